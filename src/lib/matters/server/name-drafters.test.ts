import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { listDrafters } from '#lib/documents/server/document-store.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { appendEdits } from '#lib/documents/server/append-edits.ts';
import { listEntriesOf } from '#lib/journal/server/journal-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { aDraft, Editor } from '#tests/helpers/draft.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { addDrafters } from './add-drafters.ts';
import { releaseDrafter } from './release-drafter.ts';

let village: Village;
let clerk: Id<'person'>;
let wang: Id<'person'>;
let li: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	clerk = await village.clerk();
	wang = await village.post('committee', 'committee_member');
	li = await village.post('committee', 'committee_member');
});

const add = (documentId: Id<'document'>, people: Id<'person'>[], by = clerk) =>
	addDrafters(village.as(by), { communityId: village.id, documentId, people });
const release = (documentId: Id<'document'>, personId: Id<'person'>, by = clerk) =>
	releaseDrafter(village.as(by), { communityId: village.id, documentId, personId });
const namesOf = async (documentId: Id<'document'>) =>
	(await listDrafters(village.db, documentId)).map(({ personId }) => personId).sort();
const actsOf = async (matterId: Id<'matter'>) =>
	(await listEntriesOf(village.db, village.id, matterId)).map(({ act, facts }) => ({ act, facts }));
const writes = async (documentId: Id<'document'>, personId: Id<'person'>) => {
	const update = new Editor().paragraph('新装路灯三十盏。').update();
	const { verdicts } = await appendEdits(village.as(personId), [{ documentId, personId, update }]);
	return verdicts[0]!;
};

describe('adding drafters', () => {
	it('lets them write from now on, and says so in the journal by reference', async () => {
		const { documentId, matterId } = await aDraft(village, [wang]);
		expect(await writes(documentId, li)).toMatchObject({ code: 'document.not_a_drafter' });
		await add(documentId, [li, wang, li]);
		expect(await namesOf(documentId)).toEqual([wang, li].sort());
		expect(await writes(documentId, li)).toEqual({ ok: true });
		expect(await actsOf(matterId)).toEqual([
			{ act: 'document.drafters_added', facts: { persons: [li] } }
		]);
	});

	it('is for the desk, the secretary and whoever leads the body in charge', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const secretary = await village.post('party_organisation', 'secretary');
		const director = await village.post('committee', 'director');
		const convener = await village.post('council', 'convener');
		await add(documentId, [secretary], secretary);
		await add(documentId, [director], director);
		for (const [who, code] of [
			[wang, 'matter.not_handler'],
			[convener, 'matter.not_handler']
		] as const)
			await expect(add(documentId, [convener], who)).rejects.toMatchObject({ code });
		await expect(
			addDrafters(village.as(), { communityId: village.id, documentId, people: [li] })
		).rejects.toMatchObject({ code: 'access.sign_in' });
	});

	it('refuses whoever drafts already, has moved away or lives elsewhere, and writes nothing then', async () => {
		const { documentId, matterId } = await aDraft(village, [wang]);
		const elsewhere = await aVillage({ db: village.db });
		const stranger = await elsewhere.person();
		const gone = await village.person();
		await village.db.write((tx) =>
			tx
				.update(persons)
				.set({ state: 'moved' })
				.where(eq(persons.id, gone))
				.then(() => {})
		);
		const refused = async (people: Id<'person'>[], code: string) =>
			expect(add(documentId, people)).rejects.toMatchObject({ code });
		await refused([wang], 'matter.drafts_already');
		await refused([], 'matter.drafts_already');
		await refused([li, gone], 'person.not_here');
		await refused([li, stranger], 'access.not_found');
		await expect(
			addDrafters(elsewhere.as(await elsewhere.clerk()), {
				communityId: elsewhere.id,
				documentId,
				people: [stranger]
			})
		).rejects.toMatchObject({ code: 'access.not_found' });
		expect(await namesOf(documentId)).toEqual([wang]);
		expect(await actsOf(matterId)).toEqual([]);
	});

	it('comes too late once the text is frozen, and is written once when two clerks do it at once', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const both = await Promise.allSettled([add(documentId, [li]), add(documentId, [li])]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await writes(documentId, wang);
		await freezeDocument(village.as(wang), { documentId });
		await expect(add(documentId, [clerk])).rejects.toMatchObject({ code: 'document.sealed' });
		await expect(release(documentId, li)).rejects.toMatchObject({ code: 'document.sealed' });
	});
});

describe('releasing a drafter', () => {
	it('ends their writing, keeps their words, and is in the journal', async () => {
		const { documentId, matterId } = await aDraft(village, [wang, li]);
		expect(await writes(documentId, li)).toEqual({ ok: true });
		await release(documentId, li);
		expect(await writes(documentId, li)).toMatchObject({ code: 'document.not_a_drafter' });
		expect(await namesOf(documentId)).toEqual([wang]);
		expect(await actsOf(matterId)).toEqual([
			{ act: 'document.drafter_released', facts: { person: li } }
		]);
		await expect(release(documentId, li)).rejects.toMatchObject({ code: 'access.not_found' });
	});

	it('leaves somebody who can still write, also when two are released at once', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const both = await Promise.allSettled([release(documentId, wang), release(documentId, li)]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await namesOf(documentId)).toHaveLength(1);
		const [last] = (await namesOf(documentId)) as [Id<'person'>];
		await expect(release(documentId, last)).rejects.toMatchObject({ code: 'matter.last_drafter' });
		await expect(release(documentId, last, last)).rejects.toMatchObject({
			code: 'matter.not_handler'
		});
	});
});
