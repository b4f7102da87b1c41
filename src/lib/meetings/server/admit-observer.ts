import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { areDoorsOpen, mayRun } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { getMeeting, insertObserver } from './meeting-store.ts';

/** 列席: sits in and may speak, has no vote and is not counted. */
export async function admitObserver(
	ctx: Ctx,
	{
		communityId,
		meetingId,
		personId
	}: { communityId: Id<'community'>; meetingId: Id<'meeting'>; personId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const meeting = await getMeeting(tx, communityId, meetingId);
		insist(mayRun(meeting, standing));
		insist(areDoorsOpen(meeting, ctx.now));
		await getPerson(tx, communityId, personId);
		const admitted = await insertObserver(tx, {
			meetingId,
			personId,
			signedInAt: ctx.now,
			channel: 'desk',
			signedInBy: standing.personId!
		});
		if (!admitted) throw new Refusal('meeting.already_listed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.observer_admitted',
			subject: meetingId,
			facts: { personId }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.observer_admitted');
	});
}
