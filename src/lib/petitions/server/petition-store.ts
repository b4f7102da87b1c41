import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { households, persons, posts } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Petition, PetitionState, SignatureChannel, SignatureLine } from '../petition.ts';
import type { Listed } from '../signature-sheet.ts';
import { petitions, petitionSignatures } from './petition-tables.ts';

/** Rows written at once: SQLite takes a limited number of values in one statement. */
const CHUNK = 500;

/** A petition by id, within this community only. */
export async function getPetition(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'petition'>
): Promise<Petition> {
	const [row] = await db
		.select()
		.from(petitions)
		.where(and(eq(petitions.id, id), eq(petitions.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Petitions in these states, newest first. */
export async function listPetitions(
	db: Reader,
	communityId: Id<'community'>,
	{ states, limit, offset }: { states: readonly PetitionState[]; limit: number; offset: number }
): Promise<Petition[]> {
	return db
		.select()
		.from(petitions)
		.where(and(eq(petitions.communityId, communityId), inArray(petitions.state, [...states])))
		.orderBy(desc(petitions.startedAt), desc(petitions.id))
		.limit(limit)
		.offset(offset);
}

export async function countPetitions(
	db: Reader,
	communityId: Id<'community'>,
	states: readonly PetitionState[]
): Promise<number> {
	return db.$count(
		petitions,
		and(eq(petitions.communityId, communityId), inArray(petitions.state, [...states]))
	);
}

/** Who is of age on the roll, by those born on `latestBirth` or before: of whom a tenth calls for an assembly. */
export async function listAdultIds(
	db: Reader,
	communityId: Id<'community'>,
	latestBirth: Day
): Promise<Id<'person'>[]> {
	const rows = await db
		.select({ id: persons.id })
		.from(persons)
		.where(
			and(
				eq(persons.communityId, communityId),
				eq(persons.onRoll, true),
				eq(persons.state, 'active'),
				isNotNull(persons.birthDate),
				lte(persons.birthDate, latestBirth)
			)
		);
	return rows.map(({ id }) => id);
}

/** The representatives in office, each once. */
export async function listRepresentativeIds(
	db: Reader,
	communityId: Id<'community'>,
	now: Instant
): Promise<Id<'person'>[]> {
	const rows = await db
		.selectDistinct({ id: posts.personId })
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(bodies.kind, 'representatives'),
				eq(posts.role, 'representative'),
				isNull(bodies.dissolvedAt),
				lte(posts.startsAt, now),
				or(isNull(posts.endsAt), gt(posts.endsAt, now))
			)
		);
	return rows.map(({ id }) => id);
}

/** Puts the petition in with its frozen list. */
export async function insertPetition(
	tx: Tx,
	petition: typeof petitions.$inferInsert,
	list: readonly Id<'person'>[]
): Promise<void> {
	await tx.insert(petitions).values(petition);
	for (let at = 0; at < list.length; at += CHUNK)
		await tx
			.insert(petitionSignatures)
			.values(
				list.slice(at, at + CHUNK).map((personId) => ({ petitionId: petition.id, personId }))
			);
}

/** Somebody's row on the list. Undefined: not on it. */
export async function findLine(
	db: Reader,
	petitionId: Id<'petition'>,
	personId: Id<'person'> | undefined
): Promise<SignatureLine | undefined> {
	if (!personId) return undefined;
	const [row] = await db
		.select({
			personId: petitionSignatures.personId,
			signedAt: petitionSignatures.signedAt,
			channel: petitionSignatures.channel,
			sheet: petitionSignatures.sheet
		})
		.from(petitionSignatures)
		.where(
			and(eq(petitionSignatures.petitionId, petitionId), eq(petitionSignatures.personId, personId))
		)
		.limit(1);
	return row;
}

export async function countSigned(db: Reader, petitionId: Id<'petition'>): Promise<number> {
	return db.$count(
		petitionSignatures,
		and(eq(petitionSignatures.petitionId, petitionId), isNotNull(petitionSignatures.signedAt))
	);
}

const isCollecting = (db: Reader, petitionId: Id<'petition'>) =>
	exists(
		db
			.select({ id: petitions.id })
			.from(petitions)
			.where(and(eq(petitions.id, petitionId), eq(petitions.state, 'open')))
	);

/** Fills in a row, only if it is empty and signatures are collected; says whether this call was the one that did. */
export async function markSigned(
	tx: Tx,
	petitionId: Id<'petition'>,
	signature: {
		personId: Id<'person'>;
		at: Instant;
		channel: SignatureChannel;
		sheet: number | null;
		enteredBy: Id<'person'>;
	}
): Promise<boolean> {
	const { personId, at, channel, sheet, enteredBy } = signature;
	const rows = await tx
		.update(petitionSignatures)
		.set({ signedAt: at, channel, sheet, enteredBy })
		.where(
			and(
				eq(petitionSignatures.petitionId, petitionId),
				eq(petitionSignatures.personId, personId),
				isNull(petitionSignatures.signedAt),
				isCollecting(tx, petitionId)
			)
		)
		.returning({ personId: petitionSignatures.personId });
	return rows.length === 1;
}

/** Empties a row again while signatures are collected, and says whether this call did. */
export async function clearSigned(
	tx: Tx,
	petitionId: Id<'petition'>,
	personId: Id<'person'>,
	struck?: { at: Instant; by: Id<'person'>; reason: string }
): Promise<boolean> {
	const rows = await tx
		.update(petitionSignatures)
		.set({
			signedAt: null,
			channel: null,
			sheet: null,
			enteredBy: null,
			...(struck && { struckAt: struck.at, struckBy: struck.by, struckReason: struck.reason })
		})
		.where(
			and(
				eq(petitionSignatures.petitionId, petitionId),
				eq(petitionSignatures.personId, personId),
				isNotNull(petitionSignatures.signedAt),
				isCollecting(tx, petitionId)
			)
		)
		.returning({ personId: petitionSignatures.personId });
	return rows.length === 1;
}

/** Ends an open petition, and says whether this call was the one that did. */
export async function endPetition(
	tx: Tx,
	id: Id<'petition'>,
	to: Partial<typeof petitions.$inferInsert> & { state: PetitionState }
): Promise<boolean> {
	const rows = await tx
		.update(petitions)
		.set(to)
		.where(and(eq(petitions.id, id), eq(petitions.state, 'open')))
		.returning({ id: petitions.id });
	return rows.length === 1;
}

/** The list as the desk holds a sheet against it: names, 户号, dates of birth. */
export async function readListForSheet(
	db: Reader,
	petitionId: Id<'petition'>,
	names: readonly string[]
): Promise<Listed[]> {
	if (names.length === 0) return [];
	return db
		.select({
			personId: petitionSignatures.personId,
			name: persons.name,
			household: households.number,
			birthDate: persons.birthDate
		})
		.from(petitionSignatures)
		.innerJoin(persons, eq(persons.id, petitionSignatures.personId))
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(
			and(eq(petitionSignatures.petitionId, petitionId), inArray(persons.name, [...new Set(names)]))
		);
}

/** Who signed, for the desk alone: the last entered first. */
export async function listSignatories(
	db: Reader,
	petitionId: Id<'petition'>,
	{ limit, offset }: { limit: number; offset: number }
) {
	return db
		.select({
			personId: petitionSignatures.personId,
			name: persons.name,
			household: households.number,
			signedAt: petitionSignatures.signedAt,
			channel: petitionSignatures.channel,
			sheet: petitionSignatures.sheet
		})
		.from(petitionSignatures)
		.innerJoin(persons, eq(persons.id, petitionSignatures.personId))
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(
			and(eq(petitionSignatures.petitionId, petitionId), isNotNull(petitionSignatures.signedAt))
		)
		.orderBy(desc(petitionSignatures.signedAt), asc(persons.name), asc(persons.id))
		.limit(limit)
		.offset(offset);
}
