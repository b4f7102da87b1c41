import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findHead } from '#lib/journal/server/journal-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { defaultSettings } from '#lib/communities/community.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { openLimits } from '#lib/server/limits.ts';
import { newSecret } from '#lib/server/second-factor.ts';
import { openSessions } from '#lib/server/sessions.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { acceptSlip } from './accept-slip.ts';
import { findAccountOf, setSecondFactor } from './account-store.ts';
import { appointClerk, handDeskOver, letClerkIn } from './appoint-clerk.ts';
import { listPostsIn } from './post-store.ts';
import { addHost, HOST_LINK_LIFE, resetHost } from './host-accounts.ts';
import { openSetUp, setUpHost } from './set-up-host.ts';
import { addBody, dissolveBody, settleCommunity } from './settle-community.ts';
import { setPassword } from './set-password.ts';
import { startSecondFactor } from './set-second-factor.ts';
import { signIn } from './sign-in.ts';
import { findAccountByName, listHosts } from './account-store.ts';

const address = '10.0.0.7';
const PASSWORD = '机房在镇政府二楼';
let village: Village;
let host: Ctx;
beforeEach(async () => {
	village = await aVillage();
	const actor = { kind: 'host', accountId: newId('account'), sessionId: 'test' } as const;
	host = { ...village.as(), actor };
	await village.body('desk');
});
const seq = async () => (await findHead(village.db, village.id))?.seq ?? 0;
const clerks = async () => listPostsIn(village.db, await village.body('desk'), village.now);

describe('the first clerk', () => {
	it('is appointed by the host, gets a slip, and is the only one appointed so', async () => {
		const appoint = (by: Ctx) =>
			appointClerk(by, { communityId: village.id, name: '何文静', phone: '' });
		await expect(appoint(village.as(await village.person()))).rejects.toMatchObject({
			code: 'access.host_only'
		});
		const both = await Promise.allSettled([appoint(host), appoint(host)]);
		const slips = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
		expect(slips).toHaveLength(1);
		expect(await clerks()).toMatchObject([{ name: '何文静', role: 'clerk', votes: false }]);
		const entry = await acceptSlip(village.as(), openLimits(), { code: slips[0]!.code, address });
		const actor = await openSessions(village.db).recognize(
			await openSessions(village.db).start(entry.accountId, { device: '', via: entry.via })
		);
		expect(actor.id).toBe(slips[0]!.personId);
		expect(await seq()).toBe(1);
	});

	it('is let in again by the host, without the authenticator, on the journal', async () => {
		const clerk = await village.clerk();
		const first = await letClerkIn(host, { communityId: village.id, personId: clerk });
		const account = (await findAccountOf(village.db, clerk))!;
		await village.db.write((tx) => setSecondFactor(tx, account.id, newSecret()));
		const again = await letClerkIn(host, { communityId: village.id, personId: clerk });
		const accept = (code: string) => acceptSlip(village.as(), openLimits(), { code, address });
		await expect(accept(first.code)).rejects.toMatchObject({ code: 'slip.revoked' });
		expect((await accept(again.code)).accountId).toBe(account.id);
		expect(await seq()).toBe(2);

		const let_in = (by: Ctx, personId: Id<'person'>) =>
			letClerkIn(by, { communityId: village.id, personId });
		await expect(let_in(host, await village.person())).rejects.toMatchObject({
			code: 'access.not_found'
		});
		await expect(let_in(village.as(clerk), clerk)).rejects.toMatchObject({
			code: 'access.host_only'
		});
	});
});

describe('the desk', () => {
	it('is handed to a successor, once, and not to a supervisor', async () => {
		const clerk = await village.clerk();
		const successorId = await village.person();
		const supervisor = await village.post('supervision_committee', 'committee_member');
		const hand = (to: Id<'person'>) =>
			handDeskOver(village.as(clerk), { communityId: village.id, successorId: to });
		await expect(hand(supervisor)).rejects.toMatchObject({ code: 'post.clerk_checks_self' });
		await expect(hand(clerk)).rejects.toMatchObject({ code: 'post.held' });
		expect(await seq()).toBe(0);
		await hand(successorId);
		expect(await clerks()).toMatchObject([{ personId: successorId }]);
		await expect(hand(successorId)).rejects.toMatchObject({ code: 'access.clerk_only' });
		expect(await seq()).toBe(1);
	});
});

describe('settings and bodies', () => {
	it('are the clerk’s, and never below the law', async () => {
		const clerk = village.as(await village.clerk());
		const settle = (by: Ctx, postingDays: number) =>
			settleCommunity(by, {
				communityId: village.id,
				settings: { ...defaultSettings, postingDays }
			});
		await expect(settle(clerk, 14)).rejects.toMatchObject({ code: 'community.posting_short' });
		await expect(settle(host, 20)).rejects.toMatchObject({ code: 'access.sign_in' });
		await settle(clerk, 20);
		expect((await getCommunity(village.db, village.id)).settings.postingDays).toBe(20);

		const add = (kind: 'council' | 'committee', name: string) =>
			addBody(clerk, { communityId: village.id, kind, name });
		await village.body('committee');
		const council = await add('council', '红白理事会');
		await expect(add('council', '红白理事会')).rejects.toMatchObject({ code: 'body.name_taken' });
		await expect(add('committee', '第二村委会')).rejects.toMatchObject({ code: 'body.kind_taken' });
		await dissolveBody(clerk, { communityId: village.id, bodyId: council });
		expect((await getBody(village.db, village.id, council)).dissolvedAt).toBe(village.now);
		await village.post('representatives', 'representative');
		for (const [bodyId, code] of [
			[await village.body('desk'), 'body.is_desk'],
			[await village.body('representatives'), 'body.has_posts']
		] as const)
			await expect(dissolveBody(clerk, { communityId: village.id, bodyId })).rejects.toMatchObject({
				code
			});
	});
});

