import type { BodyKind } from '#lib/communities/community.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { Role } from './person.ts';

/** A seat: what somebody does in which kind of body. */
export interface SeatHeld {
	bodyKind: BodyKind;
	role: Role;
}

/** What somebody holds already, and what those of the same household hold. */
export interface Ties {
	own: readonly SeatHeld[];
	household: readonly SeatHeld[];
}

const SUPERVISION: BodyKind = 'supervision_committee';
const COMMITTEES: readonly BodyKind[] = ['committee'];

const isSupervisor = (seat: SeatHeld) => seat.bodyKind === SUPERVISION && seat.role !== 'observer';
const isClerk = ({ bodyKind, role }: SeatHeld) => bodyKind === 'desk' && role === 'clerk';
const isAccountant = ({ role }: SeatHeld) => role === 'accountant';
const isCommittee = ({ bodyKind, role }: SeatHeld) =>
	COMMITTEES.includes(bodyKind) && role !== 'observer' && role !== 'clerk';

/**
 * 回避: may somebody take this seat beside what they hold? Whoever runs the desk does not sit on the supervision
 * committee, which checks it; nor the other way round.
 */
export function mayServe(seat: SeatHeld, { own }: Ties): Verdict {
	const runsAndChecks =
		(isSupervisor(seat) && own.some(isClerk)) || (isClerk(seat) && own.some(isSupervisor));
	return runsAndChecks ? refuse('post.clerk_checks_self') : allow;
}

/** Why two seats should not be in one hand, or one household; each is a message key under `post.conflict`. */
export type Conflict = 'committee_member' | 'accountant' | 'household' | 'clerk_household';

/**
 * Conflicts that are shown and not refused, since the law leaves their settling to the village: committee members, and
 * their near relatives, do not belong on the supervision committee (村民委员会组织法（2025 年修正）第三十七条; the province's rules
 * add clerks and accountants). Of relatives the system knows those of one household only.
 */
export function conflictsOf(seat: SeatHeld, { own, household }: Ties): Conflict[] {
	const found: Conflict[] = [];
	const both = (one: (seat: SeatHeld) => boolean, held: readonly SeatHeld[]) =>
		(isSupervisor(seat) && held.some(one)) || (one(seat) && held.some(isSupervisor));
	if (both(isCommittee, own)) found.push('committee_member');
	if (both(isAccountant, own)) found.push('accountant');
	if (both(isCommittee, household)) found.push('household');
	if (both(isClerk, household)) found.push('clerk_household');
	return found;
}

/** 一肩挑: secretary and director in one person. A fact that is shown, with effects on who may check whom. */
export function isSecretaryAndDirector(own: readonly SeatHeld[]): boolean {
	const holds = (kinds: readonly BodyKind[], role: Role) =>
		own.some((seat) => kinds.includes(seat.bodyKind) && seat.role === role);
	return (
		holds(['party_organisation', 'party_committee'], 'secretary') &&
		holds(['committee'], 'director')
	);
}
