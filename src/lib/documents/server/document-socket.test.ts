import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io-client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Id } from '#lib/kernel/id.ts';
import { aDraft, Editor, wordsOf } from '#tests/helpers/draft.ts';
import { openSockets, type Transport } from '#tests/helpers/sockets.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { openDraft, type DraftClient } from '../document-client.svelte.ts';
import { TEXT_FIELD, UPDATE_LIMIT } from '../document.ts';
import { plainText, readText } from '../text.ts';
import { serveDocuments } from './document-socket.ts';
import { measureLog } from './edit-store.ts';
import { freezeDocument } from './freeze-document.ts';

let village: Village;
let sockets: Awaited<ReturnType<typeof openSockets>>;
let wang: Id<'person'>;
let li: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	sockets = await openSockets(village, [serveDocuments]);
	wang = await village.post('committee', 'committee_member', {
		personId: await village.person({ name: '王一' })
	});
	li = await village.post('committee', 'committee_member', {
		personId: await village.person({ name: '李二' })
	});
});

/** Opens a draft in a browser of this person's and waits until the text has come. */
async function enter(personId: Id<'person'>, documentId: string, transport?: Transport) {
	const socket = await sockets.connect(personId, transport);
	const draft = openDraft(socket, documentId, { patience: 1500, retry: 100 });
	await vi.waitFor(() => expect(draft.mode).toBeDefined());
	return { socket, draft };
}

function type(draft: DraftClient, words: string) {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(words)]);
	const text = draft.doc.getXmlFragment(TEXT_FIELD);
	text.insert(text.length, [element]);
}
const wordsIn = (draft: DraftClient) => plainText(readText(draft.doc));
const saved = (draft: DraftClient) => vi.waitFor(() => expect(draft.saved).toBe(true), 10_000);

const ask = (socket: Socket, message: string, content: object) =>
	socket.timeout(2000).emitWithAck(message, content) as Promise<Record<string, unknown>>;
const base64 = (update: Uint8Array) => Buffer.from(update).toString('base64');

describe('document:open', () => {
	it('gives the text, who is here by the server’s names, and whether to write', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const first = await enter(wang, documentId);
		type(first.draft, '一、事由');
		await saved(first.draft);
		const second = await enter(li, documentId);
		expect(first.draft.mode).toBe('write');
		expect(second.draft.mode).toBe('read');
		expect(wordsIn(second.draft)).toBe('一、事由');
		const names = second.draft.people.map(({ name }) => name).sort();
		expect(names).toEqual(['李二', '王一'].sort());
		await vi.waitFor(() => expect(first.draft.people).toHaveLength(2));
		second.draft.close();
		await vi.waitFor(() => expect(first.draft.people).toHaveLength(1));
	});

	it('by somebody who is gone before it is answered leaves nobody standing in the room', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const io = new EventEmitter();
		const room = { emit: () => true, except: () => room, volatile: { emit: () => true } };
		serveDocuments(Object.assign(io, { to: () => room }) as never);
		const come = (personId: Id<'person'>) => {
			const socket = Object.assign(new EventEmitter(), {
				...{ id: personId, connected: true, data: { ctx: () => village.as(personId) } },
				...{ join: async () => {}, leave: async () => {} }
			});
			io.emit('connection', socket);
			const opened = new Promise<{ people?: unknown[] }>((answer) =>
				socket.emit('document:open', { documentId, client: 1 }, answer)
			);
			return { socket, opened };
		};
		const gone = come(li);
		gone.socket.connected = false;
		gone.socket.emit('disconnecting');
		await gone.opened;
		expect((await come(wang).opened).people).toHaveLength(1);
	});

	it('is refused to residents without a post and to visitors', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const resident = await sockets.connect(await village.person());
		const visitor = await sockets.connect();
		const message = { documentId, client: 1 };
		expect(await ask(resident, 'document:open', message)).toMatchObject({
			code: 'document.not_for_you'
		});
		expect(await ask(visitor, 'document:open', message)).toMatchObject({ code: 'access.sign_in' });
		expect(await ask(resident, 'document:open', { documentId: 'x' })).toMatchObject({
			code: 'message.malformed'
		});
	});
});

