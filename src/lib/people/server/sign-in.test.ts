import { TOTP, Secret } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { MINUTE, startOfDay } from '#lib/kernel/instant.ts';
import { findHead } from '#lib/journal/server/journal-store.ts';
import { accounts, slips } from '#lib/server/account-tables.ts';
import { openDeskSender, type CodeSender, type PhoneCode } from '#lib/server/code-sender.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { openLimits, type Limits } from '#lib/server/limits.ts';
import { hashPassword } from '#lib/server/password.ts';
import { newSecret } from '#lib/server/second-factor.ts';
import { openSessions, sessionHash } from '#lib/server/sessions.ts';
import type { Id } from '#lib/kernel/id.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { PHONE_CODE_LIFE, SLIP_LIFE } from '../account.ts';
import { acceptPhoneCode } from './accept-phone-code.ts';
import { acceptSlip, readSlip } from './accept-slip.ts';
import { issueLink } from './issue-link.ts';
import { issueSlips } from './issue-slips.ts';
import { persons } from './person-tables.ts';
import { sendPhoneCode } from './send-phone-code.ts';
import { setPassword } from './set-password.ts';
import { forgetSecondFactor, startSecondFactor, stopSecondFactor } from './set-second-factor.ts';
import { signIn } from './sign-in.ts';

const address = '10.0.0.7';
const PASSWORD = '油菜花开了满山坡';

let village: Village;
let limits: Limits;
let clerk: Id<'person'>;
let wang: Id<'person'>;
beforeEach(async () => {
	village = await aVillage();
	limits = openLimits();
	clerk = await village.clerk();
	wang = await village.person({ name: '王秀英' });
});

async function aSlip(personId = wang) {
	const [slip] = await issueSlips(village.as(clerk), {
		communityId: village.id,
		personIds: [personId]
	});
	return slip!;
}
const accept = (code: string, secondCode?: string) =>
	acceptSlip(village.as(), limits, { code, secondCode, address });
const knock = (name: string, password: string, secondCode?: string) =>
	signIn(village.as(), limits, { name, password, secondCode, address });

/** Somebody with a password, and what they type. */
async function anAccount(personId = wang) {
	const { handle, code } = await aSlip(personId);
	const { accountId } = await accept(code);
	const passwordHash = await hashPassword(PASSWORD);
	await village.db.write((tx) =>
		tx
			.update(accounts)
			.set({ passwordHash })
			.where(eq(accounts.id, accountId))
			.then(() => {})
	);
	return { handle, accountId };
}

/** The context of somebody signed in, with a real session. */
async function inSession(
	personId: Id<'person'>,
	accountId: Id<'account'>,
	via: 'slip' | 'password'
) {
	const sessions = openSessions(village.db);
	const cookie = await sessions.start(accountId, { device: 'phone', via });
	const sessionId = sessionHash(cookie);
	const ctx: Ctx = {
		...village.as(personId),
		actor: { kind: 'person', id: personId, accountId, sessionId }
	};
	return { ctx, sessions, cookie };
}

