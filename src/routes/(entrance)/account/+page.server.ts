import { redirect } from '@sveltejs/kit';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { explain } from '#lib/kernel/messages.ts';
import { ownPath } from '#lib/kernel/own-path.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { allow } from '#lib/kernel/verdict.ts';
import { mayUseSecondFactor, needsOldPassword } from '#lib/people/account.ts';
import {
	EndSessionForm,
	PasswordForm,
	SecondFactorForm,
	StopSecondFactorForm
} from '#lib/people/account-forms.ts';
import { findAccount } from '#lib/people/server/account-store.ts';
import { findPerson } from '#lib/people/server/person-store.ts';
import { listAllPostsOf } from '#lib/people/server/post-store.ts';
import { setPassword } from '#lib/people/server/set-password.ts';
import { startSecondFactor, stopSecondFactor } from '#lib/people/server/set-second-factor.ts';
import { theApp } from '#lib/server/app.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { submit } from '#lib/server/forms.ts';
import { newSecret, secretUri } from '#lib/server/second-factor.ts';
import { homeOf, insistOnTransport, transportAt } from '../enter.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is signed in here, and by which session. */
async function mine({ actor, db }: Ctx) {
	const account = actor.accountId && (await findAccount(db, actor.accountId));
	const session = account && (await theApp().sessions.find(account.id, actor.sessionId!));
	if (!session) throw new Refusal('access.sign_in');
	return { account, session };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const { account, session } = await mine(ctx);
	const person = account.personId ? await findPerson(ctx.db, account.personId) : undefined;
	const community = person && (await getCommunity(ctx.db, person.communityId));
	const posts = person ? await listAllPostsOf(ctx.db, person.id, ctx.now) : [];
	const hasPassword = account.passwordHash !== null;
	const maySecond = account.isHost ? allow : mayUseSecondFactor(posts);
	const secret = maySecond.ok && account.totpSecret === null ? newSecret() : undefined;
	const back = ownPath(url.searchParams.get('back'), url);
	const home = await homeOf({ locals }, account.personId);

	return {
		transport: transportAt(url),
		first: url.searchParams.has('first') && !hasPassword,
		home,
		back: back === '/' ? home : back,
		handle: account.handle,
		community: community && { slug: community.slug, name: community.name },
		hasPassword,
		needsOld: needsOldPassword({ hasPassword }, session, Date.now()),
		secondFactor: {
			may: explain(maySecond),
			isOn: account.totpSecret !== null,
			secret: secret ? { text: secret, uri: secretUri(secret, account.handle) } : undefined
		},
		sessions: (await theApp().sessions.listOf(account.id)).map((one) => ({
			id: one.id,
			device: one.device,
			createdAt: one.createdAt,
			lastSeenAt: one.lastSeenAt,
			isThis: one.id === session.id
		}))
	};
};

export const actions: Actions = {
	password: ({ getClientAddress, locals, request, url }) =>
		submit(request, PasswordForm, async ({ password, oldPassword, back }) => {
			insistOnTransport(url);
			const app = theApp();
			const input = { password, oldPassword, address: getClientAddress() };
			for (const ended of await setPassword(locals.ctx, app, input))
				app.dismiss(`session:${ended}`);
			if (back) redirect(303, ownPath(back, url));
			return { done: 'password' as const };
		}),
	startSecondFactor: ({ getClientAddress, locals: { ctx }, request, url }) =>
		submit(request, SecondFactorForm, async ({ secret, secondCode }) => {
			insistOnTransport(url);
			const input = { secret, code: secondCode, address: getClientAddress() };
			await startSecondFactor(ctx, theApp().limits, input);
			return { done: 'started' as const };
		}),
	stopSecondFactor: ({ getClientAddress, locals: { ctx }, request }) =>
		submit(request, StopSecondFactorForm, async ({ secondCode }) => {
			const input = { code: secondCode, address: getClientAddress() };
			await stopSecondFactor(ctx, theApp().limits, input);
			return { done: 'stopped' as const };
		}),
	endSession: ({ locals: { ctx }, request }) =>
		submit(request, EndSessionForm, async ({ session }) => {
			const app = theApp();
			const { account } = await mine(ctx);
			if (!(await app.sessions.end(account.id, session))) throw new Refusal('access.not_found');
			app.dismiss(`session:${session}`);
			return { done: 'ended' as const };
		}),
	signOut: async ({ cookies, locals: { ctx } }) => {
		const app = theApp();
		const { account, session } = await mine(ctx);
		await app.sessions.end(account.id, session.id);
		app.dismiss(`session:${session.id}`);
		cookies.delete('session', { path: '/' });
		redirect(303, '/');
	},
	signOutEverywhere: async ({ cookies, locals: { ctx } }) => {
		const app = theApp();
		const { account } = await mine(ctx);
		await app.sessions.endAllOf(account.id);
		app.dismiss(`account:${account.id}`);
		cookies.delete('session', { path: '/' });
		redirect(303, '/');
	}
};
