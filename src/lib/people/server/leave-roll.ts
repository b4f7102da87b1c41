import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findAccountOf, lockAccount } from './account-store.ts';
import { announceStanding } from './announce-standing.ts';
import { settleHouseholds } from './household-store.ts';
import { insistClerk } from './insist-clerk.ts';
import { getPerson, setPerson } from './person-store.ts';
import { endPosts, listOpenPostsOf } from './post-store.ts';

interface Leaving {
	communityId: Id<'community'>;
	personId: Id<'person'>;
}

/**
 * 登记去世: off the roll from now on, every post ended, the household without representative if it was theirs, the
 * sign-in shut. Gives the account whose sockets are to be closed.
 */
export async function markDead(ctx: Ctx, leaving: Leaving): Promise<Id<'account'> | undefined> {
	return leaveRoll(ctx, leaving, 'dead');
}

/** 登记迁出: off the roll and out of every post here. What was decided with them stays as it is. */
export async function moveAway(ctx: Ctx, leaving: Leaving): Promise<void> {
	await leaveRoll(ctx, leaving, 'moved');
}

async function leaveRoll(ctx: Ctx, { communityId, personId }: Leaving, state: 'dead' | 'moved') {
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const person = await getPerson(tx, communityId, personId);
		if (person.state === 'dead' || person.state === state) throw new Refusal('person.left_before');
		await setPerson(tx, personId, { state, changedAt: ctx.now });
		// Those that were to begin later, too: nobody comes back into a post by moving back.
		const posts = await listOpenPostsOf(tx, personId, ctx.now);
		await endPosts(
			tx,
			posts.map(({ id }) => id),
			ctx.now
		);
		if (person.householdId) await settleHouseholds(tx, [person.householdId], ctx.now);
		const account = state === 'dead' ? await findAccountOf(tx, personId) : undefined;
		if (account) await lockAccount(tx, account.id, ctx.now);
		await writeEntry(tx, ctx, {
			communityId,
			act: state === 'dead' ? 'person.died' : 'person.moved_away',
			subject: personId,
			facts: { posts: posts.map(({ id }) => id) }
		});
		announceStanding(tx, ctx, [personId]);
		return account?.id;
	});
}
