import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Community } from '#lib/communities/community.ts';
import { getVersion } from '#lib/documents/server/version-store.ts';
import type { TextNode } from '#lib/documents/text.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { getMeeting } from '#lib/meetings/server/meeting-store.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { checkCode } from '#lib/ui/format.ts';
import { listAcceptedReports } from '#lib/tasks/server/task-store.ts';
import type { VoteOfMatter } from '#lib/votes/vote.ts';
import { leastDays, postedUntil } from '../notice.ts';
import { linesOf } from '../notice-body.ts';
import { findDecision } from './find-decision.ts';
import { decisionText, resultText } from './notice-text.ts';

/**
 * The text of a notice, from the matter's records: nobody writes a second time what was already decided and done.
 * Nothing where the records do not yet bear it.
 */
export async function suggestNotice(
	db: Reader,
	community: Community,
	{ matter, kind, now }: { matter: Matter; kind: 'decision' | 'result'; now: Instant }
): Promise<{ title: string; body: string } | undefined> {
	const posted = {
		postedAt: now,
		postedUntil: postedUntil(now, leastDays(kind, community.settings))
	};
	const vote = await findDecision(db, matter);
	const isDecided = vote?.result?.passed === true;
	if (kind === 'decision') {
		if (!isDecided) return undefined;
		const meeting = await getMeeting(db, community.id, vote.meetingId);
		return decisionText({
			matter,
			vote,
			bodies: meeting.bodies.map(({ name }) => name).join('、'),
			heldAt: meeting.startsAt,
			text: await textOf(db, community.id, vote),
			...posted
		});
	}
	const tasks = await listAcceptedReports(db, matter.id);
	if (!tasks.length) return undefined;
	const decidedAt = isDecided ? (vote.closedAt ?? undefined) : undefined;
	return resultText({ matter, decidedAt, tasks, ...posted });
}

/** The text that was voted on, as the board shows it: paragraphs and rows, without marks. */
async function textOf(db: Reader, communityId: Id<'community'>, vote: VoteOfMatter) {
	if (!vote.versionId) return undefined;
	const { number, hash, content } = await getVersion(db, communityId, vote.versionId);
	const { document } = content as unknown as { document: TextNode };
	const plain = linesOf(document).join('\n');
	return { number, check: checkCode(hash), plain };
}
