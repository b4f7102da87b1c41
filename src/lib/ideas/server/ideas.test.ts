import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { screens } from '../idea.ts';
import { countRemarks, countToScreen, getIdea, listIdeas, listRemarks } from './idea-store.ts';
import { ideas } from './idea-tables.ts';
import { mergeIdea } from './merge-idea.ts';
import { raiseIdea } from './raise-idea.ts';
import { remarkOnIdea } from './remark-on-idea.ts';
import { removeRemark } from './remove-remark.ts';
import { screenIdea } from './screen-idea.ts';

const words = { title: '村道没有灯', body: '夜里走路不便，去年摔倒三起。' };

async function world() {
	const village = await aVillage();
	const clerk = await village.clerk();
	const secretary = await village.post('party_organisation', 'secretary');
	const director = await village.post('committee', 'director');
	const resident = await village.person();
	const councilId = await village.body('council');
	const communityId = village.id;
	const raise = (by = resident) =>
		raiseIdea(village.as(by), { communityId, ...words, raisedAs: 'resident', councilId });
	const acts = async () =>
		(await listEntriesAfter(village.db, communityId, { seq: 0, limit: 50 })).map(({ act }) => act);
	return { village, clerk, secretary, director, resident, councilId, communityId, raise, acts };
}

describe('raising an idea', () => {
	it('is on the journal, with references only', async () => {
		const { village, communityId, raise, resident, councilId } = await world();
		const id = await raise();
		expect(await getIdea(village.db, communityId, id)).toMatchObject({
			...words,
			state: 'raised',
			raisedBy: resident,
			recordedBy: resident,
			channel: 'web',
			councilId
		});
		const [entry] = await listEntriesAfter(village.db, communityId, { seq: 0, limit: 5 });
		expect(entry).toMatchObject({ act: 'idea.raised', subject: id, actor: resident });
		expect(JSON.stringify(entry)).not.toContain('路');
	});

	it('in a body’s name is for who speaks for it', async () => {
		const { village, communityId, director, resident } = await world();
		const bodyId = await village.body('committee');
		const raise = (by: Id<'person'>) =>
			raiseIdea(village.as(by), { communityId, ...words, raisedAs: 'body', bodyId });
		await expect(raise(resident)).rejects.toThrow('idea.not_in_this_capacity');
		await expect(raise(director)).resolves.toMatch(/^ide_/);
	});

	it.each([
		['nobody signed in', 'access.sign_in', async () => undefined],
		['somebody of elsewhere', 'access.not_yours', async () => (await aVillage()).person()]
	])('is not for %s', async (_who, code, who) => {
		const { village, communityId, councilId } = await world();
		const by = await who();
		await expect(
			raiseIdea(village.as(by), { communityId, ...words, raisedAs: 'resident', councilId })
		).rejects.toThrow(code);
	});

	it('to a body that is no council is refused', async () => {
		const { village, communityId, resident } = await world();
		const councilId = await village.body('committee');
		await expect(
			raiseIdea(village.as(resident), { communityId, ...words, raisedAs: 'resident', councilId })
		).rejects.toThrow('idea.not_a_council');
	});

	it('to another community’s council is not found', async () => {
		const { village, communityId, resident } = await world();
		const elsewhere = await aVillage();
		const councilId = await elsewhere.body('council');
		await expect(
			raiseIdea(village.as(resident), { communityId, ...words, raisedAs: 'resident', councilId })
		).rejects.toThrow('access.not_found');
	});

	it('by petition needs a tenth of those of age, counted at the desk', async () => {
		const { village, communityId, clerk, resident } = await world();
		for (let n = 0; n < 9; n += 1) await village.person();
		await village.person({ birthDate: '2015-01-01' });
		// Four of the world and nine more are of age: two must sign.
		const petition = (signatures: number, by = clerk) =>
			raiseIdea(village.as(by), {
				communityId,
				...words,
				raisedAs: 'villagers',
				signatures,
				raisedBy: resident,
				channel: 'paper'
			});
		await expect(petition(1)).rejects.toThrow('idea.too_few_signatures');
		await expect(petition(2, resident)).rejects.toThrow('idea.signatures_at_desk');
		const id = await petition(2);
		expect(await getIdea(village.db, communityId, id)).toMatchObject({
			raisedBy: resident,
			recordedBy: clerk,
			channel: 'paper',
			signatures: 2
		});
	});

	it('for somebody else names the helper and how it came', async () => {
		const { village, communityId, clerk, resident, director, councilId } = await world();
		const input = {
			communityId,
			...words,
			raisedAs: 'resident' as const,
			councilId,
			raisedBy: resident
		};
		await expect(raiseIdea(village.as(clerk), input)).rejects.toThrow('idea.channel_missing');
		await expect(raiseIdea(village.as(director), { ...input, channel: 'visit' })).rejects.toThrow(
			'access.clerk_only'
		);
		const elsewhere = await aVillage();
		const stranger = await elsewhere.person();
		await expect(
			raiseIdea(village.as(clerk), { ...input, raisedBy: stranger, channel: 'visit' })
		).rejects.toThrow('access.not_found');
		const id = await raiseIdea(village.as(clerk), { ...input, channel: 'visit' });
		expect(await getIdea(village.db, communityId, id)).toMatchObject({
			raisedBy: resident,
			recordedBy: clerk,
			channel: 'visit'
		});
	});

	it('leaves nothing behind when the journal cannot be written', async () => {
		const { village, communityId, councilId, resident } = await world();
		const ctx = village.as(resident);
		const broken = {
			...ctx,
			key: {
				...ctx.key,
				sign: () => {
					throw new Error('no key');
				}
			}
		};
		await expect(
			raiseIdea(broken, { communityId, ...words, raisedAs: 'resident', councilId })
		).rejects.toThrow('no key');
		expect(await village.db.select().from(ideas).where(eq(ideas.communityId, communityId))).toEqual(
			[]
		);
	});
});

