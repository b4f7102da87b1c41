import type { Socket } from 'socket.io-client';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Json } from '#lib/kernel/canonical-json.ts';
import { UPDATE_LIMIT } from './document.ts';
import type { Edited, Opened } from './document-messages.ts';
import type { Present, PresenceChange } from './presence.ts';
import { mergeInPieces } from './yjs-update.ts';

type Refused = { ok: false; code: string; reason: string };
type Answer<T> = ({ ok: true } & T) | Refused;

/** How long an answer is waited for before it counts as lost. */
const PATIENCE = 15_000;
/** Opened again this often: a packet lost on the way is found then. */
const REOPEN = 60_000;
/** After trouble that passes by itself. */
const RETRY = 4_000;
/** What is sent at once. A long time offline goes out in several pieces. */
const PARCEL = UPDATE_LIMIT / 4;
/** Carets are told this often at most. */
const CARET = 100;

/** Refusals that time or the desk mends; all others need the person. */
const PASSING = /^(unknown|storage\.|access\.too_often)/;

/** The mark of what came from the server, so that it is not sent back. */
const SERVER = 'server';

/**
 * One draft in one browser tab: the shared text, the connection, who else is here, and what of our own words is not on
 * the server's disk yet. `saved` is said of acknowledged words only: an error, or an answer that never came, is not one.
 * Words are kept in order until they are acknowledged; whatever is lost is sent again, which changes nothing twice.
 */
