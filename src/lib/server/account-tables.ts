import { column, index, table, uniqueIndex } from './database/table.ts';

/** password 密码 · slip 登录条 · phone 手机验证码 · link 一次性链接. */
export const sessionBeginnings = ['password', 'slip', 'phone', 'link'] as const;
export type SessionBeginning = (typeof sessionBeginnings)[number];

/** A way in: one per person who has set a password, and one per host administrator (who is no person here). */
export const accounts = table(
	'accounts',
	{
		id: column.id('account').primaryKey(),
		/** What one types to sign in: a short number printed on the slip, or a host administrator's name. */
		handle: column.text().notNull(),
		personId: column.id('person'),
		isHost: column
			.flag()
			.notNull()
			.$default(() => false),
		/** argon2id. Empty until the person has set one. */
		passwordHash: column.text(),
		/** Base32 secret of a second factor (RFC 6238). */
		totpSecret: column.text(),
		/** The last 30-second step accepted, so that a code serves once. */
		totpLastStep: column.integer(),
		createdAt: column.instant().notNull(),
		lockedAt: column.instant()
	},
	(t) => [
		uniqueIndex('accounts_handle_unique').on(t.handle),
		uniqueIndex('accounts_person_unique').on(t.personId)
	]
);

export const sessions = table(
	'sessions',
	{
		/** SHA-256 of the cookie's value. The value itself is nowhere. */
		id: column.text().primaryKey(),
		accountId: column
			.id('account')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		createdAt: column.instant().notNull(),
		lastSeenAt: column.instant().notNull(),
		expiresAt: column.instant().notNull(),
		/** How it began. Who came by a code of the desk's may set a password without knowing the old one. */
		via: column.choice(sessionBeginnings).notNull().default('password'),
		/** What the browser calls itself, shortened, so that one's own sessions can be told apart. */
		device: column.text().notNull().default('')
	},
	(t) => [index('sessions_account').on(t.accountId)]
);

/** 登录条: a single-use code on paper, in a link or sent to a phone. Only its hash is stored. */
export const slips = table(
	'slips',
	{
		id: column.id('slip').primaryKey(),
		accountId: column
			.id('account')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		kind: column.choice(['paper', 'phone', 'link']).notNull(),
		codeHash: column.text().notNull(),
		issuedBy: column.id('account'),
		issuedAt: column.instant().notNull(),
		expiresAt: column.instant().notNull(),
		attempts: column.integer().notNull().default(0),
		usedAt: column.instant(),
		revokedAt: column.instant()
	},
	(t) => [uniqueIndex('slips_code_unique').on(t.codeHash), index('slips_account').on(t.accountId)]
);
