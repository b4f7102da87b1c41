import type { Id } from '#lib/kernel/id.ts';
import type { Meeting } from '#lib/meetings/meeting.ts';
import { findAttendee, getMeeting, listItems } from '#lib/meetings/server/meeting-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Paper } from '../paper.ts';
import { getPaper } from './paper-store.ts';

/** A paper with what the rules ask: its sitting, who is calling, and whether they stand on the sheet. */
export async function withPaper(
	db: Reader,
	ctx: Ctx,
	communityId: Id<'community'>,
	paperId: Id<'paper'>
): Promise<{
	paper: Paper;
	meeting: Meeting;
	standing: Standing;
	isListed: boolean;
	/** The dossier its journal line belongs to, when the sitting was about one. */
	matterId: Id<'matter'> | null;
}> {
	const standing = await standingOf(db, ctx.actor, communityId, ctx.now);
	const paper = await getPaper(db, communityId, paperId);
	const meeting = await getMeeting(db, communityId, paper.meetingId);
	const listed = await findAttendee(db, meeting.id, standing.personId);
	const items = await listItems(db, meeting.id);
	const matterIds = [...new Set(items.flatMap(({ matterId }) => matterId ?? []))];
	const matterId = matterIds.length === 1 ? matterIds[0]! : null;
	return { paper, meeting, standing, isListed: listed !== undefined, matterId };
}
