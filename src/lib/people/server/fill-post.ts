import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { conflictsOf, mayServe } from '../conflicts.ts';
import { rolesWithoutVote, type Role } from '../person.ts';
import { rolesIn } from '../post.ts';
import { announceStanding } from './announce-standing.ts';
import { insistClerk } from './insist-clerk.ts';
import { listTiesOf } from './list-ties.ts';
import { getPerson } from './person-store.ts';
import { endPosts, getPost, insertPost, listPostsIn, setPost } from './post-store.ts';

/**
 * 登记任职: from an instant on, until one that may be open. What conflicts by law for the desk is refused; other
 * conflicts are refused once, with the reason, and are the village's to settle: `conflictsSeen` goes on.
 */
export async function fillPost(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		bodyId: Id<'body'>;
		personId: Id<'person'>;
		role: Role;
		/** 表决权; not asked for roles that sit without one. */
		votes: boolean;
		startsAt: Instant;
		endsAt: Instant | null;
		organisation: string;
		/** Whoever registers it was told of the conflicts and has looked into them. */
		conflictsSeen?: boolean;
	}
): Promise<Id<'post'>> {
	const { communityId, bodyId, personId, role, startsAt, endsAt } = input;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const body = await getBody(tx, communityId, bodyId);
		if (body.dissolvedAt !== null) throw new Refusal('post.body_dissolved');
		if (!rolesIn(body.kind).includes(role)) throw new Refusal('post.role_unfit');
		if (endsAt !== null && endsAt <= startsAt) throw new Refusal('post.ends_before');
		const person = await getPerson(tx, communityId, personId);
		if (person.state !== 'active') throw new Refusal('person.not_here');
		const held = await listPostsIn(tx, bodyId, ctx.now);
		if (held.some((post) => post.personId === personId && post.role === role))
			throw new Refusal('post.held');
		const seat = { bodyKind: body.kind, role };
		const ties = await listTiesOf(tx, person, ctx.now);
		insist(mayServe(seat, ties));
		const conflicts = conflictsOf(seat, ties);
		if (conflicts.length && !input.conflictsSeen)
			throw new Refusal(`post.conflict.${conflicts[0]!}`);

		const id = newId('post');
		const made = await insertPost(tx, {
			id,
			communityId,
			bodyId,
			personId,
			role,
			votes: input.votes && !rolesWithoutVote.includes(role),
			startsAt,
			endsAt,
			organisation: input.organisation || null
		});
		if (!made) throw new Refusal('post.held');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'post.filled',
			subject: id,
			facts: { body: bodyId, person: personId, role, conflicts }
		});
		return id;
	});
}

/** 免职、离任: the post ends now. The last clerk's does not: the desk is handed over. */
export async function endPost(ctx: Ctx, input: OfPost): Promise<void> {
	await change(ctx, input, 'post.ended', async (tx, post) => {
		if (post.bodyKind === 'desk' && post.role === 'clerk') {
			const clerks = await listPostsIn(tx, post.bodyId, ctx.now);
			if (clerks.filter(({ role }) => role === 'clerk').length === 1)
				throw new Refusal('desk.last_clerk');
		}
		if ((await endPosts(tx, [post.id], ctx.now)) === 0) throw new Refusal('post.over');
		announceStanding(tx, ctx, [post.personId]);
	});
}

/** 请假、外出: not due in the body until an instant; `null` for back again. */
export async function setAway(
	ctx: Ctx,
	{ until, ...input }: OfPost & { until: Instant | null }
): Promise<void> {
	if (until !== null && until <= ctx.now) throw new Refusal('post.away_over');
	await change(ctx, input, until === null ? 'post.back' : 'post.away', (tx, post) =>
		setPost(tx, post.id, { awayUntil: until })
	);
}

/** 表决权: probationary party members sit without one until they are full members. */
export async function setVote(
	ctx: Ctx,
	{ votes, ...input }: OfPost & { votes: boolean }
): Promise<void> {
	await change(ctx, input, votes ? 'post.vote_given' : 'post.vote_taken', async (tx, post) => {
		if (votes && rolesWithoutVote.includes(post.role)) throw new Refusal('post.role_without_vote');
		await setPost(tx, post.id, { votes });
	});
}

interface OfPost {
	communityId: Id<'community'>;
	postId: Id<'post'>;
}

async function change(
	ctx: Ctx,
	{ communityId, postId }: OfPost,
	act: string,
	how: (tx: Tx, post: Awaited<ReturnType<typeof getPost>>) => Promise<void>
) {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const post = await getPost(tx, communityId, postId);
		if (post.endsAt !== null && post.endsAt <= ctx.now) throw new Refusal('post.over');
		await how(tx, post);
		await writeEntry(tx, ctx, {
			communityId,
			act,
			subject: postId,
			facts: { body: post.bodyId, person: post.personId, role: post.role }
		});
	});
}
