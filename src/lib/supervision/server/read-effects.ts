import type { CommunityKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import type { Role } from '#lib/people/person.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { effectOf, isIncompetent, type Finding } from '../appraisal.ts';
import { listFindings, listHolders } from './appraisal-store.ts';

/** 村（居）民委员会成员. */
export const committeeRoles: readonly Role[] = ['director', 'deputy_director', 'committee_member'];

/** The committee as it is now, with what was found of each, and whether a post has ended by it. */
export async function readEffects(
	db: Reader,
	{ id, kind }: { id: Id<'community'>; kind: CommunityKind },
	now: Instant
) {
	const members = await listHolders(db, id, { kind: 'committee', roles: committeeRoles, at: now });
	const found = await listFindings(
		db,
		id,
		members.map(({ personId }) => personId)
	);
	return members.map((member) => {
		const findings: Finding[] = found
			.filter(({ personId }) => personId === member.personId)
			.map(({ appraisalId, heldOn, appraisedAs, ...counted }) => ({
				...{ appraisalId, heldOn, appraisedAs },
				incompetent: isIncompetent(counted, counted)
			}));
		const startsOn = dayOf(member.startsAt);
		return { ...member, findings, effect: effectOf(findings, { startsOn }, kind) };
	});
}