describe('a slip', () => {
	it('lets its person in, whatever way the code is typed, and only once', async () => {
		const slip = await aSlip();
		expect(slip.name).toBe('王秀英');
		expect(slip.handle).toMatch(/^[1-9]\d{5}$/);
		expect(await readSlip(village.as(), limits, { code: slip.code, address })).toEqual({
			name: '王秀英',
			asksForCode: false
		});
		const typed = slip.code.toLowerCase().replaceAll('-', ' ');
		expect((await accept(typed)).via).toBe('slip');
		await expect(accept(slip.code)).rejects.toMatchObject({ code: 'slip.used' });
	});

	it('is accepted once when two phones send it at the same time', async () => {
		const { code } = await aSlip();
		const outcomes = await Promise.allSettled([accept(code), accept(code), accept(code)]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const outcome of outcomes)
			if (outcome.status === 'rejected')
				expect(outcome.reason).toMatchObject({ code: 'slip.used' });
	});

	it('is worth nothing once a newer one is out, or its 30 days are over', async () => {
		const lost = await aSlip();
		const found = await aSlip();
		expect(found.handle).toBe(lost.handle);
		await expect(accept(lost.code)).rejects.toMatchObject({ code: 'slip.revoked' });
		village.at(village.now + SLIP_LIFE);
		await expect(accept(found.code)).rejects.toMatchObject({ code: 'slip.expired' });
	});

	it('is not for a child, from whose eighteenth birthday on it is', async () => {
		const child = await village.person({ name: '王小满', birthDate: '2008-03-11' });
		await expect(aSlip(child)).rejects.toMatchObject({
			code: 'slip.not_of_age',
			facts: { name: '王小满' }
		});
		expect(await village.db.select().from(slips)).toEqual([]);
		village.at(startOfDay('2026-03-11'));
		expect((await aSlip(child)).name).toBe('王小满');
	});

	it('is stored by its hash only, and its issue stands on the journal without a name', async () => {
		const { code } = await aSlip();
		expect(JSON.stringify(await village.db.select().from(slips))).not.toContain(code);
		expect((await findHead(village.db, village.id))?.seq).toBe(1);
	});

	it('is issued by the clerk only, to people of this community only, and then to all or none', async () => {
		const stranger = await (await aVillage({ db: village.db })).person();
		const issue = (by: Id<'person'>, personIds: Id<'person'>[]) =>
			issueSlips(village.as(by), { communityId: village.id, personIds });
		await expect(issue(wang, [wang])).rejects.toMatchObject({ code: 'access.clerk_only' });
		await expect(issue(clerk, [wang, stranger])).rejects.toMatchObject({
			code: 'access.not_found'
		});
		expect(await village.db.select().from(slips)).toEqual([]);
		expect(await findHead(village.db, village.id)).toBeUndefined();
	});

	it('gives up on an address that guesses', async () => {
		const guess = () => accept('2222-3333-4444');
		for (let tried = 0; tried < 120; tried += 1)
			await expect(guess()).rejects.toMatchObject({ code: 'slip.unknown' });
		await expect(guess()).rejects.toMatchObject({
			code: 'access.too_often',
			facts: { minutes: 15 }
		});
		const { code } = await aSlip();
		await expect(accept(code)).rejects.toMatchObject({ code: 'access.too_often' });
		expect(await acceptSlip(village.as(), limits, { code, address: '10.0.0.8' })).toBeTruthy();
	});
});

describe('a one-time link', () => {
	it('is given by the installation itself, to anybody in it, and to nobody who asks', async () => {
		const { code } = await issueLink(village.asSystem(), wang);
		expect((await accept(code)).via).toBe('link');
		await expect(issueLink(village.as(clerk), wang)).rejects.toMatchObject({
			code: 'access.not_yours'
		});
	});
});

describe('signing in with a password', () => {
	it('works by number and, where one alone has it, by phone', async () => {
		const { handle, accountId } = await anAccount();
		const phone = '13812345678';
		const setPhone = (personId: Id<'person'>) =>
			village.db.write((tx) =>
				tx
					.update(persons)
					.set({ phone })
					.where(eq(persons.id, personId))
					.then(() => {})
			);
		await setPhone(wang);
		expect((await knock(handle, PASSWORD)).accountId).toBe(accountId);
		expect((await knock('+86 138 1234 5678', PASSWORD)).accountId).toBe(accountId);

		const sister = await village.person();
		await anAccount(sister);
		await setPhone(sister);
		await expect(knock(phone, PASSWORD)).rejects.toMatchObject({ code: 'account.wrong' });
	});

	it('answers alike to a wrong password, an unknown number and an account without password', async () => {
		const { handle } = await anAccount();
		const without = await aSlip(await village.person());
		for (const [name, password] of [
			[handle, '错的密码也有八个字'],
			['999999999', PASSWORD],
			[without.handle, PASSWORD]
		] as const)
			await expect(knock(name, password)).rejects.toMatchObject({ code: 'account.wrong' });
	});

	it('refuses an account after ten wrong passwords, says for how long, and leaves the neighbours alone', async () => {
		const { handle } = await anAccount();
		const neighbour = await anAccount(await village.person());
		const guesses = Array.from({ length: 30 }, (_, nth) => knock(handle, `guess number ${nth}`));
		const codes = (await Promise.allSettled(guesses)).map(
			(outcome) => (outcome as PromiseRejectedResult).reason.code
		);
		expect(codes.filter((code) => code === 'account.wrong').length).toBeLessThanOrEqual(10);
		await expect(knock(handle, PASSWORD)).rejects.toMatchObject({
			code: 'access.too_often',
			facts: { minutes: 30 }
		});
		expect(await knock(neighbour.handle, PASSWORD)).toBeTruthy();
	});

	it('lets 300 phones behind one address in at once', async () => {
		const { handle } = await anAccount();
		const all = await Promise.all(Array.from({ length: 300 }, () => knock(handle, PASSWORD)));
		expect(all).toHaveLength(300);
	}, 120_000);

	it('does not let in whoever was locked out for good', async () => {
		const { handle, accountId } = await anAccount();
		await village.db.write((tx) =>
			tx
				.update(accounts)
				.set({ lockedAt: 1 })
				.where(eq(accounts.id, accountId))
				.then(() => {})
		);
		await expect(knock(handle, PASSWORD)).rejects.toMatchObject({ code: 'account.locked' });
	});
});

