import type { BodyKind } from '#lib/communities/community.ts';
import type { Role } from './person.ts';

const LEADERS = ['director', 'deputy_director', 'committee_member'] as const;
const CHAIRED = ['convener', 'member', 'delegate', 'observer'] as const;

/** Which roles a body of a kind has. Assemblies have none: who sits in them follows from the roll, or from other bodies. */
const byKind: Record<BodyKind, readonly Role[]> = {
	party_organisation: [
		'secretary',
		'deputy_secretary',
		'committee_member',
		'member',
		'first_secretary',
		'observer'
	],
	party_committee: [
		'secretary',
		'deputy_secretary',
		'committee_member',
		'first_secretary',
		'observer'
	],
	two_committees: ['first_secretary', 'liaison', 'observer'],
	committee: [...LEADERS, 'accountant', 'observer'],
	assembly: [],
	representatives: ['representative', 'convener', 'observer'],
	group_meeting: ['convener', 'representative', 'member', 'observer'],
	council: CHAIRED,
	supervision_committee: [...LEADERS, 'observer'],
	owners_assembly: CHAIRED,
	owners_committee: [...LEADERS, 'observer'],
	collective_assembly: ['director', 'deputy_director', 'representative', 'member', 'observer'],
	joint_meeting: CHAIRED,
	wider_party_committee: [
		'secretary',
		'deputy_secretary',
		'committee_member',
		'delegate',
		'observer'
	],
	organisation: ['delegate'],
	township_office: ['reviewer', 'liaison'],
	desk: ['clerk', 'accountant'],
	grid: ['grid_worker']
};

export function rolesIn(kind: BodyKind): readonly Role[] {
	return byKind[kind];
}
