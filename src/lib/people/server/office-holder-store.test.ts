import { expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { DAY } from '#lib/kernel/instant.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { listOfficeHolders } from './office-holder-store.ts';
import { persons, posts } from './person-tables.ts';

it('names whoever holds a post now, once, with every seat, and nobody from elsewhere', async () => {
	const village = await aVillage();
	const both = await village.post('committee', 'director');
	await village.post('party_organisation', 'secretary', { personId: both });
	const former = await village.post('representatives', 'representative');
	const moved = await village.post('council', 'member');
	await village.person();
	const elsewhere = await aVillage({ db: village.db });
	await elsewhere.post('committee', 'director');
	await village.db.write(async (tx) => {
		await tx.update(posts).set({ endsAt: village.now }).where(eq(posts.personId, former));
		await tx.update(persons).set({ state: 'moved' }).where(eq(persons.id, moved));
	});

	const holders = await listOfficeHolders(village.db, village.id, village.now);
	expect(holders).toMatchObject([{ id: both }]);
	expect(holders[0]!.seats.map(({ kind }) => kind).sort()).toEqual([
		'committee',
		'party_organisation'
	]);
	expect(await listOfficeHolders(village.db, village.id, village.now - DAY)).toEqual([]);
});
