import type { Id } from '#lib/kernel/id.ts';

/** In whose place one can walk through the demonstration, in the order in which they are named at the start. */
export const walkers = [
	'clerk',
	'secretary',
	'director',
	'deputy_director',
	'representative',
	'convener',
	'council_member',
	'supervisor',
	'party_member',
	'resident',
	'reviewer'
] as const;
export type WalkerRole = (typeof walkers)[number];

/** Who plays which part in one of the two communities. */
export interface CommunityCast {
	communityId: Id<'community'>;
	people: Partial<Record<WalkerRole, Id<'person'>>>;
}

/** Name of the setting that keeps both casts between starts. */
export const CAST = 'demo.cast';
