import {
	adults,
	atLeast,
	bySignatures,
	households,
	inTheRoom,
	members,
	noVote,
	over,
	village
} from '../pack.ts';
import type { Rule, Words } from '../rule.ts';

/** An edition of the village law. The amendment of 2025 renumbered the articles and left these tests as they were. */
export interface VillageEdition {
	edition: string;
	validFrom: Rule['validFrom'];
	validTo: Rule['validTo'];
	url: string;
	/** Each rule's article in this edition. */
	assembly: Words;
	call: Words;
	representatives: Words;
	group: Words;
	composition: Words;
	/** 遇有特殊情况的，可以临时通知村民 (since 2026). */
	shortNotice: boolean;
}

/** What the village law asks of the assembly, the representatives and the groups, in one edition. */
export function villageRules(text: VillageEdition): Rule[] {
	const { edition, validFrom, validTo, url } = text;
	const of = {
		edition,
		validFrom,
		validTo,
		url,
		certainty: 'verified',
		communities: village
	} as const;
	const notice = {
		noticeDays: 10,
		noticeSource: text.call,
		...(text.shortNotice ? { mayBeShort: true as const } : {})
	};
	const present: Words = {
		zh: '通过以到会人员为基数：弃权、废票和未表决都在基数里。',
		en: 'The base is those present: abstentions, spoiled ballots and votes not cast stay in it.'
	};
	return [
		{
			...{ id: 'V-ASM-ADULT', kind: 'decision', ...of },
			name: { zh: '村民会议（按人）', en: 'Villagers’ assembly, by adults' },
			source: text.assembly,
			body: 'assembly',
			counts: { adults },
			quorum: over('present_adults', 1, 2, 'eligible_adults'),
			pass: over('yes', 1, 2, 'present'),
			...notice,
			modes: inTheRoom,
			note: present
		},
		{
			...{ id: 'V-ASM-HH', kind: 'decision', ...of },
			name: { zh: '村民会议（按户的代表）', en: 'Villagers’ assembly, by households' },
			source: text.assembly,
			body: 'assembly',
			counts: { households },
			quorum: atLeast('present_households', 2, 3, 'eligible_households'),
			pass: over('yes', 1, 2, 'present'),
			...notice,
			modes: inTheRoom,
			note: present
		},
		{
			...{ id: 'V-REP', kind: 'decision', ...of },
			name: { zh: '村民代表会议', en: 'Village representatives’ meeting' },
			source: text.representatives,
			body: 'representatives',
			counts: { seats: members },
			quorum: atLeast('members_present', 2, 3, 'members_total'),
			pass: over('yes', 1, 2, 'members_present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '组成人员包括村民委员会成员和村民代表。全国条文没有规定提前几天通知，由省里或本村规定。只能决定村民会议授权的事项。',
				en: 'Its members are the committee’s members and the representatives. The national text sets no days of notice: the province or the village does. It decides only what the assembly has delegated.'
			}
		},
		{
			...{ id: 'V-GRP', kind: 'decision', ...of },
			name: { zh: '村民小组会议', en: 'Villagers’ group meeting' },
			source: text.group,
			body: 'group_meeting',
			counts: { adults, households },
			quorum: {
				any: [
					atLeast('present_adults', 2, 3, 'eligible_adults'),
					atLeast('present_households', 2, 3, 'eligible_households')
				]
			},
			pass: over('yes', 1, 2, 'present'),
			noticeDays: 0,
			modes: inTheRoom
		},
		{
			...{ id: 'V-REP-COMP', kind: 'composition', ...of },
			name: { zh: '村民代表会议的组成', en: 'Who makes up the representatives’ meeting' },
			source: text.composition,
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: {
				all: [atLeast('reps', 4, 5, 'members_total'), atLeast('women_reps', 1, 3, 'members_total')]
			},
			noticeDays: 0,
			modes: noVote,
			note: {
				zh: '两个比例都以全体组成人员为基数。',
				en: 'The whole meeting is the base of both ratios.'
			}
		},
		{
			...{ id: 'V-REP-SIZE', kind: 'composition', ...of },
			name: {
				zh: '村民代表的人数（按户推选）',
				en: 'How many representatives, chosen by households'
			},
			source: text.composition,
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: {
				all: [atLeast('households', 5, 1, 'reps'), atLeast('reps', 1, 15, 'households')]
			},
			noticeDays: 0,
			modes: noVote,
			note: {
				zh: '每五户至十五户推选一人；也可以由各村民小组推选若干人，那时不按这个数算。',
				en: 'One for every five to fifteen households; where the groups choose them, this does not count.'
			}
		},
		{
			...{ id: 'V-PET-ASM', kind: 'petition', ...of },
			name: { zh: '提议召集村民会议', en: 'Petition to call the assembly' },
			source: text.call,
			body: 'assembly',
			counts: {},
			quorum: null,
			pass: {
				any: [atLeast('signers', 1, 10, 'eligible_adults'), atLeast('signer_reps', 1, 3, 'reps')]
			},
			noticeDays: 0,
			modes: bySignatures,
			note: {
				zh: '“村民”按村民会议的组成，即十八周岁以上的村民计。',
				en: '“Villagers” is read as the members of the assembly, aged eighteen and over.'
			}
		},
		{
			...{ id: 'V-PET-REP', kind: 'petition', ...of },
			name: {
				zh: '提议召集村民代表会议',
				en: 'Petition to call the representatives’ meeting'
			},
			source: text.representatives,
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: atLeast('signer_reps', 1, 5, 'reps'),
			noticeDays: 0,
			modes: bySignatures
		}
	];
}