describe('a second factor', () => {
	const codeAt = (secret: string, timestamp = Date.now()) =>
		new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

	async function aClerkWithIt() {
		const { handle, accountId } = await anAccount(clerk);
		const { ctx } = await inSession(clerk, accountId, 'password');
		const secret = newSecret();
		await startSecondFactor(ctx, limits, { secret, code: codeAt(secret), address });
		return { handle, ctx, secret, next: codeAt(secret, Date.now() + 30_000) };
	}

	it('is asked for from then on, and a code serves once, also when two come at once', async () => {
		const { handle, secret, next } = await aClerkWithIt();
		await expect(knock(handle, PASSWORD)).rejects.toMatchObject({ code: 'account.code_needed' });
		await expect(knock(handle, PASSWORD, '000000')).rejects.toMatchObject({
			code: 'account.code_wrong'
		});
		// The code that showed it to work has served.
		await expect(knock(handle, PASSWORD, codeAt(secret))).rejects.toMatchObject({
			code: 'account.code_used'
		});
		const two = await Promise.allSettled([
			knock(handle, PASSWORD, next),
			knock(handle, PASSWORD, next)
		]);
		expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('is asked for beside a slip, too, and the slip is not used up by a wrong code', async () => {
		const { next } = await aClerkWithIt();
		const { code } = await aSlip(clerk);
		await expect(accept(code)).rejects.toMatchObject({ code: 'account.code_needed' });
		await expect(accept(code, '000000')).rejects.toMatchObject({ code: 'account.code_wrong' });
		expect((await accept(code, next)).via).toBe('slip');
	});

	it('cannot be guessed by somebody who knows the password', async () => {
		const { handle } = await aClerkWithIt();
		for (let tried = 0; tried < 10; tried += 1)
			await expect(knock(handle, PASSWORD, '000000')).rejects.toMatchObject({
				code: 'account.code_wrong'
			});
		await expect(knock(handle, PASSWORD, '000000')).rejects.toMatchObject({
			code: 'access.too_often'
		});
	});

	it('is for clerks and secretaries, and ends by its own code', async () => {
		const { accountId } = await anAccount();
		const { ctx } = await inSession(wang, accountId, 'password');
		const secret = newSecret();
		await expect(
			startSecondFactor(ctx, limits, { secret, code: codeAt(secret), address })
		).rejects.toMatchObject({ code: 'account.second_factor_not_needed' });

		const { handle, ctx: clerks, next } = await aClerkWithIt();
		await stopSecondFactor(clerks, limits, { code: next, address });
		expect(await knock(handle, PASSWORD)).toBeTruthy();
	});

	it('is forgotten at the desk for another who lost it, on the journal, never for oneself', async () => {
		const { handle } = await aClerkWithIt();
		const colleague = await village.clerk();
		const forget = (by: Id<'person'>) =>
			forgetSecondFactor(village.as(by), { communityId: village.id, personId: clerk });
		await expect(forget(clerk)).rejects.toMatchObject({ code: 'account.not_ones_own' });
		const before = (await findHead(village.db, village.id))!.seq;
		await forget(colleague);
		expect((await findHead(village.db, village.id))!.seq).toBe(before + 1);
		expect(await knock(handle, PASSWORD)).toBeTruthy();
	});
});

describe('setting a password', () => {
	it('needs no old one after a slip, ends the other sessions and the open slips', async () => {
		const { handle, accountId } = await anAccount();
		const open = await aSlip();
		const { ctx, sessions, cookie } = await inSession(wang, accountId, 'slip');
		const elsewhere = await sessions.start(accountId, { device: 'other', via: 'password' });
		const ended = await setPassword(
			ctx,
			{ limits, sessions },
			{ password: '换一个新的密码吧', address }
		);
		expect(ended).toEqual([sessionHash(elsewhere)]);
		expect((await sessions.recognize(cookie)).kind).toBe('person');
		await expect(accept(open.code)).rejects.toMatchObject({ code: 'slip.revoked' });
		expect(await knock(handle, '换一个新的密码吧')).toBeTruthy();
		await expect(knock(handle, PASSWORD)).rejects.toMatchObject({ code: 'account.wrong' });
	}, 30_000);

	it('needs the old one after a password, and refuses what is tried first', async () => {
		const { accountId } = await anAccount();
		const { ctx, sessions } = await inSession(wang, accountId, 'password');
		const set = (password: string, oldPassword?: string) =>
			setPassword(ctx, { limits, sessions }, { password, oldPassword, address });
		await expect(set('换一个新的密码吧')).rejects.toMatchObject({ code: 'account.password_wrong' });
		await expect(set('12345678', PASSWORD)).rejects.toMatchObject({
			code: 'account.password_common'
		});
		expect(await set('换一个新的密码吧', PASSWORD)).toEqual([]);
	});
});

describe('a phone code', () => {
	const phone = '13987654321';
	let sent: PhoneCode[];
	beforeEach(async () => {
		sent = [];
		await village.db.write((tx) =>
			tx
				.update(persons)
				.set({ phone })
				.where(eq(persons.id, wang))
				.then(() => {})
		);
	});
	const sender: CodeSender = { by: 'phone', send: async (code) => void sent.push(code) };
	const ask = (number = phone, from = address) =>
		sendPhoneCode(village.as(), limits, sender, { phone: number, address: from });
	const answer = (code: string) => acceptPhoneCode(village.as(), limits, { phone, code, address });
	it('lets its person in once, and is stored by its hash', async () => {
		await ask();
		const { code } = sent[0]!;
		expect(code).toMatch(/^\d{6}$/);
		const two = await Promise.allSettled([answer(code), answer(code)]);
		expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(JSON.stringify(await village.db.select().from(slips))).not.toContain(`"${code}"`);
	});

	it('is worth nothing after five attempts, or ten minutes, or when a newer one was sent', async () => {
		await ask();
		const wrong = sent[0]!.code === '111111' ? '222222' : '111111';
		for (let tried = 0; tried < 5; tried += 1)
			await expect(answer(wrong)).rejects.toMatchObject({ code: 'account.phone_code_wrong' });
		await expect(answer(sent[0]!.code)).rejects.toMatchObject({ code: 'account.phone_code_wrong' });

		await ask();
		village.at(village.now + PHONE_CODE_LIFE);
		await expect(answer(sent[1]!.code)).rejects.toMatchObject({ code: 'account.phone_code_wrong' });
	});

	it('is the grown-up’s where a child has the same number, and nobody’s where two grown-ups have it', async () => {
		const child = await village.person({ name: '王小满', birthDate: '2015-03-11' });
		const give = (personId: Id<'person'>) =>
			village.db.write((tx) =>
				tx
					.update(persons)
					.set({ phone })
					.where(eq(persons.id, personId))
					.then(() => {})
			);
		await give(child);
		await ask();
		expect(sent).toMatchObject([{ name: '王秀英' }]);
		await give(clerk);
		await ask();
		expect(sent).toHaveLength(1);
	});

	it('is sent three times an hour at most, and answers alike for a number nobody has', async () => {
		await ask('13700000000');
		expect(sent).toEqual([]);
		for (let nth = 0; nth < 3; nth += 1) await ask();
		await expect(ask()).rejects.toMatchObject({ code: 'access.too_often', facts: { minutes: 60 } });
		await expect(ask('12345')).rejects.toMatchObject({ code: 'account.not_a_phone' });
	});

	it('shows at the desk of its own community until it expires', async () => {
		const desk = openDeskSender();
		await sendPhoneCode(village.as(), limits, desk, { phone, address });
		expect(desk.listFor(village.id, village.now)).toMatchObject([{ name: '王秀英', phone }]);
		expect(desk.listFor((await aVillage({ db: village.db })).id, village.now)).toEqual([]);
		expect(desk.listFor(village.id, village.now + 10 * MINUTE)).toEqual([]);
	});
});
