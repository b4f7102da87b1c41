import type { Id } from '#lib/kernel/id.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { Post } from './person.ts';

/** A printed slip or a link is good for 30 days, a phone code for ten minutes and five attempts. */
export const SLIP_LIFE = 30 * DAY;
export const PHONE_CODE_LIFE = 10 * MINUTE;
export const PHONE_CODE_ATTEMPTS = 5;

/** How long after coming in by a code a password may be set without knowing the old one. */
export const FRESH = HOUR;

export const PASSWORD_LENGTH = 8;

/** 登录条: a single-use code on paper, in a link, or sent to a phone. */
export interface Slip {
	id: Id<'slip'>;
	accountId: Id<'account'>;
	kind: 'paper' | 'phone' | 'link';
	expiresAt: Instant;
	usedAt: Instant | null;
	revokedAt: Instant | null;
}

/** May this slip be accepted now? `undefined` for a code that no slip has. */
export function mayAccept(slip: Slip | undefined, now: Instant): Verdict {
	if (!slip) return refuse('slip.unknown');
	if (slip.usedAt !== null) return refuse('slip.used');
	if (slip.revokedAt !== null) return refuse('slip.revoked');
	if (now >= slip.expiresAt) return refuse('slip.expired');
	return allow;
}

/** Runs of keys and counting, and words that half the country uses. */
const RUNS = [
	'01234567890',
	'09876543210',
	'abcdefghijklmnopqrstuvwxyz',
	'qwertyuiop',
	'asdfghjkl'
];
const WORDS = ['woaini', 'password', 'passw', 'admin', 'iloveyou', 'zhongguo', 'wodemima', 'nihao'];
const PATTERNS = /^(.{1,4})\1+$|^1q2w3e4r|^1qaz2wsx|^(19|20)\d{2}(0\d|1[0-2])([0-2]\d|3[01])$/;

/**
 * May this be somebody's password? At least eight characters, of any kind; not what guessers try first: letters that
 * everybody takes with digits that everybody takes, a date, a phone number, the number printed on the slip.
 */
export function mayBePassword(password: string, { handle }: { handle: string }): Verdict {
	if ([...password].length < PASSWORD_LENGTH)
		return refuse('account.password_short', { min: PASSWORD_LENGTH });
	const plain = password.toLowerCase();
	const [, letters = '', digits = '', more = ''] = /^([a-z]*)(\d*)([a-z]{0,3})$/.exec(plain) ?? [];
	const isPlain = letters + digits + more === plain;
	const easy = (part: string, most: number) =>
		part.length <= most || RUNS.some((run) => run.includes(part)) || PATTERNS.test(part);
	const isEasy = isPlain && (easy(letters, 3) || WORDS.includes(letters)) && easy(digits, 4);
	if (isEasy || PATTERNS.test(plain) || isPhone(plain) || plain.startsWith(handle))
		return refuse('account.password_common');
	return allow;
}

/** 大陆手机号 */
export function isPhone(text: string): boolean {
	return /^1[3-9]\d{9}$/.test(text);
}

/** A phone number as it is stored: eleven digits, without country code, spaces and hyphens. */
export function plainPhone(typed: string): string {
	return typed
		.normalize('NFKC')
		.replace(/[\s\-()]/g, '')
		.replace(/^(\+|00)?86(?=1\d{10}$)/, '');
}

/** What a host administrator is called: nothing that could be a 登录号 or a phone number. */
export function isHandle(text: string): boolean {
	return /^[a-z][a-z0-9-]{2,29}$/.test(text);
}

/** What somebody typed to sign in: a phone number, a 登录号, or a host administrator's name, which may have hyphens. */
export function plainName(typed: string): string {
	const phone = plainPhone(typed);
	return isPhone(phone) ? phone : typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** 经办人、书记 hold what others do not, and may put a second factor before it. */
export function mayUseSecondFactor(posts: readonly Pick<Post, 'role'>[]): Verdict {
	const has = posts.some(({ role }) => ['clerk', 'secretary', 'deputy_secretary'].includes(role));
	return has ? allow : refuse('account.second_factor_not_needed');
}

/**
 * Must the present password be given to set a new one? Not by somebody who has none, nor in the first hour after coming
 * in by a slip or code, which is how a forgotten password is replaced.
 */
export function needsOldPassword(
	account: { hasPassword: boolean },
	session: { via: string; createdAt: Instant },
	/** The machine's clock, by which sessions live. */
	now: Instant
): boolean {
	return account.hasPassword && (session.via === 'password' || now >= session.createdAt + FRESH);
}
