import { anywhere, atLeast, inTheRoom, members, over, village, type Pack } from '../pack.ts';
import { modes, type Rule } from '../rule.ts';

const of = {
	kind: 'decision',
	edition: '1',
	certainty: 'local_practice',
	validFrom: '1990-01-01',
	validTo: null,
	communities: anywhere
} as const;
const half = {
	counts: { seats: members },
	quorum: over('members_present', 1, 2, 'members_total'),
	pass: over('yes', 1, 2, 'members_present'),
	noticeDays: 0,
	modes: inTheRoom
} as const satisfies Partial<Rule>;

/** 议事规则和通行做法: where no national text sets a number. A community may lay its own over them. */
export const practice: Pack = {
	id: 'practice',
	name: {
		zh: '议事规则和通行做法',
		en: 'Rules of procedure and common practice'
	},
	place: null,
	rules: [
		{
			...{ id: 'TWO-COMM', ...of, ...half },
			name: { zh: '村（社区）“两委”会议', en: 'Sitting of the two committees' },
			source: {
				zh: '本地议事规则（全国没有统一规定）：过半数到会，到会过半数同意，一人一票',
				en: 'Local rules of procedure (no national text): more than half come, more than half of those agree, one vote a person'
			},
			body: 'two_committees',
			note: {
				zh: '按人计数：在两个委员会都任职的人只计一次。',
				en: 'Counted by people: whoever sits in both counts once.'
			}
		},
		{
			...{ id: 'COMMITTEE', ...of, ...half },
			name: {
				zh: '村民（居民）委员会会议',
				en: 'Sitting of the villagers’ or residents’ committee'
			},
			source: {
				zh: '少数服从多数（村民委员会组织法第三十四条、城市居民委员会组织法第三十三条；人数没有规定，按过半数到会、到会过半数同意）',
				en: 'The minority yields to the majority (village law art. 34, residents’ law art. 33; no numbers are set: more than half come, more than half of those agree)'
			},
			body: 'committee'
		},
		{
			...{ id: 'SUPERVISORS', ...of, ...half },
			name: { zh: '监督委员会会议', en: 'Sitting of the supervision committee' },
			source: {
				zh: '少数服从多数（通行做法：过半数到会，到会过半数同意）',
				en: 'The minority yields to the majority (common practice: more than half come, more than half of those agree)'
			},
			body: 'supervision_committee'
		},
		{
			...{ id: 'COUNCIL', ...of },
			name: { zh: '议事会会议', en: 'Council meeting' },
			source: {
				zh: '议事会议事规则：三分之二以上到会，到会过半数同意',
				en: 'The council’s own rules: two thirds come, more than half of those agree'
			},
			body: 'council',
			counts: { seats: members },
			quorum: atLeast('members_present', 2, 3, 'members_total'),
			pass: over('yes', 1, 2, 'members_present'),
			noticeDays: 2,
			modes: [...modes],
			note: {
				zh: '议题提前告知参与人。议事会不能代替代表会议。',
				en: 'Topics are sent beforehand. A council cannot take the place of the representatives’ meeting.'
			}
		},
		{
			...{ id: 'H-KUNSHAN', ...of },
			edition: '2017',
			validFrom: '2017-01-01',
			communities: village,
			name: {
				zh: '一事一议决策听证（昆山2017年公示的做法）',
				en: 'Project hearing, as applied in a notice published in Kunshan'
			},
			source: {
				zh: '昆山市农村综合信息服务平台公示（2017年9月27日）',
				en: 'Notice on Kunshan’s rural information platform, 27 September 2017'
			},
			url: 'https://ksagri.cn/Aticel/Show/701?m=3',
			body: 'hearing',
			counts: {},
			quorum: {
				all: [
					atLeast('present_all', 2, 3, 'expected_all'),
					atLeast('reps_present', 2, 3, 'reps_expected')
				]
			},
			pass: over('yes', 1, 2, 'reps_present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '到会算两次：全体应邀的人，和其中的村民代表。公示写的是百分之五十以上同意，这里按过半数算。',
				en: 'Attendance is tested twice: everybody invited, and the villagers’ representatives among them. The notice says fifty per cent or more; here it is more than half.'
			}
		}
	]
};
