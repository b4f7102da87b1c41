import type { BodyKind } from '#lib/communities/community.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { getMeeting } from '#lib/meetings/server/meeting-store.ts';
import {
	nothingOnRecord,
	type FigureRecord,
	type RecordedVote
} from '#lib/rulebooks/figure-finding.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { listAcceptedReports } from '#lib/tasks/server/task-store.ts';
import { listVotesOfMatter } from '#lib/votes/server/vote-store.ts';
import { decimalText } from '../notice-figures.ts';

/** What sittings of these bodies are called in papers, beside their own names. */
const CALLED: Partial<Record<BodyKind, readonly string[]>> = {
	assembly: ['村民会议', '居民会议'],
	representatives: ['代表会议'],
	council: ['议事会'],
	party_organisation: ['党员大会'],
	party_committee: ['支委会', '党总支委员会', '党委会'],
	two_committees: ['两委']
};

/** The votes of a matter and what its accepted tasks cost. Of a party sitting only what is public. */
export async function figureRecordOf(
	db: Reader,
	matter: Matter | undefined
): Promise<FigureRecord> {
	if (!matter) return nothingOnRecord;
	const votes: RecordedVote[] = [];
	for (const { result, meetingId } of await listVotesOfMatter(db, matter.id)) {
		if (!result) continue;
		const { bodies, inner } = await getMeeting(db, matter.communityId, meetingId);
		const { due, present, counts, notCast } = result;
		const isJoint = bodies.length > 1;
		const names = isJoint
			? CALLED.two_committees!
			: bodies.flatMap(({ kind, name }) => [name, ...(CALLED[kind] ?? [])]);
		votes.push({
			...{ names, due, present, yes: counts.yes },
			...(inner ? {} : { no: counts.no, abstain: counts.abstain, uncast: notCast })
		});
	}
	const reports = await listAcceptedReports(db, matter.id);
	return {
		votes,
		spent: reports.flatMap(({ spent }) => (spent === null ? [] : [decimalText(spent)]))
	};
}
