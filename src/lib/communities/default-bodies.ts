import type { BodyKind, CommunityKind } from './community.ts';

/** A body every community of a kind has from the first day, by the name it goes by there. */
export interface NamedBody {
	kind: BodyKind;
	name: string;
}

/**
 * 默认组织: what the two laws and the party's rules presuppose. The names are the places' own words, kept with the
 * community and changed there; a body that does not exist here (a small branch has no committee) is dissolved at the desk.
 */
export const defaultBodies: Record<CommunityKind, readonly NamedBody[]> = {
	village: [
		{ kind: 'party_organisation', name: '村党组织' },
		{ kind: 'party_committee', name: '村党组织委员会' },
		{ kind: 'committee', name: '村民委员会' },
		{ kind: 'two_committees', name: '村“两委”' },
		{ kind: 'assembly', name: '村民会议' },
		{ kind: 'representatives', name: '村民代表会议' },
		{ kind: 'supervision_committee', name: '村务监督委员会' },
		{ kind: 'council', name: '村民议事会' },
		{ kind: 'collective_assembly', name: '集体经济组织成员大会' },
		{ kind: 'township_office', name: '乡镇' },
		{ kind: 'grid', name: '网格' },
		{ kind: 'desk', name: '经办台' }
	],
	residential: [
		{ kind: 'party_organisation', name: '社区党组织' },
		{ kind: 'party_committee', name: '社区党组织委员会' },
		{ kind: 'committee', name: '居民委员会' },
		{ kind: 'two_committees', name: '社区“两委”' },
		{ kind: 'assembly', name: '居民会议' },
		{ kind: 'representatives', name: '居民代表会议' },
		{ kind: 'supervision_committee', name: '居务监督委员会' },
		{ kind: 'council', name: '居民议事会' },
		{ kind: 'wider_party_committee', name: '社区大党委' },
		{ kind: 'joint_meeting', name: '联席会议' },
		{ kind: 'township_office', name: '街道办事处' },
		{ kind: 'grid', name: '网格' },
		{ kind: 'desk', name: '经办台' }
	]
};

/** Of these a community has one at most; of the others any number. */
export const singleKinds: readonly BodyKind[] = [
	'party_organisation',
	'party_committee',
	'two_committees',
	'committee',
	'assembly',
	'representatives',
	'supervision_committee',
	'collective_assembly',
	'wider_party_committee',
	'township_office',
	'desk'
];
