import { newId, type Id } from '#lib/kernel/id.ts';
import { instantAt, type Day, type Instant } from '#lib/kernel/instant.ts';
import { defaultSettings, type BodyKind, type CommunityKind } from '#lib/communities/community.ts';
import { bodies, communities, places } from '#lib/communities/server/community-tables.ts';
import type { Role } from '#lib/people/person.ts';
import { households, persons, posts } from '#lib/people/server/person-tables.ts';
import { openBus } from '#lib/server/bus.ts';
import type { Actor, Ctx } from '#lib/server/ctx.ts';
import type { Database } from '#lib/server/database/database.ts';
import { freshSigningKey, type SigningKey } from '#lib/server/signing-key.ts';

/** The instant at which a test's village begins, a working morning under the law of 2026. */
export const MORNING: Instant = instantAt('2026-03-02', '09:00');

let serial = 0;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';

/**
 * A small community with invented people, for tests. Everything in it is there because a test asked for it.
 * `village.as(person)` gives a context to call use cases with; `village.at(instant)` moves its clock.
 */
export async function aVillage({
	kind = 'village',
	db,
	key = freshSigningKey(),
	begins = MORNING
}: { kind?: CommunityKind; db?: Database; key?: SigningKey; begins?: Instant } = {}) {
	// Journeys bring the running server's store; only unit tests make one, with vitest to clear it away.
	const store = db ?? (await (await import('./database.ts')).aDatabase());
	const bus = openBus();
	let now = begins;
	const id = newId('community');
	const number = (serial += 1);
	const slug = `stone-bridge-${number}-${id.slice(-6)}`;
	const placeId = newId('place');

	await store.write(async (tx) => {
		await tx.insert(places).values({ id: placeId, kind: 'community', name: slug });
		await tx.insert(communities).values({
			id,
			placeId,
			slug,
			kind,
			name: kind === 'village' ? '石桥村' : '槐荫社区',
			settings: defaultSettings,
			createdAt: now
		});
	});

	const made = new Map<string, Id<'body'>>();
	const village = {
		id,
		slug,
		kind,
		db: store,
		key,
		bus,
		get now() {
			return now;
		},
		/** Moves this village's clock. It never goes back. */
		at(instant: Instant) {
			now = Math.max(now, instant);
		},
		/** A context in which this person (nobody: a visitor) calls a use case now. */
		as(personId?: Id<'person'>): Ctx {
			const actor: Actor = personId
				? { kind: 'person', id: personId, accountId: newId('account'), sessionId: 'test' }
				: { kind: 'visitor' };
			return { db: store, bus, key, actor, now };
		},
		asSystem(): Ctx {
			return { db: store, bus, key, actor: { kind: 'system' }, now };
		},
		/** The body of this kind, made on first asking. */
		async body(bodyKind: BodyKind, name: string = bodyKind): Promise<Id<'body'>> {
			const known = made.get(name);
			if (known) return known;
			const bodyId = newId('body');
			made.set(name, bodyId);
			await store.write((tx) =>
				tx
					.insert(bodies)
					.values({ id: bodyId, communityId: id, kind: bodyKind, name, createdAt: now })
					.then(() => {})
			);
			return bodyId;
		},
		/** A grown-up on the roll, with a household of her own unless one is given. */
		async person({
			name,
			birthDate = '1975-05-20',
			householdId,
			onRoll = true
		}: { name?: string; birthDate?: Day; householdId?: Id<'household'>; onRoll?: boolean } = {}) {
			const personId = newId('person');
			const nth = (serial += 1);
			await store.write(async (tx) => {
				const home = householdId ?? newId('household');
				if (!householdId)
					await tx.insert(households).values({ id: home, communityId: id, number: `H${nth}` });
				await tx.insert(persons).values({
					id: personId,
					communityId: id,
					name: name ?? `${surnames[nth % surnames.length]}试${nth}`,
					sex: nth % 2 ? 'female' : 'male',
					birthDate,
					householdId: home,
					onRoll,
					createdAt: now,
					changedAt: now
				});
			});
			return personId;
		},
		/** A person with a seat: `await village.post('representatives', 'representative')`. */
		async post(
			bodyKind: BodyKind,
			role: Role,
			{ personId, votes = true }: { personId?: Id<'person'>; votes?: boolean } = {}
		) {
			const bodyId = await village.body(bodyKind);
			const who = personId ?? (await village.person());
			await store.write((tx) =>
				tx
					.insert(posts)
					.values({
						id: newId('post'),
						communityId: id,
						bodyId,
						personId: who,
						role,
						votes,
						startsAt: now - 1000
					})
					.then(() => {})
			);
			return who;
		},
		/** The desk's clerk. */
		clerk: () => village.post('desk', 'clerk', { votes: false })
	};
	return village;
}

export type Village = Awaited<ReturnType<typeof aVillage>>;
