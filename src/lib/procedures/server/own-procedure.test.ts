import { describe, expect, it } from 'vitest';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { aMatterIn, anAcceptedIdea } from '#tests/helpers/dossier.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { procedureOf, procedures } from '../procedures.ts';
import { adoptProcedure } from './adopt-procedure.ts';
import { changeProcedure } from './change-procedure.ts';
import { copyProcedure } from './copy-procedure.ts';
import { openMatter } from './open-matter.ts';
import { getOwnProcedure, listOwnProcedures } from './own-procedure-store.ts';
import { dropProcedure, withdrawProcedure } from './withdraw-procedure.ts';

async function entriesAbout({ db, id }: Village, subject: Id<'procedure'>) {
	const entries = await listEntriesAfter(db, id, { seq: 0, limit: 200 });
	return entries.filter((entry) => entry.subject === subject);
}

const adoption = '2026 年 3 月 2 日村民代表会议';

async function aCopy(name = '本村四议两公开') {
	const village = await aVillage();
	const clerk = await village.clerk();
	const ctx = () => village.as(clerk);
	const communityId = village.id;
	const procedureId = await copyProcedure(ctx(), { communityId, from: 'village_four_two', name });
	const where = { communityId, procedureId };
	const addLegality = () =>
		changeProcedure(ctx(), {
			...where,
			edit: { do: 'add', step: 'legality', after: 'consult' },
			permit: ''
		});
	return { village, clerk, ctx, communityId, procedureId, where, addLegality };
}

describe('a community’s own procedure', () => {
	it('is copied, changed and adopted, and is on the journal with its hash', async () => {
		const { village, ctx, communityId, procedureId, where, addLegality } = await aCopy();
		await addLegality();
		await adoptProcedure(ctx(), { ...where, adoption, permit: '' });
		const own = await getOwnProcedure(village.db, communityId, procedureId);
		expect(own).toMatchObject({ state: 'adopted', edition: 1, adoption });
		expect(own.steps.map(({ key }) => key)).toContain('legality');
		const [entry] = await entriesAbout(village, procedureId);
		expect(entry).toMatchObject({
			act: 'procedure.adopted',
			facts: { base: 'village_four_two', edition: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
		});
	});

	it('refuses to lose a gate of the law, and nothing changes', async () => {
		const { village, ctx, communityId, procedureId, where } = await aCopy();
		await expect(
			changeProcedure(ctx(), { ...where, edit: { do: 'remove', step: 'review' }, permit: '' })
		).rejects.toMatchObject({ code: 'procedure.legal_gate' });
		const { steps } = await getOwnProcedure(village.db, communityId, procedureId);
		expect(steps).toEqual(procedures.village_four_two.steps);
	});

	it('is not changed, dropped or adopted again once it is adopted', async () => {
		const { ctx, where, addLegality } = await aCopy();
		await adoptProcedure(ctx(), { ...where, adoption, permit: '' });
		await expect(addLegality()).rejects.toMatchObject({ code: 'procedure.adopted_stays' });
		await expect(dropProcedure(ctx(), where)).rejects.toMatchObject({
			code: 'procedure.adopted_stays'
		});
		await expect(adoptProcedure(ctx(), { ...where, adoption, permit: '' })).rejects.toMatchObject({
			code: 'procedure.adopted_stays'
		});
	});

	it('is adopted once when two press at once', async () => {
		const { village, ctx, procedureId, where } = await aCopy();
		const adopt = () => adoptProcedure(ctx(), { ...where, adoption, permit: '' });
		const ends = await Promise.allSettled([adopt(), adopt()]);
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await entriesAbout(village, procedureId)).toHaveLength(1);
	});

	it('takes the place of its earlier edition', async () => {
		const { village, ctx, communityId, procedureId, where } = await aCopy();
		await adoptProcedure(ctx(), { ...where, adoption, permit: '' });
		const second = await copyProcedure(ctx(), {
			communityId,
			from: procedureId,
			name: '本村四议两公开'
		});
		await adoptProcedure(ctx(), { communityId, procedureId: second, adoption, permit: '' });
		const states = (await listOwnProcedures(village.db, communityId)).map(
			({ edition, state }) => `${edition} ${state}`
		);
		expect(states).toEqual(['2 adopted', '1 withdrawn']);
	});

	it('that merges two steps needs the text that permits it', async () => {
		const { village, ctx, communityId, procedureId, where } = await aCopy();
		await changeProcedure(ctx(), { ...where, edit: { do: 'merge' }, permit: '某县〔2024〕3 号' });
		await expect(adoptProcedure(ctx(), { ...where, adoption, permit: '' })).rejects.toMatchObject({
			code: 'procedure.permit_wanted'
		});
		await adoptProcedure(ctx(), { ...where, adoption, permit: '某县〔2024〕3 号' });
		expect((await getOwnProcedure(village.db, communityId, procedureId)).permit).toBe(
			'某县〔2024〕3 号'
		);
	});

	it('is kept by the desk alone, and is another community’s own', async () => {
		const { village, ctx, communityId, procedureId } = await aCopy();
		const director = await village.post('committee', 'director');
		await expect(
			copyProcedure(village.as(director), { communityId, from: 'village_four_two', name: '又一份' })
		).rejects.toMatchObject({ code: 'access.clerk_only' });
		const elsewhere = await aVillage({ db: village.db });
		const stranger = elsewhere.as(await elsewhere.clerk());
		await expect(
			withdrawProcedure(stranger, { communityId: elsewhere.id, procedureId })
		).rejects.toMatchObject({ code: 'access.not_found' });
		await expect(
			dropProcedure(ctx(), { communityId, procedureId: newId('procedure') })
		).rejects.toMatchObject({ code: 'access.not_found' });
	});

	it('is not copied from one of another kind of community', async () => {
		const { ctx, communityId } = await aCopy();
		await expect(
			copyProcedure(ctx(), { communityId, from: 'residents_council', name: '居民议事' })
		).rejects.toMatchObject({ code: 'matter.wrong_procedure' });
	});
});

