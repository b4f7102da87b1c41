import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { readDocument } from '#lib/documents/server/open-document.ts';
import { startDocument } from '#lib/documents/server/start-document.ts';
import { signatureOf } from '#lib/journal/server/signature.ts';
import { verifyJournal } from '#lib/journal/server/verify-journal.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { writeSetting } from '#lib/server/settings-store.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { namedBallots } from '#lib/votes/server/vote-tables.ts';
import { anOpenMeeting } from '#tests/helpers/sitting.ts';
import { expect, test, type E2eVillage, type House } from './fixtures.ts';

const KILLS = 20;
const WRITERS = 3;
const BALLOTS = 8;

/** One person typing marks into the draft, each noted once the server says that it is on disk. */
async function typeUntilCut(
	house: House,
	cookie: string,
	documentId: Id<'document'>,
	name: string
) {
	const doc = new Y.Doc();
	const text = doc.getText('marks');
	const acknowledged: string[] = [];
	const socket: Socket = io(house.address, {
		transports: ['websocket'],
		reconnection: false,
		extraHeaders: { cookie: `session=${cookie}`, origin: house.address }
	});
	await new Promise<void>((connected, failed) => {
		socket.once('connect', connected);
		socket.once('connect_error', failed);
	});
	const opened = await socket.emitWithAck('document:open', { documentId, client: doc.clientID });
	expect(opened).toMatchObject({ ok: true, mode: 'write' });

	let typing = true;
	socket.on('disconnect', () => (typing = false));
	const typed = (async () => {
		for (let nth = 0; typing; nth += 1) {
			const mark = `${name}.${nth};`;
			const before = Y.encodeStateVector(doc);
			text.insert(text.length, mark);
			const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
			socket
				.emitWithAck('document:edit', { documentId, update })
				.then((answer: { ok: boolean }) => answer.ok && acknowledged.push(mark))
				.catch(() => {});
			await pause(3);
		}
	})();
	return { acknowledged, typed, close: () => socket.disconnect() };
}

type Reply = { personId: Id<'person'>; choice: string; status: number };

/** One ballot over HTTP, as a page without JavaScript sends it. Status 0: the answer never came. */
async function cast(house: House, cookie: string, path: string, choice: string): Promise<number> {
	try {
		const response = await fetch(`${house.address}${path}?/cast`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: `session=${cookie}`, origin: house.address, accept: 'text/html' },
			body: new URLSearchParams({ choice })
		});
		await response.text();
		return response.status;
	} catch {
		return 0;
	}
}

async function aVoteUnderWay(village: E2eVillage) {
	const meeting = await anOpenMeeting({ village, due: KILLS * BALLOTS, present: KILLS * BALLOTS });
	const voteId = await openVote(village.as(meeting.clerk), {
		communityId: village.id,
		itemId: meeting.itemId
	});
	return { voteId, voters: meeting.there, path: `${village.path}/votes/${voteId}` };
}

test('twenty kills lose nothing that was acknowledged and refuse nothing that is not there', async ({
	house,
	village
}) => {
	test.setTimeout(240_000);
	const { voteId, voters, path } = await aVoteUnderWay(village);
	const writers = await Promise.all(Array.from({ length: WRITERS }, () => village.person()));
	const documentId = await village.db.write((tx) =>
		startDocument(tx, {
			communityId: village.id,
			matterId: newId('matter'),
			title: '村道路灯安装方案',
			drafters: writers,
			at: village.now
		})
	);
	const cookies = new Map<Id<'person'>, string>();
	for (const person of [...writers, ...voters]) cookies.set(person, await village.cookieOf(person));
	// The meeting was set up four days ahead; the house's clock follows.
	await house.stop();
	await village.db.write((tx) => writeSetting(tx, 'clock.ahead', village.now - Date.now() + DAY));
	await house.start();

	const marks: string[] = [];
	const ballots = new Map<Id<'person'>, string>();
	const unknown: Id<'person'>[] = [];

	for (let kill = 0; kill < KILLS; kill += 1) {
		const typists = await Promise.all(
			writers.map((writer, nth) =>
				typeUntilCut(house, cookies.get(writer)!, documentId, `${kill}.${nth}`)
			)
		);
		const round = voters.slice(kill * BALLOTS, (kill + 1) * BALLOTS);
		const casting = round.map(async (personId, nth): Promise<Reply> => {
			await pause(nth * 30);
			return {
				personId,
				choice: 'yes',
				status: await cast(house, cookies.get(personId)!, path, 'yes')
			};
		});
		// Anywhere from before the first ballot to after the last.
		await pause(40 + Math.random() * 300);
		await house.stop('SIGKILL');
		for (const { acknowledged, typed, close } of typists) {
			await typed;
			marks.push(...acknowledged);
			close();
		}
		for (const { personId, choice, status } of await Promise.all(casting))
			if (status === 303) ballots.set(personId, choice);
			else unknown.push(personId);
		await house.start();
	}

	// The kills fell among the ballots, neither before all nor after all of them.
	expect(ballots.size).toBeGreaterThan(KILLS);
	expect(unknown.length).toBeGreaterThan(0);

	// Whoever had no answer votes again, otherwise than before: taken, or refused because the first ballot is there.
	for (const personId of unknown) {
		const status = await cast(house, cookies.get(personId)!, path, 'no');
		expect([303, 409]).toContain(status);
		ballots.set(personId, status === 303 ? 'no' : 'yes');
	}
	const stored = await village.db
		.select()
		.from(namedBallots)
		.where(eq(namedBallots.voteId, voteId));
	expect(new Map(stored.map(({ personId, choice }) => [personId, choice]))).toEqual(ballots);

	const doc = new Y.Doc();
	for (const update of (await readDocument(village.db, documentId)).updates)
		Y.applyUpdate(doc, update);
	const text = doc.getText('marks').toString();
	expect(marks.length).toBeGreaterThan(KILLS * 10);
	expect(marks.filter((mark) => !text.includes(mark))).toEqual([]);
	const isSigned = signatureOf(village.key.publicKey);
	expect(await verifyJournal(village.db, village.id, isSigned)).toMatchObject({ ok: true });
});
