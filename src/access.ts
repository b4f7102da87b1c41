import type { Actor } from '#lib/server/ctx.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { kindsOf, visitorKinds, type Standing, type VisitorKind } from '#lib/people/standing.ts';

/** Who may come in: anybody, whoever is signed in anywhere, or these kinds of visitor in this community. */
export type Who = 'anyone' | 'signed_in' | readonly VisitorKind[];

/** One route: who may see it (or call it, for an endpoint), and who may do what on it. */
export interface Entry {
	view: Who;
	actions?: Record<string, Who>;
}

/** On the roll, or holding a post. */
export const members = visitorKinds.filter((kind) => kind !== 'public' && kind !== 'host');
/** Holding a post. */
export const inside = members.filter((kind) => kind !== 'resident');
export const clerk = ['clerk'] as const;
export const party = ['party_member', 'branch_secretary'] as const;
export const host = ['host'] as const;

/**
 * The one table of who may. The front door asks it before any page, action or endpoint runs, and a route that is not in
 * it is not opened. It is coarse on purpose: what depends on the thing itself (its state, its owner) is the rule's, in
 * the room. `tests/e2e/access` walks every line against the running server.
 */
export const access: Record<string, Entry> = {
	'/(board)': { view: 'anyone' },
	'/preferences': { view: 'anyone', actions: { default: 'anyone' } },
	'/(entrance)/kept': { view: 'anyone', actions: { default: 'anyone' } },
	'/(entrance)/clock': { view: 'anyone', actions: { default: 'anyone' } }
};

/** Socket messages. Each is checked again for the thing it names, at every message. */
export const socketAccess: Record<string, Who> = {
	'document:open': inside,
	'document:edit': inside,
	'document:presence': inside,
	'document:leave': inside,
	'meeting:watch': members
};

/** Whether a socket message is in the table and its sender signed in where it asks for that. Its room asks the rest. */
export function isCalling(who: Who | undefined, actor: Actor): boolean {
	return who !== undefined && (who === 'anyone' || actor.kind !== 'visitor');
}

/** May this visitor come in here? `standing` is missing outside a community, where no post counts. */
export function mayEnter(who: Who, actor: Actor, standing: Standing | undefined): Verdict {
	if (who === 'anyone') return allow;
	if (actor.kind === 'visitor') return refuse('access.sign_in');
	if (who === 'signed_in') return allow;
	const kinds = standing ? kindsOf(standing) : actor.kind === 'host' ? (['host'] as const) : [];
	if (who.some((kind) => (kinds as readonly VisitorKind[]).includes(kind))) return allow;
	if (who.length === 1 && who[0] === 'clerk') return refuse('access.clerk_only');
	if (who.length === 1 && who[0] === 'host') return refuse('access.host_only');
	return refuse('access.not_yours');
}