describe('document:edit', () => {
	it('is acknowledged from disk and shown to the others, not to its sender', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const { draft, socket } = await enter(wang, documentId);
		const other = await enter(li, documentId);
		const echoes = vi.fn();
		socket.on('document:edited', echoes);
		type(draft, '新装路灯三十盏');
		expect(draft.saved).toBe(false);
		await saved(draft);
		expect(await wordsOf(village.db, documentId)).toBe('新装路灯三十盏');
		await vi.waitFor(() => expect(wordsIn(other.draft)).toBe('新装路灯三十盏'));
		expect(echoes).not.toHaveBeenCalled();
	});

	it('asks for permission at every update', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const reader = await sockets.connect(li);
		const update = base64(new Editor().paragraph('不该有').update());
		await ask(reader, 'document:open', { documentId, client: 7 });
		expect(await ask(reader, 'document:edit', { documentId, update })).toMatchObject({
			ok: false,
			code: 'document.not_a_drafter'
		});
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
	});

	it('refuses what is malformed or too large, and the connection lives on', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const socket = await sockets.connect(wang);
		const send = (update: string) => ask(socket, 'document:edit', { documentId, update });
		expect(await send(base64(new Uint8Array([7, 7, 7])))).toMatchObject({
			code: 'document.malformed'
		});
		expect(await send('!!')).toMatchObject({ code: 'message.malformed' });
		const large = base64(new Editor().paragraph('a'.repeat(UPDATE_LIMIT)).update());
		expect(await send(large)).toMatchObject({ code: 'document.too_large' });
		expect(await send(base64(new Editor().paragraph('好').update()))).toEqual({ ok: true });
	});

	it('sent again because its answer was lost is written once', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const socket = await sockets.connect(wang);
		const update = base64(new Editor().paragraph('一次').update());
		await ask(socket, 'document:edit', { documentId, update });
		const second = await ask(socket, 'document:edit', { documentId, update, again: true });
		expect(second).toEqual({ ok: true });
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 1 });
	});

	it('that never gets an answer is not called saved, and is sent again', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const { draft, socket } = await enter(wang, documentId);
		const inner = socket as unknown as { onack(packet: unknown): void };
		const onack = inner.onack.bind(inner);
		let lost = 0;
		// The first answer is lost on the way.
		inner.onack = (packet) => (lost === 0 ? (lost += 1) : onack(packet));
		type(draft, '路灯');
		await vi.waitFor(() => expect(lost).toBe(1));
		expect(await wordsOf(village.db, documentId)).toBe('路灯');
		expect(draft.saved).toBe(false);
		await saved(draft);
		expect(await wordsOf(village.db, documentId)).toBe('路灯');
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 1 });
	});
});

