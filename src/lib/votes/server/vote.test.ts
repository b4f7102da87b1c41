import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { anOpenMeeting } from '#tests/helpers/sitting.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { listItems } from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { signOut } from '#lib/meetings/server/sign-out.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { freshSigningKey } from '#lib/server/signing-key.ts';
import { resultHash, toldHash } from '../vote.ts';
import { castBallot } from './cast-ballot.ts';
import { closeVote } from './close-vote.ts';
import { countHands } from './count-hands.ts';
import { loadResult } from './load-vote.ts';
import { openVote } from './open-vote.ts';
import { countBallots, getVote, listBallots, listVotesOfMeeting } from './vote-store.ts';

const refusal = (code: string, facts?: object) =>
	expect.objectContaining(facts ? { code, facts: expect.objectContaining(facts) } : { code });

async function actsOf(village: Village) {
	const rows = await village.db
		.select()
		.from(journalEntries)
		.where(eq(journalEntries.communityId, village.id));
	return rows.map(({ act }) => act);
}

/** A key that fails when the journal line is to be signed: the act must leave nothing behind. */
function unsigned(ctx: Ctx): Ctx {
	return {
		...ctx,
		key: {
			...ctx.key,
			sign() {
				throw new Error('the key is gone');
			}
		}
	};
}

/** Four of six there, the vote open. */
async function anOpenVote(present = 4) {
	const meeting = await anOpenMeeting({ present });
	const { village, clerk, itemId, there } = meeting;
	const voteId = await openVote(village.as(clerk), { communityId: village.id, itemId });
	const at = { communityId: village.id, voteId };
	const [first, second, third] = there as [Id<'person'>, Id<'person'>, Id<'person'>];
	return { ...meeting, at, voteId, first, second, third };
}