describe('the list', () => {
	it('shows who raised each, to whom, newest first, in the states asked for', async () => {
		const { village, communityId, raise, director, secretary } = await world();
		const first = await raise();
		village.at(village.now + 1000);
		const bodyId = await village.body('committee');
		await raiseIdea(village.as(director), { communityId, ...words, raisedAs: 'body', bodyId });
		const list = (states: ('raised' | 'refused')[]) =>
			listIdeas(village.db, communityId, { states, limit: 10, offset: 0 });
		expect(await list(['raised'])).toMatchObject([
			{ bodyName: 'committee', councilName: null },
			{ id: first, bodyName: null, councilName: 'council' }
		]);
		await screenIdea(village.as(secretary), {
			communityId,
			ideaId: first,
			decision: 'refuse',
			reasons: '已在办。'
		});
		expect((await list(['refused'])).map(({ id }) => id)).toEqual([first]);
	});
});

describe('what waits to be screened', () => {
	it('is everything for the secretary, and for a convener what was put to that council', async () => {
		const { village, communityId, raise, secretary, director, councilId } = await world();
		const convener = await village.post('council', 'convener');
		const waiting = async (personId: Id<'person'>) => {
			const actor = village.as(personId).actor;
			const standing = await standingOf(village.db, actor, communityId, village.now);
			return countToScreen(village.db, communityId, screens(standing));
		};
		await raise();
		await raiseIdea(village.as(director), {
			communityId,
			...words,
			raisedAs: 'body',
			bodyId: await village.body('committee')
		});
		const elsewhere = await aVillage({ db: village.db });
		expect(await waiting(secretary)).toBe(2);
		expect(await waiting(convener)).toBe(1);
		expect(await waiting(director)).toBe(0);
		expect(await countToScreen(village.db, elsewhere.id, [councilId])).toBe(0);

		await screenIdea(village.as(convener), {
			communityId,
			ideaId: await raise(),
			decision: 'accept',
			reasons: '列入。'
		});
		expect(await waiting(convener)).toBe(1);
	});
});

