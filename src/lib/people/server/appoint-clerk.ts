import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { findBodyOfKind, getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { isPhone, plainPhone } from '../account.ts';
import { mayServe } from '../conflicts.ts';
import { mustBeClerk } from '../standing.ts';
import { findAccountOf, setSecondFactor } from './account-store.ts';
import { announceStanding } from './announce-standing.ts';
import { newSlip, type PrintedSlip } from './new-slip.ts';
import { listTiesOf } from './list-ties.ts';
import { getPerson, insertPerson } from './person-store.ts';
import { endPosts, insertPost, listPostsIn } from './post-store.ts';
import { standingOf } from './standing-store.ts';

/** 任命第一位经办人, by the host administrator, where nobody holds the desk. Gives the slip to hand over. */
export async function appointClerk(
	ctx: Ctx,
	input: { communityId: Id<'community'>; name: string; phone: string }
): Promise<PrintedSlip> {
	const { communityId, name } = input;
	const phone = plainPhone(input.phone);
	return ctx.db.write(async (tx) => {
		insistOnHost(ctx);
		if (phone && !isPhone(phone)) throw new Refusal('account.not_a_phone');
		const community = await getCommunity(tx, communityId);
		const desk = await deskOf(tx, community.id);
		if ((await listPostsIn(tx, desk.id, ctx.now)).some(({ role }) => role === 'clerk'))
			throw new Refusal('desk.has_clerk');
		const personId = newId('person');
		await insertPerson(tx, {
			id: personId,
			communityId,
			name,
			phone: phone || null,
			onRoll: false,
			createdAt: ctx.now,
			changedAt: ctx.now
		});
		const postId = await giveDesk(tx, ctx, { communityId, bodyId: desk.id, personId });
		const slip = await newSlip(tx, ctx, { id: personId, name }, 'paper');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'clerk.appointed',
			subject: personId,
			facts: { post: postId }
		});
		return slip;
	});
}

/**
 * 让进不来的经办人重新登录: by the host administrator, who makes no new clerk by it. A new slip, and the authenticator is
 * forgotten. On the journal.
 */
export async function letClerkIn(
	ctx: Ctx,
	{ communityId, personId }: { communityId: Id<'community'>; personId: Id<'person'> }
): Promise<PrintedSlip> {
	return ctx.db.write(async (tx) => {
		insistOnHost(ctx);
		const person = await getPerson(tx, communityId, personId);
		const desk = await deskOf(tx, communityId);
		const holds = (await listPostsIn(tx, desk.id, ctx.now)).some(
			(post) => post.personId === personId && post.role === 'clerk'
		);
		if (!holds) throw new Refusal('access.not_found');
		const account = await findAccountOf(tx, personId);
		if (account?.totpSecret) await setSecondFactor(tx, account.id, null);
		const slip = await newSlip(tx, ctx, person, 'paper');
		await writeEntry(tx, ctx, { communityId, act: 'clerk.let_in', subject: personId });
		return slip;
	});
}

/**
 * 交接: the clerk hands the desk to a successor. The successor holds it from now on, the one who hands it over no longer
 * does; both are on the journal.
 */
export async function handDeskOver(
	ctx: Ctx,
	{ communityId, successorId }: { communityId: Id<'community'>; successorId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		insist(mustBeClerk(await standingOf(tx, ctx.actor, communityId, ctx.now)));
		const successor = await getPerson(tx, communityId, successorId);
		if (successor.state !== 'active') throw new Refusal('person.not_here');
		const desk = await deskOf(tx, communityId);
		const clerks = await listPostsIn(tx, desk.id, ctx.now);
		if (clerks.some((post) => post.personId === successorId && post.role === 'clerk'))
			throw new Refusal('post.held');
		insist(mayServe({ bodyKind: 'desk', role: 'clerk' }, await listTiesOf(tx, successor, ctx.now)));
		const mine = clerks.filter((post) => post.personId === ctx.actor.id && post.role === 'clerk');
		const given = await giveDesk(tx, ctx, {
			communityId,
			bodyId: desk.id,
			personId: successorId
		});
		await endPosts(
			tx,
			mine.map((post) => post.id),
			ctx.now
		);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'desk.handed_over',
			subject: successorId,
			facts: { post: given, ended: mine.map((post) => post.id) }
		});
		announceStanding(tx, ctx, [ctx.actor.id!]);
	});
}

function insistOnHost({ actor }: Ctx) {
	if (actor.kind !== 'host' && actor.kind !== 'system') throw new Refusal('access.host_only');
}

async function deskOf(tx: Tx, communityId: Id<'community'>) {
	const desk = await findBodyOfKind(tx, communityId, 'desk');
	if (!desk) throw new Refusal('access.not_found');
	return desk;
}

async function giveDesk(
	tx: Tx,
	{ now }: Ctx,
	post: { communityId: Id<'community'>; bodyId: Id<'body'>; personId: Id<'person'> }
) {
	const id = newId('post');
	const made = await insertPost(tx, { id, ...post, role: 'clerk', votes: false, startsAt: now });
	if (!made) throw new Refusal('post.held');
	return id;
}
