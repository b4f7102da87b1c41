import { sha256 } from '@oslojs/crypto/sha2';
import { encodeHexLowerCase } from '@oslojs/encoding';
import { and, desc, eq, lte, ne } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Id } from '#lib/kernel/id.ts';
import { accounts, sessions, type SessionBeginning } from './account-tables.ts';
import { visitor, type Actor } from './ctx.ts';
import type { Database } from './database/database.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		UserId: Id<'account'>;
		DatabaseUserAttributes: { personId: Id<'person'> | null; isHost: boolean };
		DatabaseSessionAttributes: { device: string; via: SessionBeginning };
	}
}

/** The name a session is stored under. A stolen table opens nothing, and look-up time tells nothing. */
export function sessionHash(cookieValue: string): string {
	return encodeHexLowerCase(sha256(new TextEncoder().encode(cookieValue)));
}

/**
 * Sign-in sessions. The only file that knows `lucia`, whose author has frozen it: should it break, what it does here
 * (random id, expiry after 30 days, renewed at half-time) is written in its stead behind the same functions.
 * Sessions live by the machine's clock, not by the demonstration's.
 */
export function openSessions(db: Database) {
	const lucia = new Lucia(adapter(db), {
		sessionExpiresIn: new TimeSpan(30, 'd'),
		sessionCookie: { name: 'session' },
		getUserAttributes: ({ personId, isHost }) => ({ personId, isHost })
	});

	return {
		/** Opens a session and gives the cookie's value. */
		async start(
			accountId: Id<'account'>,
			{ device, via }: { device: string; via: SessionBeginning }
		): Promise<string> {
			const session = await lucia.createSession(accountId, { device: device.slice(0, 120), via });
			return session.id;
		},

		/** Who holds this cookie value; a visitor when nobody does. */
		async recognize(cookieValue: string | undefined): Promise<Actor & { renewed?: boolean }> {
			if (!cookieValue) return visitor;
			const { session, user } = await lucia.validateSession(cookieValue);
			if (!session) return visitor;
			const attributes = user as unknown as { personId: Id<'person'> | null; isHost: boolean };
			const common = {
				accountId: session.userId,
				sessionId: sessionHash(cookieValue),
				renewed: session.fresh
			};
			if (attributes.isHost) return { kind: 'host', ...common };
			if (!attributes.personId) return visitor;
			return { kind: 'person', id: attributes.personId, ...common };
		},

		/** My sessions, latest first, by their hashes. */
		async listOf(accountId: Id<'account'>) {
			return db
				.select()
				.from(sessions)
				.where(eq(sessions.accountId, accountId))
				.orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
		},

		/** One of an account's sessions, by its hash. */
		async find(accountId: Id<'account'>, hash: string) {
			const [row] = await db
				.select()
				.from(sessions)
				.where(and(eq(sessions.accountId, accountId), eq(sessions.id, hash)))
				.limit(1);
			return row;
		},

		/**
		 * Ends one of an account's sessions, named by its hash, and says whether it was there. (lucia would hash the hash
		 * again, and end nothing.)
		 */
		async end(accountId: Id<'account'>, hash: string): Promise<boolean> {
			const ended = await db.write((tx) =>
				tx
					.delete(sessions)
					.where(and(eq(sessions.accountId, accountId), eq(sessions.id, hash)))
					.returning({ id: sessions.id })
			);
			return ended.length === 1;
		},

		/** Ends an account's sessions but the one it is said in. Gives the hashes of those that ended. */
		async endOthersOf(accountId: Id<'account'>, hash: string): Promise<string[]> {
			const ended = await db.write((tx) =>
				tx
					.delete(sessions)
					.where(and(eq(sessions.accountId, accountId), ne(sessions.id, hash)))
					.returning({ id: sessions.id })
			);
			return ended.map(({ id }) => id);
		},

		async endAllOf(accountId: Id<'account'>): Promise<void> {
			await lucia.invalidateUserSessions(accountId);
		},

		async dropExpired(): Promise<void> {
			await lucia.deleteExpiredSessions();
		}
	};
}

export type Sessions = ReturnType<typeof openSessions>;

function adapter(db: Database): Adapter {
	const shape = (id: string, row: typeof sessions.$inferSelect): DatabaseSession => ({
		id,
		userId: row.accountId,
		expiresAt: new Date(row.expiresAt),
		attributes: { device: row.device, via: row.via }
	});
	const write = (work: Parameters<Database['write']>[0]) => db.write(work).then(() => {});

	return {
		async getSessionAndUser(id) {
			const [row] = await db
				.select({ session: sessions, account: accounts })
				.from(sessions)
				.innerJoin(accounts, eq(accounts.id, sessions.accountId))
				.where(eq(sessions.id, sessionHash(id)))
				.limit(1);
			if (!row || row.account.lockedAt) return [null, null];
			const { personId, isHost } = row.account;
			return [shape(id, row.session), { id: row.account.id, attributes: { personId, isHost } }];
		},
		async getUserSessions(accountId) {
			const rows = await db.select().from(sessions).where(eq(sessions.accountId, accountId));
			return rows.map((row) => shape(row.id, row));
		},
		setSession: ({ id, userId, expiresAt, attributes }) =>
			write(async (tx) => {
				const now = Date.now();
				await tx.insert(sessions).values({
					id: sessionHash(id),
					accountId: userId,
					createdAt: now,
					lastSeenAt: now,
					expiresAt: expiresAt.getTime(),
					device: attributes.device,
					via: attributes.via
				});
			}),
		updateSessionExpiration: (id, expiresAt) =>
			write(async (tx) => {
				await tx
					.update(sessions)
					.set({ expiresAt: expiresAt.getTime(), lastSeenAt: Date.now() })
					.where(eq(sessions.id, sessionHash(id)));
			}),
		deleteSession: (id) =>
			write(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.id, sessionHash(id)));
			}),
		deleteUserSessions: (accountId) =>
			write(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.accountId, accountId));
			}),
		deleteExpiredSessions: () =>
			write(async (tx) => {
				await tx.delete(sessions).where(lte(sessions.expiresAt, Date.now()));
			})
	};
}
