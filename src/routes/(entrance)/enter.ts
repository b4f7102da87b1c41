import { INSECURE_COOKIES } from '$app/env/private';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { ownPath } from '#lib/kernel/own-path.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { findAccount } from '#lib/people/server/account-store.ts';
import { findPerson } from '#lib/people/server/person-store.ts';
import type { SessionBeginning } from '#lib/server/account-tables.ts';
import { theApp } from '#lib/server/app.ts';
import { deviceName } from '#lib/server/device-name.ts';
import { keepSession, transportOf } from '#lib/server/session-cookie.ts';

/** Is the cookie safe on its way here? */
export const transportAt = (url: URL) => transportOf(url, { insecure: INSECURE_COOKIES });

/** A cookie that would be dropped or seen by others is not given: say so before anything is used up. */
export function insistOnTransport(url: URL): void {
	if (transportAt(url) === 'refused') throw new Refusal('account.insecure');
}

/** Opens the session in this browser, ends the one it had, and goes where the person was going. */
export async function enter(
	event: RequestEvent,
	{ accountId, via }: { accountId: Id<'account'>; via: SessionBeginning },
	back: string
): Promise<never> {
	const { locals, request, url } = event;
	const { sessions, dismiss } = theApp();
	const before = locals.ctx.actor;
	if (before.accountId) {
		await sessions.end(before.accountId, before.sessionId);
		dismiss(`session:${before.sessionId}`);
	}
	const value = await sessions.start(accountId, {
		device: deviceName(request.headers.get('user-agent') ?? ''),
		via
	});
	keepSession(event, value, { insecure: INSECURE_COOKIES });

	const account = await findAccount(locals.ctx.db, accountId);
	const path = ownPath(back, url);
	// A link is lent for a walk in somebody's place: no password is set for them.
	const isNew = via !== 'password' && via !== 'link' && account?.passwordHash === null;
	if (isNew) redirect(303, `/account?first=1&back=${encodeURIComponent(path)}`);
	redirect(303, path === '/' ? await homeOf(event, account?.personId) : path);
}

/** Where somebody begins who was going nowhere in particular. */
export async function homeOf(
	{ locals: { ctx } }: Pick<RequestEvent, 'locals'>,
	personId: Id<'person'> | null | undefined
): Promise<string> {
	if (!personId) return '/host';
	const person = await findPerson(ctx.db, personId);
	return person ? `/c/${(await getCommunity(ctx.db, person.communityId)).slug}/my` : '/';
}