describe('opening a vote', () => {
	it('is refused without a quorum, and says how many are missing', async () => {
		const { village, clerk, itemId, representatives, at } = await anOpenMeeting({ present: 3 });
		const call = { communityId: village.id, itemId };
		await expect(openVote(village.as(clerk), call)).rejects.toEqual(
			refusal('meeting.no_quorum', { due: 6, present: 3, missing: 1 })
		);
		expect(await actsOf(village)).not.toContain('vote.opened');
		await signIn(village.as(clerk), { ...at, personIds: [representatives[3]!], channel: 'desk' });
		const voteId = await openVote(village.as(clerk), call);
		const vote = await getVote(village.db, village.id, voteId);
		expect(vote).toMatchObject({ due: 6, present: 4, state: 'open', versionHash: null });
		expect(vote.rules).toMatchObject([{ id: 'V-REP', edition: '2025修正' }]);
		expect(vote.rules[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
	});

	it('freezes the roll: who comes later votes on the next item', async () => {
		const { village, clerk, representatives, at, meetingId } = await anOpenVote();
		const late = representatives[5]!;
		await signIn(village.as(clerk), {
			communityId: village.id,
			meetingId,
			personIds: [late],
			channel: 'desk'
		});
		await expect(castBallot(village.as(late), { ...at, choice: 'yes' })).rejects.toEqual(
			refusal('vote.not_on_roll')
		);
	});

	it('happens once on an item, also when pressed twice at once', async () => {
		const { village, clerk, itemId } = await anOpenMeeting({ present: 4 });
		const call = { communityId: village.id, itemId };
		const both = await Promise.allSettled([
			openVote(village.as(clerk), call),
			openVote(village.as(clerk), call)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await actsOf(village)).filter((act) => act === 'vote.opened')).toHaveLength(1);
	});

	it('is for who leads the sitting, here', async () => {
		const { village, representatives, itemId } = await anOpenMeeting({ present: 4 });
		const call = { communityId: village.id, itemId };
		await expect(openVote(village.as(representatives[2]), call)).rejects.toEqual(
			refusal('meeting.not_running')
		);
		const elsewhere = await aVillage({ db: village.db });
		const stranger = await elsewhere.clerk();
		await expect(
			openVote(elsewhere.as(stranger), { communityId: elsewhere.id, itemId })
		).rejects.toEqual(refusal('access.not_found'));
	});

	it('leaves nothing behind when the journal cannot be written', async () => {
		const { village, clerk, itemId, at } = await anOpenMeeting({ present: 4 });
		const call = { communityId: village.id, itemId };
		await expect(openVote(unsigned(village.as(clerk)), call)).rejects.toThrow('the key is gone');
		expect(await listVotesOfMeeting(village.db, at.meetingId)).toEqual([]);
		expect((await listItems(village.db, at.meetingId))[0]!.state).toBe('discussing');
	});
});

describe('a ballot', () => {
	it('is answered with the same receipt when sent again, and another choice is refused', async () => {
		const { village, at, first } = await anOpenVote();
		const receipt = await castBallot(village.as(first), { ...at, choice: 'yes' });
		expect(receipt).toMatchObject({
			choice: 'yes',
			code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
		});
		village.at(village.now + 1000);
		expect(await castBallot(village.as(first), { ...at, choice: 'yes' })).toEqual(receipt);
		await expect(castBallot(village.as(first), { ...at, choice: 'no' })).rejects.toEqual(
			refusal('vote.already_cast')
		);
		expect(await countBallots(village.db, at.voteId)).toEqual({ yes: 1, no: 0, abstain: 0 });
		expect((await actsOf(village)).filter((act) => act === 'vote.ballot_cast')).toHaveLength(1);
	});

	it('counts once when the same person sends two at once', async () => {
		const { village, at, first } = await anOpenVote();
		const both = await Promise.allSettled([
			castBallot(village.as(first), { ...at, choice: 'yes' }),
			castBallot(village.as(first), { ...at, choice: 'no' })
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: refusal('vote.already_cast')
		});
		expect(await listBallots(village.db, at.voteId)).toHaveLength(1);
	});

	it('is for who is on the roll, signed in, in this community', async () => {
		const { village, clerk, at } = await anOpenVote();
		await expect(castBallot(village.as(clerk), { ...at, choice: 'yes' })).rejects.toEqual(
			refusal('vote.not_on_roll')
		);
		await expect(castBallot(village.as(), { ...at, choice: 'yes' })).rejects.toEqual(
			refusal('access.sign_in')
		);
		const elsewhere = await aVillage({ db: village.db });
		await expect(
			castBallot(village.as(clerk), { ...at, communityId: elsewhere.id, choice: 'yes' })
		).rejects.toEqual(refusal('access.not_found'));
	});

	it('races the close: it is counted, or it is refused, and nothing in between', async () => {
		for (let round = 0; round < 5; round += 1) {
			const { village, clerk, at, first, second } = await anOpenVote();
			await castBallot(village.as(second), { ...at, choice: 'yes' });
			const cast = () => castBallot(village.as(first), { ...at, choice: 'yes' });
			const shut = () => closeVote(village.as(clerk), at);
			const isFirst = round % 2 === 0;
			const ended = await Promise.allSettled(isFirst ? [cast(), shut()] : [shut(), cast()]);
			const [ballot, close] = isFirst ? ended : ended.reverse();
			expect(close!.status).toBe('fulfilled');
			const { result } = await getVote(village.db, village.id, at.voteId);
			const inBox = (await listBallots(village.db, at.voteId)).length;
			expect(result!.counts.yes).toBe(inBox);
			expect(inBox).toBe(ballot!.status === 'fulfilled' ? 2 : 1);
			if (ballot!.status === 'rejected')
				expect(ballot).toMatchObject({ reason: refusal('vote.closed') });
		}
	});

	it('leaves nothing behind when the journal cannot be written', async () => {
		const { village, at, first } = await anOpenVote();
		await expect(castBallot(unsigned(village.as(first)), { ...at, choice: 'yes' })).rejects.toThrow(
			'the key is gone'
		);
		expect(await listBallots(village.db, at.voteId)).toEqual([]);
		await expect(castBallot(village.as(first), { ...at, choice: 'no' })).resolves.toMatchObject({
			choice: 'no'
		});
	});
});

describe('raised hands', () => {
	it('and phones never exceed those present; then phones are shut', async () => {
		const { village, clerk, at, first, second } = await anOpenVote();
		await castBallot(village.as(first), { ...at, choice: 'yes' });
		const count = (yes: number, no = 0) =>
			countHands(village.as(clerk), { ...at, hands: { yes, no, abstain: 0 } });
		await expect(count(3, 1)).rejects.toEqual(
			refusal('vote.too_many', { hands: 4, phone: 1, sum: 5, present: 4 })
		);
		await count(3);
		await count(2, 1);
		await expect(castBallot(village.as(second), { ...at, choice: 'yes' })).rejects.toEqual(
			refusal('vote.tally_taken')
		);
		expect(await closeVote(village.as(clerk), at)).toMatchObject({
			counts: { yes: 3, no: 1, abstain: 0 },
			phone: { yes: 1, no: 0, abstain: 0 },
			tally: { yes: 2, no: 1, abstain: 0 },
			notCast: 0,
			quorate: true,
			passed: true
		});
		await expect(count(3)).rejects.toEqual(refusal('vote.closed'));
	});

	it('are counted by who leads the sitting', async () => {
		const { village, at, third } = await anOpenVote();
		await expect(
			countHands(village.as(third), { ...at, hands: { yes: 1, no: 0, abstain: 0 } })
		).rejects.toEqual(refusal('meeting.not_running'));
	});
});

describe('closing a vote', () => {
	it('counts from the ballots; who did not vote stays in the base', async () => {
		const { village, clerk, at, first, second, itemId, meetingId } = await anOpenVote();
		await castBallot(village.as(first), { ...at, choice: 'yes' });
		await castBallot(village.as(second), { ...at, choice: 'yes' });
		const result = await closeVote(village.as(clerk), at);
		expect(result).toMatchObject({
			due: 6,
			present: 4,
			counts: { yes: 2, no: 0, abstain: 0 },
			notCast: 2,
			quorate: true,
			passed: false
		});
		expect((await getVote(village.db, village.id, at.voteId)).result).toEqual(result);
		const [item] = await listItems(village.db, meetingId);
		expect(item).toMatchObject({ id: itemId, state: 'decided' });
	});

	it('happens once, also when pressed twice at once', async () => {
		const { village, clerk, at } = await anOpenVote();
		const both = await Promise.allSettled([
			closeVote(village.as(clerk), at),
			closeVote(village.as(clerk), at)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await actsOf(village)).filter((act) => act === 'vote.closed')).toHaveLength(1);
	});

	it('keeps the roll of the opening when somebody has left meanwhile', async () => {
		const { village, clerk, at, first, meetingId } = await anOpenVote();
		await signOut(village.as(first), { communityId: village.id, meetingId, personId: first });
		expect(await closeVote(village.as(clerk), at)).toMatchObject({ present: 4, quorate: true });
	});

	it('is for who leads the sitting, and undone when the journal cannot be written', async () => {
		const { village, clerk, at, third } = await anOpenVote();
		await expect(closeVote(village.as(third), at)).rejects.toEqual(refusal('meeting.not_running'));
		await expect(closeVote(unsigned(village.as(clerk)), at)).rejects.toThrow('the key is gone');
		expect(await getVote(village.db, village.id, at.voteId)).toMatchObject({
			state: 'open',
			result: null
		});
	});
});

describe('a vote of a party meeting', () => {
	/** Three members, all there; two for, one against. */
	async function anInnerVote() {
		const village = await aVillage();
		const secretary = await village.post('party_organisation', 'secretary');
		const members = [secretary];
		for (let count = 0; count < 2; count += 1)
			members.push(await village.post('party_organisation', 'member'));
		const at = { communityId: village.id };
		const startsAt = village.now + 5 * DAY;
		const meetingId = await callMeeting(village.as(secretary), {
			...{ ...at, counting: 'seats', title: '党员大会', place: '党群服务中心', startsAt },
			bodyIds: [await village.body('party_organisation')],
			items: [{ title: '村道路灯安装方案', purpose: 'other' }]
		});
		village.at(startsAt);
		const ctx = village.as(secretary);
		const [first, second, third] = members as [Id<'person'>, Id<'person'>, Id<'person'>];
		await signIn(ctx, { ...at, meetingId, personIds: members, channel: 'desk' });
		await openMeeting(ctx, { ...at, meetingId, chairId: first, recorderId: second });
		const itemId = (await listItems(village.db, meetingId))[0]!.id;
		await startItem(ctx, { ...at, itemId });
		const voteId = await openVote(ctx, { ...at, itemId });
		await castBallot(village.as(first), { ...at, voteId, choice: 'yes' });
		await castBallot(village.as(second), { ...at, voteId, choice: 'yes' });
		await castBallot(village.as(third), { ...at, voteId, choice: 'no' });
		return { village, at, voteId, secretary, ctx };
	}

	async function hereFor(village: Village, who?: Id<'person'>) {
		const ctx = village.as(who);
		const community = await getCommunity(village.db, village.id);
		return { community, standing: await standingOf(village.db, ctx.actor, village.id, ctx.now) };
	}

	it('keeps who was against inside: neither the journal nor the result page tells it outside', async () => {
		const { village, at, voteId, secretary, ctx } = await anInnerVote();
		await closeVote(ctx, { ...at, voteId });
		const rows = await village.db
			.select({ act: journalEntries.act, facts: journalEntries.facts })
			.from(journalEntries)
			.where(eq(journalEntries.communityId, village.id));
		const { facts } = rows.find(({ act }) => act === 'vote.closed')!;
		expect(facts).toMatchObject({ due: 3, present: 3, yes: 2, passed: true });
		for (const inner of ['phone', 'hands', 'notCast', 'no', 'abstain'])
			expect(facts).not.toHaveProperty(inner);

		const inside = await loadResult(ctx, await hereFor(village, secretary), voteId);
		// Nor is it found by trying: the hash of every possible result is another.
		const { result } = await getVote(village.db, village.id, voteId);
		const { resultHash: told, ballotsHash } = facts as Record<string, string>;
		expect(told).toBe(toldHash(result!, { inner: true, conceal: village.key.conceal }));
		expect(told).not.toBe(resultHash(result!));
		expect(told).not.toBe(toldHash(result!, { inner: true, conceal: freshSigningKey().conceal }));
		const ballots = await listBallots(village.db, voteId);
		const box = ballots.map(({ personId, choice, castAt }) => ({ personId, choice, castAt }));
		expect(ballotsHash).toBe(village.key.conceal(canonicalJson(box)));
		expect(inside.result?.counts).toEqual({ yes: 2, no: 1, abstain: 0 });
		for (const who of [undefined, await village.person()])
			await expect(
				loadResult(village.as(who), await hereFor(village, who), voteId)
			).rejects.toEqual(refusal('access.not_found'));
	});
});