export function openDraft(
	socket: Socket,
	documentId: string,
	{ patience = PATIENCE, retry = RETRY, reopen = REOPEN } = {}
) {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	const unsent: Uint8Array[] = [];
	let underWay: Uint8Array | undefined;
	let again = false;
	let mark: string | undefined;
	let opening = false;
	let closed = false;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody looks at it
	const timers = new Set<ReturnType<typeof setTimeout>>();
	const clock = setInterval(() => void open(), reopen);

	let connection = $state<'connecting' | 'online' | 'offline'>('connecting');
	let mode = $state<'write' | 'read' | undefined>();
	let sealed = $state(false);
	let versionId = $state<string | undefined>();
	let pending = $state(0);
	let people = $state.raw<Present[]>([]);
	let refusal = $state.raw<{ code: string; reason: string } | undefined>();
	let signedOut = $state(false);

	/** One question; nothing when no answer came. */
	function ask<T>(message: string, content: object): Promise<Answer<T> | undefined> {
		return new Promise((resolve) => {
			socket
				.timeout(patience)
				.emit(message, content, (error: Error | null, answer?: Answer<T>) =>
					resolve(error ? undefined : answer)
				);
		});
	}

	function later(act: () => void, wait: number) {
		const timer = setTimeout(() => {
			timers.delete(timer);
			if (!closed) act();
		}, wait);
		timers.add(timer);
	}

	async function open() {
		if (opening || closed || !socket.connected) return;
		opening = true;
		const vector = mark === undefined ? undefined : toBase64(Y.encodeStateVector(doc));
		const answer = await ask<Opened>('document:open', {
			documentId,
			client: doc.clientID,
			mark,
			vector
		});
		opening = false;
		if (closed || !socket.connected) return;
		if (!answer) return later(open, retry);
		if (!answer.ok) return refusedEntry(answer);
		take(answer.updates.map((update) => new Uint8Array(update as ArrayBuffer)));
		mark = answer.mark;
		signedOut = false;
		connection = 'online';
		mode = answer.mode;
		sealed = answer.sealed;
		show(
			answer.people,
			people
				.map(({ client }) => client)
				.filter((client) => !answer.people.some((one) => one.client === client))
		);
		if (mode === 'read' && pending > 0 && !refusal)
			refusal = { code: sealed ? 'document.sealed' : 'document.not_a_drafter', reason: '' };
		tellCaret();
		void send();
	}

	function refusedEntry(answer: Refused) {
		connection = 'offline';
		if (answer.code === 'access.sign_in') {
			// Signed in again in another tab, the next connection carries the new cookie.
			signedOut = true;
			return later(() => socket.disconnect().connect(), retry);
		}
		if (PASSING.test(answer.code)) return later(open, retry);
		mode = undefined;
		refusal = answer;
	}

	function take(updates: Uint8Array[]) {
		doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, SERVER)), SERVER);
	}

	/** Sends what is next, one parcel at a time: what is typed while it travels goes with the next one. */
	async function send() {
		if (underWay || refusal || closed || connection !== 'online' || mode !== 'write') return;
		underWay = nextParcel();
		if (!underWay) return;
		const parcel = underWay;
		const content = { documentId, update: toBase64(parcel), ...(again && { again }) };
		const answer = await ask<object>('document:edit', content);
		underWay = undefined;
		if (answer?.ok) {
			again = false;
			count();
			return send();
		}
		unsent.unshift(parcel);
		count();
		// It may have been written, and only the answer lost: the server looks before it writes it twice.
		again = true;
		if (!answer) return later(open, 0);
		if (answer.code === 'access.sign_in') return refusedEntry(answer);
		if (PASSING.test(answer.code)) return later(send, retry);
		refusal = answer;
	}

	function nextParcel(): Uint8Array | undefined {
		let size = 0;
		let upTo = 0;
		while (upTo < unsent.length && (upTo === 0 || size + unsent[upTo]!.byteLength <= PARCEL))
			size += unsent[upTo++]!.byteLength;
		let parcel = unsent.splice(0, upTo);
		while (parcel.length > 1) parcel = mergeInPieces(parcel);
		return parcel[0];
	}

	function count() {
		pending = unsent.length + (underWay ? 1 : 0);
	}

	let gathering = false;
	function typed(update: Uint8Array, origin: unknown) {
		if (origin === SERVER) return;
		unsent.push(update);
		count();
		if (gathering) return;
		gathering = true;
		queueMicrotask(() => {
			gathering = false;
			void send();
		});
	}

	/** The server's word on who is here, put where the editor looks for carets. */
	function show(changed: readonly Present[], gone: readonly number[]) {
		const others = changed.filter(({ client }) => client !== doc.clientID);
		people = [
			...people.filter(({ client }) => {
				return !gone.includes(client) && !changed.some((one) => one.client === client);
			}),
			...changed
		].sort((a, b) => a.client - b.client);
		const news = { added: [] as number[], updated: [] as number[], removed: [] as number[] };
		for (const { client, name, colour, cursor } of others) {
			(awareness.states.has(client) ? news.updated : news.added).push(client);
			awareness.states.set(client, { user: { name, color: colour }, cursor });
			// It leaves when the server says so, not when a clock here thinks it has been silent.
			awareness.meta.set(client, { clock: 0, lastUpdated: Infinity });
		}
		for (const client of gone)
			if (client !== doc.clientID && awareness.states.delete(client)) {
				awareness.meta.delete(client);
				news.removed.push(client);
			}
		if (others.length + news.removed.length > 0) {
			awareness.emit('change', [news, SERVER]);
			awareness.emit('update', [news, SERVER]);
		}
	}

	let caretWaits = false;
	function tellCaret() {
		const state = awareness.getLocalState();
		if (!state || !socket.connected) return;
		const cursor = (state.cursor ?? null) as Json;
		socket.volatile.emit('document:presence', { documentId, cursor });
	}
	function moved(_news: unknown, origin: unknown) {
		if (origin === SERVER || caretWaits) return;
		caretWaits = true;
		later(() => {
			caretWaits = false;
			tellCaret();
		}, CARET);
	}

	const heard = {
		connect: () => void open(),
		disconnect: (reason: string) => {
			connection = 'offline';
			opening = false;
			show(
				[],
				people.map(({ client }) => client)
			);
			// The server ended it (signed out, or it is closing): the library would wait for us.
			if (reason === 'io server disconnect') later(() => socket.connect(), retry);
		},
		connect_error: () => (connection = 'offline'),
		'document:edited': (edited: Edited) => {
			if (edited.documentId === documentId) take(edited.updates.map(fromBase64));
		},
		'document:present': (change: PresenceChange) => {
			if (change.documentId === documentId) show(change.people, change.gone);
		},
		'document:sealed': (news: { documentId: string; versionId: string }) => {
			if (news.documentId !== documentId) return;
			sealed = true;
			mode = 'read';
			versionId = news.versionId;
			if (pending > 0) refusal ??= { code: 'document.sealed', reason: '' };
		}
	};
	for (const [event, listener] of Object.entries(heard)) socket.on(event, listener as () => void);
	doc.on('update', typed);
	awareness.on('update', moved);
	if (socket.connected) void open();

	return {
		doc,
		awareness,
		get connection() {
			return connection;
		},
		/** Unknown until the text has come. */
		get mode() {
			return mode;
		},
		get sealed() {
			return sealed;
		},
		get versionId() {
			return versionId;
		},
		/** Everything typed here is on the server's disk. */
		get saved() {
			return pending === 0;
		},
		get people() {
			return people;
		},
		/** The server will not take what is typed here, and why. It stays in this tab to be copied. */
		get refusal() {
			return refusal;
		},
		get signedOut() {
			return signedOut;
		},
		close() {
			closed = true;
			clearInterval(clock);
			timers.forEach(clearTimeout);
			if (socket.connected) socket.emit('document:leave', { documentId });
			for (const [event, listener] of Object.entries(heard))
				socket.off(event, listener as () => void);
			awareness.destroy();
			doc.destroy();
		}
	};
}

export type DraftClient = ReturnType<typeof openDraft>;

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000)
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text);
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