describe('the thread', () => {
	it('takes remarks of the community while the idea is discussed', async () => {
		const { village, communityId, raise, secretary } = await world();
		const ideaId = await raise();
		const neighbour = await village.person();
		await remarkOnIdea(village.as(neighbour), { communityId, ideaId, body: '学校门口也没有灯。' });
		await expect(remarkOnIdea(village.as(), { communityId, ideaId, body: '路过' })).rejects.toThrow(
			'access.sign_in'
		);
		await screenIdea(village.as(secretary), {
			communityId,
			ideaId,
			decision: 'refuse',
			reasons: '已在办。'
		});
		await expect(
			remarkOnIdea(village.as(neighbour), { communityId, ideaId, body: '再说一句' })
		).rejects.toThrow('idea.ended');
		expect(await countRemarks(village.db, ideaId)).toBe(1);
	});

	it('keeps the place of a remark the desk took down, with the reason, once', async () => {
		const { village, communityId, raise, clerk, resident } = await world();
		const ideaId = await raise();
		const remarkId = await remarkOnIdea(village.as(resident), {
			communityId,
			ideaId,
			body: '骂人的话'
		});
		const removal = { communityId, ideaId, remarkId, reason: '辱骂他人' };
		await expect(removeRemark(village.as(resident), removal)).rejects.toThrow('access.clerk_only');
		await removeRemark(village.as(clerk), removal);
		await expect(removeRemark(village.as(clerk), removal)).rejects.toThrow('idea.remark_gone');
		const [remark] = await listRemarks(village.db, ideaId, { limit: 10, offset: 0 });
		expect(remark).toMatchObject({ removedReason: '辱骂他人', removedAt: village.now });
	});
});

describe('screening', () => {
	it('says yes or no with reasons, once, also when two answer at once', async () => {
		const { village, communityId, raise, secretary, acts } = await world();
		const ideaId = await raise();
		const screen = (decision: 'accept' | 'refuse') =>
			screenIdea(village.as(secretary), {
				communityId,
				ideaId,
				decision,
				reasons: '属于公益事业。'
			});
		const answers = await Promise.allSettled([screen('accept'), screen('refuse')]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const idea = await getIdea(village.db, communityId, ideaId);
		expect(idea).toMatchObject({ screenedBy: secretary, reasons: '属于公益事业。' });
		expect(idea.screenedFor).toBe(await village.body('party_organisation'));
		expect(
			(await acts()).filter((act) => act.startsWith('idea.') && act !== 'idea.raised')
		).toHaveLength(1);
	});

	it('by the convener is the council’s', async () => {
		const { village, communityId, raise, councilId } = await world();
		const convener = await village.post('council', 'convener');
		const ideaId = await raise();
		await screenIdea(village.as(convener), {
			communityId,
			ideaId,
			decision: 'accept',
			reasons: '列入。'
		});
		expect((await getIdea(village.db, communityId, ideaId)).screenedFor).toBe(councilId);
	});

	it('of an idea of elsewhere is not found', async () => {
		const { village, communityId, secretary } = await world();
		const elsewhere = await world();
		const ideaId = await elsewhere.raise();
		await expect(
			screenIdea(village.as(secretary), {
				communityId,
				ideaId,
				decision: 'accept',
				reasons: '好。'
			})
		).rejects.toThrow('access.not_found');
		await expect(
			screenIdea(village.as(secretary), {
				communityId,
				ideaId: newId('idea'),
				decision: 'accept',
				reasons: '好。'
			})
		).rejects.toThrow('access.not_found');
	});

	it('merges an idea into another of the same community', async () => {
		const { village, communityId, raise, secretary, resident } = await world();
		const [ideaId, into] = [await raise(), await raise()];
		const merge = { communityId, ideaId, into, reasons: '同一件事。' };
		await expect(mergeIdea(village.as(resident), merge)).rejects.toThrow('idea.screener_only');
		await mergeIdea(village.as(secretary), merge);
		expect(await getIdea(village.db, communityId, ideaId)).toMatchObject({
			state: 'merged',
			mergedInto: into
		});
		await expect(mergeIdea(village.as(secretary), merge)).rejects.toThrow('idea.already_screened');
	});
});
