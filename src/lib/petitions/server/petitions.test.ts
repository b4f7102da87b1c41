import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { getIdea } from '#lib/ideas/server/idea-store.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { newId } from '#lib/kernel/id.ts';
import { insertOverlay } from '#lib/rulebooks/server/overlay-store.ts';
import { aVillage } from '#tests/helpers/village.ts';
import type { PetitionDemand, PetitionWay } from '../petition.ts';
import { enterSheet, strikeSignature } from './enter-sheet.ts';
import { countSigned, findLine, getPetition } from './petition-store.ts';
import { signPetition, takeBackSignature } from './sign-petition.ts';
import { startPetition } from './start-petition.ts';
import { withdrawPetition } from './withdraw-petition.ts';

const words = {
	title: '召开村民会议商量修路',
	body: '村口到石桥的路坏了两年，请开会决定修不修、钱从哪里来。'
};

/** A village of thirty who may sign, of whom three are enough; and a child. */
async function world({ people = 29 }: { people?: number } = {}) {
	const village = await aVillage();
	const communityId = village.id;
	const clerk = await village.post('desk', 'clerk', {
		personId: await village.person({ onRoll: false }),
		votes: false
	});
	const leader = await village.person({ name: '赵德顺' });
	const others: Id<'person'>[] = [];
	for (let n = 0; n < people; n++) others.push(await village.person({ name: `村民${n}` }));
	await village.person({ name: '小明', birthDate: '2015-01-01' });
	const start = (
		by = leader,
		call: { demand: PetitionDemand; way: PetitionWay } = { demand: 'assembly', way: 'adults' }
	) => startPetition(village.as(by), { communityId, ...words, ...call });
	const sign = (petitionId: Id<'petition'>, by: Id<'person'>) =>
		signPetition(village.as(by), { communityId, petitionId });
	const entries = () => listEntriesAfter(village.db, communityId, { seq: 0, limit: 100 });
	const enter = (petitionId: Id<'petition'>, names: string, by = clerk) =>
		enterSheet(village.as(by), { communityId, petitionId, sheet: 1, names });
	return { village, communityId, clerk, leader, others, start, sign, enter, entries };
}

describe('starting a petition', () => {
	it('freezes who may sign, and how many are enough', async () => {
		const { village, communityId, start, leader, others } = await world();
		const id = await start();
		expect(await getPetition(village.db, communityId, id)).toMatchObject({
			...words,
			...{ state: 'open', maySign: 30, needed: 3, startedBy: leader },
			rule: { id: 'V-PET-ASM', source: { zh: '《村民委员会组织法》（2025修正）第二十五条' } }
		});
		const late = await village.person();
		await expect(signPetition(village.as(late), { communityId, petitionId: id })).rejects.toThrow(
			'petition.not_on_list'
		);
		expect((await findLine(village.db, id, others[0]))?.signedAt).toBeNull();
	});

	it('among representatives counts representatives', async () => {
		const { village, communityId, start, others, leader } = await world();
		for (const personId of others.slice(0, 7))
			await village.post('representatives', 'representative', { personId });
		const call = { demand: 'representatives', way: 'representatives' } as const;
		await expect(start(leader, call)).rejects.toThrow('petition.not_on_list');
		const id = await start(others[0], call);
		expect(await getPetition(village.db, communityId, id)).toMatchObject({
			...{ maySign: 7, needed: 2 },
			rule: { id: 'V-PET-REP' }
		});
	});

	it('is refused where no law knows it', async () => {
		const { start, leader } = await world();
		await expect(start(leader, { demand: 'representatives', way: 'adults' })).rejects.toThrow(
			'petition.no_rule'
		);
	});

	it('for somebody else is the clerk’s to do', async () => {
		const { village, communityId, clerk, leader, others } = await world();
		const call = { demand: 'assembly', way: 'adults' } as const;
		const input = { communityId, ...words, ...call, startedBy: leader };
		await expect(startPetition(village.as(others[0]), input)).rejects.toThrow('access.clerk_only');
		const id = await startPetition(village.as(clerk), input);
		expect(await getPetition(village.db, communityId, id)).toMatchObject({
			...{ startedBy: leader, recordedBy: clerk }
		});
	});

	it('is not for visitors, nor for people of elsewhere', async () => {
		const { village, communityId } = await world();
		const call = { demand: 'assembly', way: 'adults' } as const;
		const by = async (who?: Id<'person'>) =>
			startPetition(village.as(who), { communityId, ...words, ...call });
		await expect(by()).rejects.toThrow('access.sign_in');
		await expect(by(await (await aVillage()).person())).rejects.toThrow('access.not_yours');
	});
});