describe('drafting together', () => {
	it.each(['websocket', 'polling'] as const)(
		'loses no character when ten people type at once by %s',
		async (transport) => {
			const people = await Promise.all(Array.from({ length: 10 }, () => village.person()));
			const { documentId } = await aDraft(village, people);
			const rooms = await Promise.all(
				people.map((personId) => enter(personId, documentId, transport))
			);
			await Promise.all(
				rooms.map(async ({ draft }, nth) => {
					for (let line = 0; line < 15; line += 1) {
						type(draft, `第${nth}人第${line}句`);
						await new Promise((resume) => setTimeout(resume, 5));
					}
				})
			);
			await Promise.all(rooms.map(({ draft }) => saved(draft)));
			const stored = (await wordsOf(village.db, documentId)).split('\n');
			expect(stored).toHaveLength(150);
			for (const { draft } of rooms)
				await vi.waitFor(() => expect(wordsIn(draft).split('\n')).toEqual(stored), 10_000);
			rooms.forEach(({ draft, socket }) => (draft.close(), socket.disconnect()));
		}
	);

	it('keeps what was typed offline, however much, and merges it on return', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const away = await enter(wang, documentId);
		const here = await enter(li, documentId);
		away.socket.disconnect();
		expect(away.draft.connection).toBe('offline');
		const long = '很长的一段话'.repeat(2000);
		// Together far more than one message may hold.
		for (let nth = 0; nth < 40; nth += 1) type(away.draft, `${nth}${long}`);
		type(here.draft, '同时在线的人写的');
		await saved(here.draft);
		expect(away.draft.saved).toBe(false);

		away.socket.connect();
		await vi.waitFor(() => expect(away.draft.connection).toBe('online'));
		await saved(away.draft);
		const stored = (await wordsOf(village.db, documentId)).split('\n').sort();
		expect(stored).toHaveLength(41);
		await vi.waitFor(() => expect(wordsIn(here.draft).split('\n').sort()).toEqual(stored), 5000);
		expect(wordsIn(away.draft).split('\n').sort()).toEqual(stored);
	});

	it('shows carets under the server’s names to the others, newcomers included', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const first = await enter(wang, documentId);
		first.draft.awareness.setLocalState({ user: { name: '书记' }, cursor: { anchor: 1, head: 1 } });
		const second = await enter(li, documentId);
		const caret = () => second.draft.awareness.getStates().get(first.draft.doc.clientID);
		await vi.waitFor(() => expect(caret()).toMatchObject({ cursor: { anchor: 1, head: 1 } }));
		expect(caret()).toMatchObject({ user: { name: '王一' } });
		first.socket.disconnect();
		await vi.waitFor(() => expect(caret()).toBeUndefined());
	});

	it('goes on when somebody sends a caret nested too deep to be written down', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const socket = await sockets.connect(wang);
		const deep = '['.repeat(200_000) + ']'.repeat(200_000);
		// As no editor would: the packet itself, with 7 as the number of its answer.
		const answered = new Promise((resolve) =>
			socket.io.engine.on('message', (packet: string) => packet.startsWith('37') && resolve(packet))
		);
		const message = `["document:presence",{"documentId":"${documentId}","cursor":${deep}}]`;
		socket.io.engine.write(`27${message}`);
		expect(await answered).toContain('message.malformed');
	});

	it('tells the room when the draft is sealed, and keeps the words that came too late', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const { draft } = await enter(wang, documentId);
		const late = await enter(li, documentId);
		type(draft, '定稿的文字');
		await saved(draft);
		await vi.waitFor(() => expect(wordsIn(late.draft)).toBe('定稿的文字'));
		late.socket.disconnect();
		type(late.draft, '晚到的文字');
		const { versionId } = await freezeDocument(village.as(wang), { documentId });
		await vi.waitFor(() => expect(draft.versionId).toBe(versionId));
		expect(draft.mode).toBe('read');

		late.socket.connect();
		await vi.waitFor(() => expect(late.draft.refusal?.code).toBe('document.sealed'));
		expect(late.draft.saved).toBe(false);
		expect(wordsIn(late.draft)).toContain('晚到的文字');
		expect(await wordsOf(village.db, documentId)).toBe('定稿的文字');
	});

	it('says that the sign-in ended, keeps the words, and goes on after signing in again', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const { draft, socket } = await enter(wang, documentId);
		const cookie = socket.io.opts.extraHeaders;
		socket.io.opts.extraHeaders = {};
		socket.disconnect().connect();
		await vi.waitFor(() => expect(draft.signedOut).toBe(true));
		type(draft, '登录过期时写的');
		expect(draft.saved).toBe(false);
		socket.io.opts.extraHeaders = cookie;
		await vi.waitFor(() => expect(draft.signedOut).toBe(false), 5000);
		await saved(draft);
		expect(await wordsOf(village.db, documentId)).toBe('登录过期时写的');
	});

	it('catches up after the server was stopped and started again', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const first = await enter(wang, documentId);
		const second = await enter(li, documentId);
		await sockets.stop();
		await vi.waitFor(() => expect(first.draft.connection).toBe('offline'));
		type(first.draft, '断线时写的');
		await sockets.start();
		await vi.waitFor(() => expect(first.draft.connection).toBe('online'), 10_000);
		await saved(first.draft);
		await vi.waitFor(() => expect(wordsIn(second.draft)).toBe('断线时写的'), 10_000);
	});
});
