import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { areDoorsOpen, mayRun, type Attendance, type SignInChannel } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { countListed, getAttendance, getMeeting, markPresent } from './meeting-store.ts';

/**
 * 签到: oneself by phone, or others by whoever runs the sitting (代签、纸质签到). Somebody who is there already stays
 * there, and nothing is written twice. Gives the attendance after it.
 */
export async function signIn(
	ctx: Ctx,
	{
		communityId,
		meetingId,
		channel,
		...arrivals
	}: {
		communityId: Id<'community'>;
		meetingId: Id<'meeting'>;
		personIds: Id<'person'>[];
		channel: SignInChannel;
	}
): Promise<Attendance> {
	const personIds = [...new Set(arrivals.personIds)];
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const meeting = await getMeeting(tx, communityId, meetingId);
		const { personId } = standing;
		if (personId === undefined) throw new Refusal('access.sign_in');
		// A phone speaks for its owner only.
		const isSelf = personIds.length === 1 && personIds[0] === personId;
		if (channel === 'phone' && !isSelf) throw new Refusal('access.not_yours');
		if (channel !== 'phone') insist(mayRun(meeting, standing));
		insist(areDoorsOpen(meeting, ctx.now));
		if ((await countListed(tx, meetingId, personIds)) !== personIds.length)
			throw new Refusal('meeting.not_listed');

		const arrived = await markPresent(tx, meetingId, personIds, {
			signedInAt: ctx.now,
			channel,
			signedInBy: personId
		});
		const attendance = await getAttendance(tx, meetingId);
		if (arrived.length === 0) return attendance;
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.signed_in',
			subject: meetingId,
			facts: { persons: arrived, channel, ...attendance }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.signed_in', { ...attendance });
		return attendance;
	});
}