describe('the host administrator', () => {
	let store: Village;
	beforeAll(async () => {
		store = await aVillage();
	});

	it('is made once, with the code printed at the start', async () => {
		const limits = openLimits();
		const stale = (await openSetUp(store.asSystem()))!;
		const code = (await openSetUp(store.asSystem()))!;
		const become = (given: string, handle = 'shi-qiao-host') =>
			setUpHost(store.as(), limits, { code: given, handle, password: '机房在镇政府二楼', address });
		await expect(become(stale)).rejects.toMatchObject({ code: 'setup.code_wrong' });
		const both = await Promise.allSettled([become(code), become(code, 'second-host')]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(become(code, 'third-host')).rejects.toMatchObject({ code: 'setup.done' });
		expect(await openSetUp(store.asSystem())).toBeUndefined();
		const entry = await signIn(store.as(), limits, {
			name: both[0].status === 'fulfilled' ? 'shi-qiao-host' : 'second-host',
			password: '机房在镇政府二楼',
			address
		});
		const sessions = openSessions(store.db);
		const cookie = await sessions.start(entry.accountId, { device: '', via: 'password' });
		expect((await sessions.recognize(cookie)).kind).toBe('host');
	});

	it('is joined by a second one from the command line, who chooses a password', async () => {
		const there = await aVillage();
		const limits = openLimits();
		const { code, expiresAt } = await addHost(there.asSystem(), 'li-host');
		expect(expiresAt).toBe(there.now + HOST_LINK_LIFE);
		await expect(addHost(there.asSystem(), 'li-host')).rejects.toMatchObject({
			code: 'setup.handle_taken'
		});
		await expect(addHost(there.asSystem(), '13812345678')).rejects.toMatchObject({
			code: 'setup.handle_wrong'
		});
		const someone = await there.clerk();
		await expect(addHost(there.as(someone), 'wang-host')).rejects.toMatchObject({
			code: 'access.not_yours'
		});
		const entry = await acceptSlip(there.as(), limits, { code, address });
		expect(entry.via).toBe('slip');
		await expect(acceptSlip(there.as(), limits, { code, address })).rejects.toMatchObject({
			code: 'slip.used'
		});
		const sessions = openSessions(there.db);
		const cookie = await sessions.start(entry.accountId, { device: '', via: entry.via });
		const actor = await sessions.recognize(cookie);
		expect(actor.kind).toBe('host');
		await setPassword(
			{ ...there.as(), actor },
			{ limits, sessions },
			{ password: PASSWORD, address }
		);
		expect(
			await signIn(there.as(), limits, { name: 'li-host', password: PASSWORD, address })
		).toMatchObject({ accountId: entry.accountId });
		expect((await listHosts(there.db)).map(({ handle }) => handle)).toEqual(['li-host']);
	});

	it('is let in again from the command line: password, authenticator and sessions are gone', async () => {
		const there = await aVillage();
		const limits = openLimits();
		const first = await addHost(there.asSystem(), 'li-host');
		const { accountId } = await acceptSlip(there.as(), limits, { code: first.code, address });
		const sessions = openSessions(there.db);
		const cookie = await sessions.start(accountId, { device: '', via: 'slip' });
		const ctx = { ...there.as(), actor: await sessions.recognize(cookie) };
		await setPassword(ctx, { limits, sessions }, { password: PASSWORD, address });
		// Optional for a host as for clerk and secretaries.
		const secret = newSecret();
		const token = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
		await startSecondFactor(ctx, limits, { secret, code: token, address });
		const withPassword = { name: 'li-host', password: PASSWORD, address };
		await expect(signIn(there.as(), limits, withPassword)).rejects.toMatchObject({
			code: 'account.code_needed'
		});

		const stale = await resetHost(there.asSystem(), 'li-host');
		const fresh = await resetHost(there.asSystem(), 'li-host');
		expect((await sessions.recognize(cookie)).kind).toBe('visitor');
		await expect(signIn(there.as(), limits, withPassword)).rejects.toMatchObject({
			code: 'account.wrong'
		});
		const accept = (code: string) => acceptSlip(there.as(), limits, { code, address });
		await expect(accept(stale.code)).rejects.toMatchObject({ code: 'slip.revoked' });
		expect((await accept(fresh.code)).accountId).toBe(accountId);
		expect(await findAccountByName(there.db, 'li-host')).toMatchObject({
			passwordHash: null,
			totpSecret: null
		});

		const late = await resetHost(there.asSystem(), 'li-host');
		there.at(there.now + HOST_LINK_LIFE);
		await expect(accept(late.code)).rejects.toMatchObject({ code: 'slip.expired' });
		const nobody = { code: 'access.not_found' };
		await expect(resetHost(there.asSystem(), 'no-host')).rejects.toMatchObject(nobody);
		await expect(resetHost(there.as(), 'li-host')).rejects.toMatchObject({
			code: 'access.not_yours'
		});
	});
});
