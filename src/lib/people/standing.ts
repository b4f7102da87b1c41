import type { Id } from '#lib/kernel/id.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Post, Role } from './person.ts';

/** Kinds of visitor, as `PRODUCT` §3 of the house names them. One person may be several at once. */
export const visitorKinds = [
	'public',
	'resident',
	'representative',
	'council_member',
	'party_member',
	'branch_secretary',
	'committee_member',
	'supervisor',
	'clerk',
	'grid_worker',
	'delegate',
	'township_reviewer',
	'host'
] as const;
export type VisitorKind = (typeof visitorKinds)[number];

/**
 * What somebody is in one community at one instant, drawn from the roll and the posts held now.
 * Everything a rule needs to know of the person; nothing here is asked from the browser.
 */
export interface Standing {
	communityId: Id<'community'>;
	personId: Id<'person'> | undefined;
	isHost: boolean;
	/** On the roll and living here. */
	isResident: boolean;
	/** Posts that run now. */
	posts: readonly Post[];
}

/** Whether the person holds a post in a body of one of these kinds, in one of these roles when named. */
export function sitsIn(
	standing: Standing,
	kinds: readonly BodyKind[],
	roles?: readonly Role[]
): boolean {
	return standing.posts.some(
		(post) => kinds.includes(post.bodyKind) && (roles === undefined || roles.includes(post.role))
	);
}

export function isClerk(standing: Standing): boolean {
	return sitsIn(standing, ['desk'], ['clerk']);
}

/** 党组织书记 or deputy. */
export function isBranchSecretary(standing: Standing): boolean {
	return sitsIn(
		standing,
		['party_organisation', 'party_committee'],
		['secretary', 'deputy_secretary']
	);
}

/** Anyone with a seat in the party organisation, inside which its words stay. */
export function isPartyMember(standing: Standing): boolean {
	return sitsIn(standing, ['party_organisation', 'party_committee']);
}

/** Belongs here: on the roll, or holding a post. */
export function isMember(standing: Standing): boolean {
	return standing.isResident || standing.posts.length > 0;
}

/** Holds a post other than being on the roll: may see drafts in the making. */
export function isInside(standing: Standing): boolean {
	return standing.posts.length > 0;
}

/** The kinds of visitor this person is here, for the access table. */
export function kindsOf(standing: Standing): VisitorKind[] {
	const kinds: VisitorKind[] = ['public'];
	const add = (kind: VisitorKind, is: boolean) => is && kinds.push(kind);
	add('resident', standing.isResident);
	add('representative', sitsIn(standing, ['representatives']));
	add('council_member', sitsIn(standing, ['council']));
	add('party_member', isPartyMember(standing));
	add('branch_secretary', isBranchSecretary(standing));
	add('committee_member', sitsIn(standing, ['committee', 'two_committees']));
	add('supervisor', sitsIn(standing, ['supervision_committee']));
	add('clerk', isClerk(standing));
	add('grid_worker', sitsIn(standing, ['grid']));
	add('delegate', sitsIn(standing, ['organisation', 'joint_meeting'], ['delegate']));
	add('township_reviewer', sitsIn(standing, ['township_office']));
	add('host', standing.isHost);
	return kinds;
}

/** Signed in and belonging here, or no, because. */
export function mustBelong(standing: Standing): Verdict {
	if (standing.personId === undefined && !standing.isHost) return refuse('access.sign_in');
	return isMember(standing) ? allow : refuse('access.not_yours');
}

export function mustBeClerk(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isClerk(standing) ? allow : refuse('access.clerk_only');
}
