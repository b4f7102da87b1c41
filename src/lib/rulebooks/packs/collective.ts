import { anywhere, atLeast, inTheRoom, noVote, over, readAt, type Pack } from '../pack.ts';
import { collectiveLaw } from '../sources.ts';

const of = {
	edition: '2024',
	certainty: 'verified',
	validFrom: '2025-05-01',
	validTo: null,
	url: readAt.collective,
	communities: anywhere
} as const;

/** 农村集体经济组织: its own roll, and two thirds of all members, not of those who came. */
export const collective: Pack = {
	id: 'collective',
	name: { zh: '农村集体经济组织', en: 'Rural collective economic organisations' },
	place: null,
	rules: [
		{
			...{ id: 'C-ASM', kind: 'decision', ...of },
			name: { zh: '集体经济组织成员大会', en: 'Members’ assembly of the rural collective' },
			source: collectiveLaw('第二十七条', 'art. 27'),
			body: 'collective_assembly',
			counts: { seats: { due: 'members_total', present: ['present'] } },
			quorum: atLeast('present', 2, 3, 'members_total'),
			pass: atLeast('yes', 2, 3, 'members_total'),
			noticeDays: 10,
			modes: ['sitting', 'online'],
			note: {
				zh: '只计具有完全民事行为能力的成员，一人一票。通过以全体成员为基数，不以到会的人为基数。不能到场的可以在线参加，或书面委托同户的家庭成员。',
				en: 'Members with full civil capacity count, one vote each. The base is all members, not those present. Who cannot come may take part online or authorise a member of the same household in writing.'
			}
		},
		{
			...{ id: 'C-REP', kind: 'decision', ...of },
			name: {
				zh: '集体经济组织成员代表大会',
				en: 'Representatives’ assembly of the rural collective'
			},
			source: collectiveLaw('第二十八条', 'art. 28'),
			body: 'collective_representatives',
			counts: { seats: { due: 'reps_total', present: ['present'] } },
			quorum: null,
			pass: atLeast('yes', 2, 3, 'reps_total'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '章程、成员确认、土地承包和宅基地及份额量化、土地补偿费、合并分立（第二十六条第一、三、八、十、十二项）只能由成员大会决定。',
				en: 'Charter, membership, land contracting, homesteads and shares, land compensation, merger and split (art. 26 items 1, 3, 8, 10, 12) are for the members’ assembly alone.'
			}
		},
		{
			...{ id: 'C-REP-COMP', kind: 'composition', ...of },
			name: { zh: '成员代表的人数', en: 'How many representatives of the collective' },
			source: collectiveLaw('第二十八条', 'art. 28'),
			body: 'collective_representatives',
			counts: {},
			quorum: null,
			pass: over('reps_total', 20, 1, '1'),
			noticeDays: 0,
			modes: noVote,
			note: {
				zh: '应当多于二十人；一般每五户至十五户选一人，并有适当数量的妇女代表。',
				en: 'More than twenty; as a rule one for every five to fifteen households, with a fitting number of women.'
			}
		},
		{
			...{ id: 'C-BOARD', kind: 'decision', ...of },
			name: { zh: '集体经济组织理事会', en: 'Board of the rural collective' },
			source: collectiveLaw('第三十一条', 'art. 31'),
			body: 'collective_board',
			counts: { seats: { due: 'directors_total', present: ['present'] } },
			quorum: atLeast('present', 2, 3, 'directors_total'),
			pass: over('yes', 1, 2, 'directors_total'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '通过以全体理事为基数。',
				en: 'The base is all directors.'
			}
		},
		{
			...{ id: 'C-NONMEMBER', kind: 'decision', ...of },
			name: { zh: '非成员享受权益', en: 'Benefits for a long-serving non-member' },
			source: collectiveLaw('第十五条', 'art. 15'),
			body: 'collective_assembly',
			purposes: ['outsider'],
			counts: { seats: { due: 'members_total', present: ['present'] } },
			quorum: null,
			pass: atLeast('yes', 3, 4, 'members_total'),
			noticeDays: 10,
			modes: ['sitting', 'online'],
			note: {
				zh: '长期在集体工作、作出贡献的非成员，经全体成员四分之三以上同意，可以享有部分权利。',
				en: 'Somebody who has long worked for the collective may be given some of a member’s rights.'
			}
		}
	]
};
