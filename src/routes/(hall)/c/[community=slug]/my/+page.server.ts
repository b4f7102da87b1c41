import {
	listAnsweredComments,
	listMeetingsWaiting,
	listMyObjections,
	listPeriodsWaiting,
	listTasksWaiting,
	listVotesWaiting
} from '#lib/archive/server/waiting-store.ts';
import { screens } from '#lib/ideas/idea.ts';
import { countToScreen } from '#lib/ideas/server/idea-store.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { isBranchSecretary, sitsIn } from '#lib/people/standing.ts';
import { listOpenActs } from '#lib/procedures/server/party-act-store.ts';
import { countTasks } from '#lib/tasks/server/task-store.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** What waits for this person here, and what became of what they said. */
export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const personId = ctx.actor.id;
	if (!personId) throw new Refusal('access.sign_in');
	const { id: communityId } = here.community;
	const whose = { communityId, personId };
	const supervises = sitsIn(here.standing, ['supervision_committee']);
	const isSecretary = isBranchSecretary(here.standing);
	const [votes, periods, meetings, tasks, comments, objections, toCheck, acts, toScreen] =
		await Promise.all([
			listVotesWaiting(ctx.db, whose),
			here.standing.isResident ? listPeriodsWaiting(ctx.db, whose, ctx.now) : [],
			listMeetingsWaiting(ctx.db, whose),
			listTasksWaiting(ctx.db, whose),
			listAnsweredComments(ctx.db, whose),
			listMyObjections(ctx.db, whose),
			supervises ? countTasks(ctx.db, communityId, ['reported']) : 0,
			isSecretary ? listOpenActs(ctx.db, communityId) : [],
			countToScreen(ctx.db, communityId, screens(here.standing))
		]);
	return {
		now: ctx.now,
		...{ votes, periods, meetings, tasks, comments, objections, toCheck, acts, toScreen }
	};
};