describe('signing', () => {
	it('counts once, on the phone and on paper', async () => {
		const { village, start, sign, enter, others } = await world();
		const id = await start();
		await sign(id, others[0]!);
		await expect(sign(id, others[0]!)).rejects.toThrow('petition.already_signed');
		expect(await enter(id, '村民0')).toMatchObject({ entered: 0, already: ['村民0'] });
		expect(await countSigned(village.db, id)).toBe(1);
	});

	it('counts once when the same person sends two at once', async () => {
		const { village, start, sign, others } = await world();
		const id = await start();
		const both = await Promise.allSettled([sign(id, others[0]!), sign(id, others[0]!)]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await countSigned(village.db, id)).toBe(1);
	});

	it('is taken back before the number is reached, and may be done again', async () => {
		const { village, communityId, start, sign, others } = await world();
		const petitionId = await start();
		await sign(petitionId, others[0]!);
		await takeBackSignature(village.as(others[0]), { communityId, petitionId });
		expect(await countSigned(village.db, petitionId)).toBe(0);
		await expect(
			takeBackSignature(village.as(others[0]), { communityId, petitionId })
		).rejects.toThrow('petition.not_signed');
		await sign(petitionId, others[0]!);
		expect(await countSigned(village.db, petitionId)).toBe(1);
	});

	it('of another community’s petition is not found', async () => {
		const { village, communityId } = await world();
		const elsewhere = await world();
		const petitionId = await elsewhere.start();
		const resident = await village.person();
		await expect(signPetition(village.as(resident), { communityId, petitionId })).rejects.toThrow(
			'access.not_found'
		);
	});
});

describe('the number', () => {
	it('reached sets off the duty with its day, and puts the matter on the table', async () => {
		const { village, communityId, leader, start, sign, others } = await world();
		const id = await start();
		await sign(id, others[0]!);
		await sign(id, others[1]!);
		expect((await getPetition(village.db, communityId, id)).state).toBe('open');
		village.at(village.now + 3 * DAY);
		await sign(id, others[2]!);

		const petition = await getPetition(village.db, communityId, id);
		expect(petition).toMatchObject({ state: 'reached', signed: 3, dueOn: '2026-03-20' });
		expect(petition.dueSource).toBeNull();
		expect(await getIdea(village.db, communityId, petition.ideaId!)).toMatchObject({
			...words,
			...{ state: 'accepted', raisedAs: 'villagers', signatures: 3, raisedBy: leader }
		});
		await expect(sign(id, others[3]!)).rejects.toThrow('petition.ended');
	});

	it('is due by the province’s day where it sets one', async () => {
		const { village, communityId, others, start, sign } = await world();
		await village.db.write((tx) =>
			insertOverlay(tx, {
				...{ id: newId('overlay'), communityId, pack: 'chongqing', rule: null },
				...{ basis: '本村地处重庆', adoptedOn: '2026-01-05', startsOn: '2026-01-05' },
				...{ enteredAt: village.now, enteredBy: null }
			}).then(() => {})
		);
		for (const personId of others.slice(0, 5))
			await village.post('representatives', 'representative', { personId });
		const id = await start(others[0], { demand: 'representatives', way: 'representatives' });
		await sign(id, others[1]!);
		expect(await getPetition(village.db, communityId, id)).toMatchObject({
			...{ state: 'reached', dueOn: '2026-03-17' },
			dueSource: { zh: '《重庆市实施〈村民委员会组织法〉办法》（2013）第十二条' }
		});
	});

	it('is completed by one, when several bring the last signature at once', async () => {
		const { village, communityId, start, sign, others, entries } = await world();
		const id = await start();
		await sign(id, others[0]!);
		await sign(id, others[1]!);
		const last = await Promise.allSettled(others.slice(2, 6).map((by) => sign(id, by)));
		expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await getPetition(village.db, communityId, id)).signed).toBe(3);
		expect((await entries()).filter(({ act }) => act === 'petition.reached')).toHaveLength(1);
	});
});

