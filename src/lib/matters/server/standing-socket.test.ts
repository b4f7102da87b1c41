import type { Socket } from 'socket.io-client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { serveDocuments } from '#lib/documents/server/document-socket.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { announceEndedTerms } from '#lib/people/server/announce-ended-terms.ts';
import { handDeskOver } from '#lib/people/server/appoint-clerk.ts';
import { endPost, fillPost } from '#lib/people/server/fill-post.ts';
import { markDead, moveAway } from '#lib/people/server/leave-roll.ts';
import { listPostsIn } from '#lib/people/server/post-store.ts';
import { aDraft, Editor } from '#tests/helpers/draft.ts';
import { openSockets } from '#tests/helpers/sockets.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { addDrafters } from './add-drafters.ts';
import { releaseDrafter } from './release-drafter.ts';

let village: Village;
let sockets: Awaited<ReturnType<typeof openSockets>>;
let clerk: Id<'person'>;
let wang: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	sockets = await openSockets(village, [serveDocuments]);
	clerk = await village.clerk();
	wang = await village.post('committee', 'committee_member');
});

type Reply = { ok: boolean; code?: string; mode?: string };
const enter = (socket: Socket, documentId: string, client: number) =>
	socket.timeout(2000).emitWithAck('document:open', { documentId, client }) as Promise<Reply>;

/** A draft of 王's, with this person looking on, and what 王 writes from then on. */
async function watched(personId: Id<'person'>, drafters = [wang]) {
	const { documentId } = await aDraft(village, drafters);
	const writer = await sockets.connect(wang);
	await enter(writer, documentId, 1);
	const reader = await sockets.connect(personId);
	const reply = await enter(reader, documentId, 2);
	const heard: string[] = [];
	reader.onAny((event: string) => heard.push(event));
	const left = new Promise<string>((tell) => reader.once('disconnect', tell));
	const write = () => {
		const update = Buffer.from(new Editor().paragraph('机密').update()).toString('base64');
		return writer.timeout(2000).emitWithAck('document:edit', { documentId, update });
	};
	const comeAgain = async () => enter(await sockets.connect(personId), documentId, 3);
	return { documentId, reply, heard, left, write, comeAgain };
}

describe('an open page of somebody whose standing ends', () => {
	it.each([
		[
			'a post that is ended',
			async (personId: Id<'person'>) => {
				const post = (
					await listPostsIn(village.db, await village.body('council'), village.now)
				).find((one) => one.personId === personId)!;
				await endPost(village.as(clerk), { communityId: village.id, postId: post.id });
			}
		],
		[
			'moving away',
			(personId: Id<'person'>) => moveAway(village.as(clerk), { communityId: village.id, personId })
		],
		[
			'a death',
			async (personId: Id<'person'>) =>
				void (await markDead(village.as(clerk), { communityId: village.id, personId }))
		]
	])('is shut by %s: nothing more is heard, and the next knock is refused', async (_what, end) => {
		const member = await village.post('council', 'member');
		const page = await watched(member);
		expect(page.reply).toMatchObject({ ok: true, mode: 'read' });
		await end(member);
		expect(await page.left).toBeDefined();
		page.heard.length = 0;
		expect(await page.write()).toEqual({ ok: true });
		expect((await page.comeAgain()).code).toMatch(/^(document\.not_for_you|access\.sign_in)$/);
		expect(page.heard).toEqual([]);
	});

	it('is shut when the term comes to its end, once, and others stay in', async () => {
		const member = await village.person();
		await fillPost(village.as(clerk), {
			communityId: village.id,
			bodyId: await village.body('council'),
			personId: member,
			role: 'member',
			votes: true,
			startsAt: village.now,
			endsAt: village.now + DAY,
			organisation: ''
		});
		const staying = await village.post('council', 'member');
		await announceEndedTerms.run(village.asSystem());
		const page = await watched(member);
		const other = await watched(staying);
		village.at(village.now + DAY - 1);
		await announceEndedTerms.run(village.asSystem());
		expect(await page.write()).toEqual({ ok: true });
		await vi.waitFor(() => expect(page.heard).toContain('document:edited'));

		village.at(village.now + 1);
		const told: string[] = [];
		village.bus.listen(({ topic, event }) => told.push(`${event} ${topic}`));
		await announceEndedTerms.run(village.asSystem());
		await announceEndedTerms.run(village.asSystem());
		await page.left;
		expect(told).toEqual([`standing.changed person:${member}`]);
		expect(await page.comeAgain()).toMatchObject({ code: 'document.not_for_you' });
		expect(await other.write()).toEqual({ ok: true });
		await vi.waitFor(() => expect(other.heard).toContain('document:edited'));
	});

	it('is asked anew when the desk changes hands', async () => {
		const page = await watched(clerk);
		const successor = await village.person();
		await handDeskOver(village.as(clerk), { communityId: village.id, successorId: successor });
		await page.left;
		expect(await page.comeAgain()).toMatchObject({ code: 'document.not_for_you' });
		clerk = successor;
	});
});

describe('an open page of somebody who begins or ceases to draft', () => {
	it('may write once added, and only read once released', async () => {
		const member = await village.post('council', 'member');
		const page = await watched(member);
		expect(page.reply).toMatchObject({ mode: 'read' });
		const where = { communityId: village.id, documentId: page.documentId };
		await addDrafters(village.as(clerk), { ...where, people: [member] });
		await page.left;
		expect(await page.comeAgain()).toMatchObject({ mode: 'write' });

		const again = await watched(member, [wang, member]);
		expect(again.reply).toMatchObject({ mode: 'write' });
		await releaseDrafter(village.as(clerk), {
			communityId: village.id,
			documentId: again.documentId,
			personId: member
		});
		await again.left;
		expect(await again.comeAgain()).toMatchObject({ mode: 'read' });
	});
});
