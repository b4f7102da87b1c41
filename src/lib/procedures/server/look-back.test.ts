import { describe, expect, it } from 'vitest';
import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { listEntriesOf } from '#lib/journal/server/journal-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { notices } from '#lib/notices/server/notice-tables.ts';
import { tasks } from '#lib/tasks/server/task-tables.ts';
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import type { AfterLookBack } from '../party-act.ts';
import { askForAct } from './ask-for-act.ts';
import { giveOpinion } from './give-opinion.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openPeriod } from './open-period.ts';
import { recordLookBack } from './record-look-back.ts';
import { reviseText } from './revise-text.ts';

/** A village's matter carried out and announced: only the look back is left. */
async function carriedOut() {
	const story = await aMatterIn();
	const { village, communityId, matterId, people } = story;
	const { clerk, secretary } = people;
	const where = { communityId, matterId };
	const versionId = await story.freeze();
	const party = { body: 'party_organisation', vote: { passed: true } } as const;
	const agree = async (kind: 'propose' | 'review') =>
		giveOpinion(village.as(secretary), {
			communityId,
			actId: await askForAct(village.as(clerk), { ...where, kind }),
			opinion: 'agree',
			itemId: await story.sit(kind, versionId, party),
			conclusion: '同意。',
			reasons: ''
		});
	await agree('propose');
	await story.sit('confer', versionId, { body: 'two_committees', vote: { passed: true } });
	await openPeriod(village.as(clerk), { ...where, days: 10, audience: 'community' });
	village.at(village.now + 10 * DAY);
	await closeDuePeriods.run(village.asSystem());
	await agree('review');
	await story.sit('resolve', versionId, { body: 'representatives', vote: { passed: true } });

	const post = (kind: 'decision' | 'result') =>
		village.db.write(async (tx) => {
			const now = village.now;
			await tx.insert(notices).values({
				...{ id: newId('notice'), communityId, matterId, kind, number: `${kind}-${now}` },
				...{ title: '公告', body: '现予公告。', issuer: '村民委员会', postedBy: clerk },
				...{ postedAt: now, postedUntil: now + 15 * DAY, hash: '', journalHead: '' }
			});
		});
	const carryOut = () =>
		village.db.write(async (tx) => {
			const now = village.now;
			await tx.insert(tasks).values({
				...{ id: newId('task'), communityId, matterId, title: '装灯', ownerId: clerk },
				...{ dueAt: now + DAY, assignedBy: clerk, assignedAt: now },
				...{ state: 'accepted', checkedAt: now }
			});
		});
	const later = (days: number) => village.at(village.now + days * DAY);
	await post('decision');
	later(16);
	await carryOut();
	await post('result');
	later(16);

	const stands = async () => {
		const { standing } = await loadDossierStanding(village.db, communityId, matterId, village.now);
		return standing.at?.step.key ?? standing.kind;
	};
	const look = async (
		over: { helped?: 'yes' | 'partly' | 'no'; next?: AfterLookBack; by?: Id<'person'> } = {}
	) =>
		recordLookBack(village.as(over.by ?? people.supervisor), {
			...where,
			bodyId: await village.body('supervision_committee'),
			helped: over.helped ?? 'yes',
			...(over.next && { next: over.next }),
			remark: '三组路口的灯入冬就不亮了。'
		});
	const state = async () => (await getMatter(village.db, communityId, matterId)).state;
	const acts = async () =>
		(await listEntriesOf(village.db, communityId, matterId)).map(({ act }) => act);
	return { ...story, later, carryOut, post, stands, look, state, acts, where };
}

describe('a look back', () => {
	it('that found it helped closes the matter', async () => {
		const { look, stands, state, acts } = await carriedOut();
		expect(await stands()).toBe('look_back');
		await look();
		expect(await state()).toBe('closed');
		expect(await stands()).toBe('closed');
		expect(await acts()).toContain('matter.looked_back');
	});

	it('that did not help leads back to the work, with the reason on the record', async () => {
		const { village, look, stands, state, acts, later, carryOut, post, where } = await carriedOut();
		await look({ helped: 'no', next: 'carry_out' });
		expect(await state()).toBe('open');
		expect(await stands()).toBe('carry_out');
		expect(await acts()).toContain('matter.reopened');
		const { dossier } = await loadDossierStanding(
			village.db,
			where.communityId,
			where.matterId,
			village.now
		);
		expect(dossier.lookBacks).toMatchObject([
			{ helped: 'no', next: 'carry_out', remark: '三组路口的灯入冬就不亮了。' }
		]);
		// In the chain there are references only.
		const entries = await listEntriesOf(village.db, where.communityId, where.matterId);
		expect(JSON.stringify(entries)).not.toContain('三组');

		await expect(look()).rejects.toMatchObject({ code: 'procedure.not_finished' });
		later(1);
		await carryOut();
		expect(await stands()).toBe('publish_result');
		await post('result');
		later(16);
		await look();
		expect(await state()).toBe('closed');
	});

	it('may open the decision itself anew, with a draft that says why', async () => {
		const { village, look, stands, matterId } = await carriedOut();
		await look({ helped: 'partly', next: 'new_round' });
		expect(await stands()).toBe('draft');
		expect(await findOpenDocument(village.db, matterId)).toMatchObject({
			round: 2,
			reason: '三组路口的灯入冬就不亮了。'
		});
	});

	it('may come again after three months, and reopen what was closed', async () => {
		const { look, state, later, stands } = await carriedOut();
		await look();
		later(30);
		const again = () => look({ helped: 'no', next: 'carry_out' });
		await expect(again()).rejects.toMatchObject({ code: 'procedure.already_looked' });
		later(61);
		await again();
		expect(await state()).toBe('open');
		expect(await stands()).toBe('carry_out');
	});

	it('does not reopen what helped, is not for the clerk, and is written once when two press at once', async () => {
		const { look, state, acts, people } = await carriedOut();
		await expect(look({ helped: 'yes', next: 'carry_out' })).rejects.toMatchObject({
			code: 'procedure.nothing_to_reopen'
		});
		await expect(look({ by: people.clerk })).rejects.toMatchObject({
			code: 'procedure.lookers_only'
		});
		expect(await state()).toBe('open');
		const both = await Promise.allSettled([
			look({ helped: 'no', next: 'carry_out' }),
			look({ helped: 'no', next: 'carry_out' })
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await acts()).filter((act) => act === 'matter.reopened')).toHaveLength(1);
	});
});

describe('revising a text', () => {
	it('keeps the reason with the draft and the text that comes of it, not in the journal', async () => {
		const story = await aMatterIn();
		const { village, communityId, matterId, people } = story;
		await story.freeze();
		const where = { communityId, matterId };
		await reviseText(village.as(people.clerk), { ...where, reason: '预算漏了电费。' });
		const read = async () =>
			(await loadDossierStanding(village.db, communityId, matterId, village.now)).dossier;
		expect((await read()).openDraft).toMatchObject({ round: 2, reason: '预算漏了电费。' });
		await story.freeze();
		expect((await read()).texts.map(({ reason }) => reason)).toEqual([null, '预算漏了电费。']);
		const entries = await listEntriesOf(village.db, communityId, matterId);
		expect(JSON.stringify(entries)).not.toContain('电费');
	});
});