describe('a matter', () => {
	it('begins with an adopted procedure and keeps it when it is taken out of use', async () => {
		const { village, clerk, communityId } = await aMatterIn().then(({ village, people }) => ({
			village,
			clerk: people.clerk,
			communityId: village.id
		}));
		const ctx = () => village.as(clerk);
		const procedureId = await copyProcedure(ctx(), {
			communityId,
			from: 'village_four_two',
			name: '本村做法'
		});
		const where = { communityId, procedureId };
		await changeProcedure(ctx(), {
			...where,
			edit: { do: 'change', step: 'consult', name: '入户听意见', days: 20 },
			permit: ''
		});
		const open = async () =>
			openMatter(ctx(), {
				communityId,
				ideaId: await anAcceptedIdea(village),
				procedure: procedureId,
				class: 'service',
				important: true,
				reserved: false,
				bodyId: await village.body('committee'),
				drafters: [clerk]
			});
		await expect(open()).rejects.toMatchObject({ code: 'procedure.not_adopted' });
		await adoptProcedure(ctx(), { ...where, adoption, permit: '' });
		const matterId = await open();
		await withdrawProcedure(ctx(), where);
		await expect(open()).rejects.toMatchObject({ code: 'procedure.not_adopted' });
		const matter = await getMatter(village.db, communityId, matterId);
		expect(procedureOf(matter)).toMatchObject({ key: 'village_four_two', name: '本村做法' });
		expect(procedureOf(matter).steps.find(({ key }) => key === 'consult')).toMatchObject({
			name: '入户听意见',
			days: 20
		});
	});

	it('does not begin with a procedure that a local text must permit first', async () => {
		const { village, people, communityId } = await aMatterIn();
		await expect(
			openMatter(village.as(people.clerk), {
				communityId,
				ideaId: await anAcceptedIdea(village),
				procedure: 'village_merged',
				class: 'service',
				important: true,
				reserved: false,
				bodyId: await village.body('committee'),
				drafters: [people.director]
			})
		).rejects.toMatchObject({ code: 'procedure.needs_permit' });
	});
});
