import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { DAY } from '#lib/kernel/instant.ts';
import { households, persons, posts } from './person-tables.ts';
import { listDue, listSeats } from './post-store.ts';
import { aVillage } from '#tests/helpers/village.ts';

describe('listDue', () => {
	it('counts who has a vote and is not away', async () => {
		const village = await aVillage();
		const present = await village.post('representatives', 'representative');
		const away = await village.post('representatives', 'representative');
		const observer = await village.post('representatives', 'observer', { votes: false });
		await village.db.write(async (tx) => {
			await tx
				.update(posts)
				.set({ awayUntil: village.now + DAY })
				.where(eq(posts.personId, away));
		});
		const body = await village.body('representatives');

		expect((await listDue(village.db, body, village.now)).map((seat) => seat.personId)).toEqual([
			present
		]);
		expect((await listDue(village.db, body, village.now + DAY)).length).toBe(2);
		const seats = await listSeats(village.db, body, village.now);
		expect(seats.find((seat) => seat.personId === away)).toMatchObject({ away: true, due: false });
		expect(seats.find((seat) => seat.personId === observer)).toMatchObject({
			votes: false,
			due: false
		});
	});

	it('counts nobody whose post has ended, at the instant it ends', async () => {
		const village = await aVillage();
		await village.post('representatives', 'representative');
		const body = await village.body('representatives');
		await village.db.write(async (tx) => {
			await tx
				.update(posts)
				.set({ endsAt: village.now + DAY })
				.where(eq(posts.bodyId, body));
		});
		expect(await listDue(village.db, body, village.now + DAY - 1)).toHaveLength(1);
		expect(await listDue(village.db, body, village.now + DAY)).toHaveLength(0);
	});

	it('counts the two committees by people: secretary and director in one person is one', async () => {
		const village = await aVillage();
		const head = await village.post('party_committee', 'secretary');
		await village.post('committee', 'director', { personId: head });
		await village.post('committee', 'committee_member');
		await village.post('party_committee', 'committee_member');
		const due = await listDue(village.db, await village.body('two_committees'), village.now);
		expect(due).toHaveLength(3);
		expect(due.find((seat) => seat.personId === head)?.roles.sort()).toEqual([
			'director',
			'secretary'
		]);
	});

	it('takes the leadership of a branch that has no committee, and not its members', async () => {
		const village = await aVillage();
		await village.post('party_organisation', 'secretary');
		await village.post('party_organisation', 'member');
		await village.post('committee', 'director');
		expect(
			await listDue(village.db, await village.body('two_committees'), village.now)
		).toHaveLength(2);
	});

	it('makes up an assembly from the roll: grown-ups, or one of each household', async () => {
		const village = await aVillage();
		const mother = await village.person({ name: '张桂兰', birthDate: '1980-01-01' });
		const [home] = await village.db
			.select({ id: households.id })
			.from(households)
			.innerJoin(persons, eq(persons.householdId, households.id));
		await village.person({ name: '张小满', birthDate: '2008-03-03', householdId: home!.id });
		await village.person({ name: '外来者', onRoll: false });
		await village.db.write(async (tx) => {
			await tx
				.update(households)
				.set({ representativeId: mother })
				.where(eq(households.id, home!.id));
		});
		const assembly = await village.body('assembly');

		expect(await listDue(village.db, assembly, village.now, 'households')).toMatchObject([
			{ personId: mother, due: true }
		]);
		// The village's clock stands at 2 March 2026, the day before the eighteenth birthday.
		expect(await listDue(village.db, assembly, village.now)).toHaveLength(1);
		expect(await listDue(village.db, assembly, village.now + DAY)).toHaveLength(2);
	});
});
