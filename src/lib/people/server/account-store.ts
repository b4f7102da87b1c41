import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import { accounts, sessions, slips } from '#lib/server/account-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { comesOfAgeBefore } from '../roll.ts';
import { persons } from './person-tables.ts';

export type Account = typeof accounts.$inferSelect;

export async function findAccount(db: Reader, id: Id<'account'>): Promise<Account | undefined> {
	const [row] = await db.select().from(accounts).where(eq(accounts.id, id)).limit(1);
	return row;
}

export async function findAccountOf(
	db: Reader,
	personId: Id<'person'>
): Promise<Account | undefined> {
	const [row] = await db.select().from(accounts).where(eq(accounts.personId, personId)).limit(1);
	return row;
}

/** The account somebody means who types a 登录号 or, where one living person alone has it, a phone number. */
export async function findAccountByName(db: Reader, name: string): Promise<Account | undefined> {
	const [byHandle] = await db.select().from(accounts).where(eq(accounts.handle, name)).limit(1);
	if (byHandle) return byHandle;
	const byPhone = await db
		.select({ account: accounts })
		.from(accounts)
		.innerJoin(persons, eq(persons.id, accounts.personId))
		.where(and(eq(persons.phone, name), eq(persons.state, 'active')))
		.limit(2);
	return byPhone.length === 1 ? byPhone[0]!.account : undefined;
}

/** The one grown person here with a phone number, whose children may share it; nobody when two have it. */
export async function findPersonByPhone(db: Reader, phone: string, now: Instant) {
	const found = await db
		.select({ id: persons.id, communityId: persons.communityId, name: persons.name })
		.from(persons)
		.where(
			and(
				eq(persons.phone, phone),
				eq(persons.state, 'active'),
				or(isNull(persons.birthDate), lte(persons.birthDate, comesOfAgeBefore(dayOf(now))))
			)
		)
		.limit(2);
	return found.length === 1 ? found[0] : undefined;
}

/** Puts the account in under its handle, and says whether the handle was free. */
export async function insertAccount(
	tx: Tx,
	account: typeof accounts.$inferInsert
): Promise<Account | undefined> {
	const [row] = await tx.insert(accounts).values(account).onConflictDoNothing().returning();
	return row;
}

/** The accounts of several people, by person. */
export async function listAccountsOf(db: Reader, personIds: Id<'person'>[]): Promise<Account[]> {
	if (!personIds.length) return [];
	return db.select().from(accounts).where(inArray(accounts.personId, personIds));
}

export async function hasHost(db: Reader): Promise<boolean> {
	const [row] = await db
		.select({ id: accounts.id })
		.from(accounts)
		.where(eq(accounts.isHost, true))
		.limit(1);
	return row !== undefined;
}

/** Host administrators, in the order they were made. */
export async function listHosts(db: Reader): Promise<Account[]> {
	return db
		.select()
		.from(accounts)
		.where(eq(accounts.isHost, true))
		.orderBy(asc(accounts.createdAt), asc(accounts.id));
}

export async function findHostByHandle(db: Reader, handle: string): Promise<Account | undefined> {
	const [row] = await db
		.select()
		.from(accounts)
		.where(and(eq(accounts.isHost, true), eq(accounts.handle, handle)))
		.limit(1);
	return row;
}

/** Forgets an account's password and authenticator, and ends its sessions. */
export async function emptyAccount(tx: Tx, id: Id<'account'>) {
	await tx
		.update(accounts)
		.set({ passwordHash: null, totpSecret: null, totpLastStep: null })
		.where(eq(accounts.id, id));
	await tx.delete(sessions).where(eq(sessions.accountId, id));
}

export async function setPasswordHash(tx: Tx, id: Id<'account'>, passwordHash: string) {
	await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, id));
}

export async function setSecondFactor(tx: Tx, id: Id<'account'>, secret: string | null) {
	await tx
		.update(accounts)
		.set({ totpSecret: secret, totpLastStep: null })
		.where(eq(accounts.id, id));
}

/** Uses up a step of the second factor, and says whether this call was the one. Safe when two arrive at once. */
export async function markStep(tx: Tx, id: Id<'account'>, step: number): Promise<boolean> {
	const marked = await tx
		.update(accounts)
		.set({ totpLastStep: step })
		.where(
			and(eq(accounts.id, id), or(isNull(accounts.totpLastStep), lt(accounts.totpLastStep, step)))
		)
		.returning({ id: accounts.id });
	return marked.length === 1;
}

/** Shuts an account for good, with all its sessions. */
export async function lockAccount(tx: Tx, id: Id<'account'>, at: Instant) {
	await tx.update(accounts).set({ lockedAt: at }).where(eq(accounts.id, id));
	await tx.delete(sessions).where(eq(sessions.accountId, id));
	await revokeSlips(tx, id, at);
}

export async function insertSlip(tx: Tx, slip: typeof slips.$inferInsert) {
	await tx.insert(slips).values(slip);
}

/** Makes an account's open slips worthless: a newer one is out, or a password is set. */
export async function revokeSlips(
	tx: Tx,
	accountId: Id<'account'>,
	at: Instant,
	{ kind }: { kind?: 'phone' } = {}
) {
	await tx
		.update(slips)
		.set({ revokedAt: at })
		.where(
			and(
				eq(slips.accountId, accountId),
				isNull(slips.usedAt),
				isNull(slips.revokedAt),
				kind && eq(slips.kind, kind)
			)
		);
}

export async function findSlip(db: Reader, codeHash: string) {
	const [row] = await db
		.select({ slip: slips, account: accounts })
		.from(slips)
		.innerJoin(accounts, eq(accounts.id, slips.accountId))
		.where(eq(slips.codeHash, codeHash))
		.limit(1);
	return row;
}

/** Uses a slip up, and says whether this call was the one that did. Safe when two arrive at once. */
export async function markSlipUsed(tx: Tx, id: Id<'slip'>, at: Instant): Promise<boolean> {
	const marked = await tx
		.update(slips)
		.set({ usedAt: at })
		.where(
			and(eq(slips.id, id), isNull(slips.usedAt), isNull(slips.revokedAt), gt(slips.expiresAt, at))
		)
		.returning({ id: slips.id });
	return marked.length === 1;
}

/** The phone code an account waits for. */
export async function findOpenPhoneSlip(db: Reader, accountId: Id<'account'>, now: Instant) {
	const [row] = await db
		.select()
		.from(slips)
		.where(
			and(
				eq(slips.accountId, accountId),
				eq(slips.kind, 'phone'),
				isNull(slips.usedAt),
				isNull(slips.revokedAt),
				gt(slips.expiresAt, now)
			)
		)
		.orderBy(desc(slips.issuedAt))
		.limit(1);
	return row;
}

/** Counts one attempt at a phone code, and says whether there was one left. Safe when many arrive at once. */
export async function markAttempt(tx: Tx, id: Id<'slip'>, most: number): Promise<boolean> {
	const [slip] = await tx
		.select({ attempts: slips.attempts })
		.from(slips)
		.where(eq(slips.id, id))
		.limit(1);
	if (!slip || slip.attempts >= most) return false;
	const marked = await tx
		.update(slips)
		.set({ attempts: slip.attempts + 1 })
		.where(and(eq(slips.id, id), eq(slips.attempts, slip.attempts)))
		.returning({ id: slips.id });
	return marked.length === 1;
}