describe('a sheet', () => {
	it('is entered by the clerk, and hands back what it cannot place', async () => {
		const { village, start, enter, leader } = await world();
		await village.person({ name: '村民1' });
		const id = await start();
		await expect(enter(id, '村民0', leader)).rejects.toThrow('access.clerk_only');
		expect(await enter(id, '1. 村民0\n2. 村民1\n3. 小明\n4. 村民0')).toEqual({
			...{ entered: 1, already: ['村民0'], unknown: ['小明'], several: ['村民1'], reached: false }
		});
		const [person] = await village.db
			.select({ id: persons.id })
			.from(persons)
			.where(eq(persons.name, '村民0'))
			.limit(1);
		expect(await findLine(village.db, id, person!.id)).toMatchObject({
			channel: 'paper',
			sheet: 1
		});
	});

	it('that completes the number ends the collecting', async () => {
		const { start, enter } = await world();
		const id = await start();
		expect(await enter(id, '村民0\n村民1\n村民2\n村民3')).toMatchObject({
			reached: true,
			entered: 4
		});
		await expect(enter(id, '村民5')).rejects.toThrow('petition.ended');
	});

	it.each([
		['\n \n', 'petition.sheet_empty'],
		[Array(101).fill('村民0').join('\n'), 'petition.sheet_too_long']
	])('has names on it, and not too many', async (names, code) => {
		const { start, enter } = await world({ people: 1 });
		await expect(enter(await start(), names)).rejects.toThrow(code);
	});

	it('wrongly entered is struck with its reason, and may be signed anew', async () => {
		const { village, communityId, clerk, start, sign, enter, others } = await world();
		const petitionId = await start();
		await enter(petitionId, '村民0');
		const struck = { communityId, petitionId, personId: others[0]!, reason: '不是本人签的' };
		await expect(strikeSignature(village.as(others[1]), struck)).rejects.toThrow(
			'access.clerk_only'
		);
		await strikeSignature(village.as(clerk), struck);
		expect(await countSigned(village.db, petitionId)).toBe(0);
		await expect(strikeSignature(village.as(clerk), struck)).rejects.toThrow('petition.not_signed');
		await sign(petitionId, others[0]!);
		expect(await countSigned(village.db, petitionId)).toBe(1);
	});
});

describe('withdrawing', () => {
	it('is for whoever leads it, with a reason', async () => {
		const { village, communityId, leader, others, start, sign } = await world();
		const petitionId = await start();
		const which = { communityId, petitionId, reason: '村委会已经答应开会' };
		await expect(withdrawPetition(village.as(others[0]), which)).rejects.toThrow(
			'petition.not_yours'
		);
		await withdrawPetition(village.as(leader), which);
		expect(await getPetition(village.db, communityId, petitionId)).toMatchObject({
			...{ state: 'withdrawn', withdrawnReason: '村委会已经答应开会' }
		});
		await expect(sign(petitionId, others[0]!)).rejects.toThrow('petition.ended');
		await expect(withdrawPetition(village.as(leader), which)).rejects.toThrow('petition.ended');
	});
});

it('names nobody on the journal, who leads it or who signed', async () => {
	const { village, communityId, clerk, leader, others, start, sign, enter, entries } =
		await world();
	const id = await start();
	await sign(id, others[0]!);
	await enter(id, '村民1');
	await strikeSignature(village.as(clerk), {
		...{ communityId, petitionId: id, personId: others[1]!, reason: '录错了' }
	});
	await sign(id, others[2]!);
	await sign(id, others[3]!);
	const written = await entries();
	expect(written.map(({ act }) => act)).toEqual([
		'petition.started',
		'petition.sheet_entered',
		'petition.signature_struck',
		'petition.reached'
	]);
	const text = JSON.stringify(written);
	for (const person of [leader, ...others]) expect(text).not.toContain(person);
	expect(text).not.toContain('村民1');
});
