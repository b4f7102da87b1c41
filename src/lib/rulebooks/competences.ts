import type { Competence, Matter } from './competence.ts';
import type { Words } from './rule.ts';
import * as source from './sources.ts';

const verified = { certainty: 'verified' } as const;
const VILLAGE = { ...verified, validFrom: '2026-01-01', validTo: null } as const;
const VILLAGE_OLD = { ...verified, validFrom: '2010-10-28', validTo: '2025-12-31' } as const;
const COLLECTIVE = { ...verified, validFrom: '2025-05-01', validTo: null } as const;
const OWNERS = { ...verified, validFrom: '2021-01-01', validTo: null } as const;

const byAssembly = { body: 'village_assembly', rules: ['V-ASM-ADULT', 'V-ASM-HH'] } as const;
const byReps = { body: 'village_representatives', rules: ['V-REP'] } as const;
const delegated = { ...byReps, needs: 'delegation' } as const;
const residentsAssembly = { body: 'residents_assembly', rules: ['R-ASM-2026'] } as const;
const residentsReps = { body: 'residents_representatives', rules: ['R-REP-2026'] } as const;
const members = { body: 'collective_assembly', rules: ['C-ASM'] } as const;
const memberReps = {
	body: 'collective_representatives',
	rules: ['C-REP'],
	needs: 'by_charter'
} as const;

const villageStudy = source.village2025('第二十八条第三款', 'art. 28(3)');
const residentsStudy = source.residents2025('第三十条', 'art. 30');
const collectiveStudy = source.collectiveLaw('第二十六条', 'art. 26');

/** 村民会议讨论决定的事项, which it may leave to the representatives: the six of 2025. */
const villageList: readonly [Matter, string, Words, Words][] = [
	[
		'village_plan',
		'PLAN',
		{ zh: '村庄规划、建设等乡村建设重要事项', en: 'Village planning and building' },
		source.village2025('第二十八条第一项', 'art. 28(1)1')
	],
	[
		'village_subsidy',
		'SUBSIDY',
		{ zh: '误工补贴的人员及标准', en: 'Who gets lost-work pay, and how much' },
		source.village2025('第二十八条第二项', 'art. 28(1)2')
	],
	[
		'village_income',
		'INCOME',
		{
			zh: '从村集体经济所得资金和物资的使用',
			en: 'Use of money and goods from the collective economy'
		},
		source.village2025('第二十八条第三项', 'art. 28(1)3')
	],
	[
		'village_works',
		'WORKS',
		{
			zh: '公益事业的兴办和筹资筹劳方案及建设承包方案',
			en: 'Public works, levies of money and labour, building contracts'
		},
		source.village2025('第二十八条第四项', 'art. 28(1)4')
	],
	[
		'village_aid',
		'AID',
		{ zh: '重点帮扶人员、帮扶方案', en: 'People to be helped and how' },
		source.village2025('第二十八条第五项', 'art. 28(1)5')
	],
	[
		'village_other',
		'OTHER',
		{ zh: '其他涉及村民利益的事项', en: 'Other matters of the villagers’ interest' },
		source.village2025('第二十八条第六项', 'art. 28(1)6')
	]
];

const village: readonly Competence[] = [
	...villageList.map(([matter, id, name, text]): Competence => ({
		id: `K-V-${id}`,
		matter,
		name,
		source: text,
		...VILLAGE,
		bodies: [byAssembly, delegated],
		partyStudy: villageStudy
	})),
	...(
		[
			['village_subsidy', 'SUBSIDY', '一', 1],
			['village_income', 'INCOME', '二', 2],
			['village_works', 'WORKS', '三', 3],
			['village_other', 'OTHER', '九', 9]
		] as const
	).map(([matter, id, zh, item]): Competence => ({
		id: `K-V-${id}-2018`,
		matter,
		name: villageList.find(([one]) => one === matter)![2],
		source: source.village2018(`第二十四条第一款第${zh}项`, `art. 24(1)${item}`),
		...VILLAGE_OLD,
		bodies: [byAssembly, delegated]
	})),
	{
		id: 'K-V-COVENANT',
		matter: 'village_covenant',
		name: { zh: '村民自治章程、村规民约', en: 'Village charter and covenant' },
		source: source.village2025('第三十一条', 'art. 31'),
		...VILLAGE,
		bodies: [byAssembly, { ...delegated, setting: 'covenant_by_representatives' }],
		partyStudy: villageStudy,
		after: {
			zh: '报乡、民族乡、镇的人民政府备案；违法的由其责令改正',
			en: 'filed with the township, which orders what is unlawful to be corrected'
		},
		note: {
			zh: '第二十八条的授权不及于第三十一条：除非本省的规定准许并已在本地设定，由村民会议决定。',
			en: 'The delegation of art. 28 does not reach art. 31: the assembly decides, unless the province’s rule permits otherwise and the place has set it.'
		}
	},
	{
		id: 'K-V-COVENANT-2018',
		matter: 'village_covenant',
		name: { zh: '村民自治章程、村规民约', en: 'Village charter and covenant' },
		source: source.village2018('第二十七条', 'art. 27'),
		...VILLAGE_OLD,
		bodies: [byAssembly, { ...delegated, setting: 'covenant_by_representatives' }]
	},
	{
		id: 'K-V-APPRAISAL',
		matter: 'village_appraisal',
		name: { zh: '工作报告和民主评议', en: 'Work report and yearly appraisal' },
		source: source.village2025('第二十七条、第三十八条', 'arts 27, 38'),
		...VILLAGE,
		bodies: [byAssembly, delegated]
	},
	{
		id: 'K-V-UNDO-COMM',
		matter: 'village_undo_committee',
		name: {
			zh: '撤销或者变更村民委员会不适当的决定',
			en: 'Undoing an improper decision of the committee'
		},
		source: source.village2025('第二十七条', 'art. 27'),
		...VILLAGE,
		bodies: [byAssembly, delegated]
	},
	{
		id: 'K-V-UNDO-REP',
		matter: 'village_undo_representatives',
		name: {
			zh: '撤销或者变更村民代表会议不适当的决定',
			en: 'Undoing an improper decision of the representatives'
		},
		source: source.village2025('第二十七条', 'art. 27'),
		...VILLAGE,
		bodies: [byAssembly]
	},
	{
		id: 'K-V-BY-ELECTION',
		matter: 'village_by_election',
		name: { zh: '补选、辞职', en: 'By-election and resignation' },
		source: source.village2025('第二十条、第二十三条', 'arts 20, 23'),
		...VILLAGE,
		bodies: [byAssembly, byReps]
	},
	{
		id: 'K-V-SUPERVISORS',
		matter: 'village_supervisors',
		name: { zh: '推选村务监督机构成员', en: 'Choosing the supervision committee' },
		source: source.village2025('第三十七条', 'art. 37'),
		...VILLAGE,
		bodies: [byAssembly, byReps]
	},
	{
		id: 'K-V-GROUP',
		matter: 'village_group_matter',
		name: { zh: '村民小组的重要事项', en: 'Important matters of a villagers’ group' },
		source: source.village2025('第三十二条', 'art. 32'),
		...VILLAGE,
		bodies: [{ body: 'village_group', rules: ['V-GRP'] }]
	}
];

const residentsList: readonly [Matter, Words, string][] = [
	[
		'residents_covenant',
		{ zh: '居民自治章程、居民公约', en: 'Residents’ charter and covenant' },
		'K-R-COVENANT'
	],
	[
		'residents_appraisal',
		{ zh: '工作报告和民主评议', en: 'Work report and yearly appraisal' },
		'K-R-APPRAISAL'
	],
	[
		'residents_other',
		{ zh: '涉及全体居民利益的重要事项', en: 'Important matters of all residents’ interest' },
		'K-R-OTHER'
	]
];

const residents: readonly Competence[] = [
	...residentsList.map(([matter, name, id]): Competence => ({
		id,
		matter,
		name,
		source: residentsStudy,
		...VILLAGE,
		bodies: [residentsAssembly, { ...residentsReps, needs: 'delegation' }],
		partyStudy: residentsStudy,
		...(matter === 'residents_covenant'
			? {
					after: {
						zh: '报不设区的市、市辖区的人民政府或者街道办事处备案（第三十一条）',
						en: 'filed with the district or the street office (art. 31)'
					}
				}
			: {})
	})),
	{
		id: 'K-R-UNDO',
		matter: 'residents_undo',
		name: {
			zh: '撤销或者变更居民代表会议不适当的决定',
			en: 'Undoing an improper decision of the representatives'
		},
		source: residentsStudy,
		...VILLAGE,
		bodies: [residentsAssembly]
	},
	{
		id: 'K-R-UNDO-COMM',
		matter: 'residents_undo_committee',
		name: {
			zh: '撤销或者变更居民委员会不适当的决定',
			en: 'Undoing an improper decision of the committee'
		},
		source: residentsStudy,
		...VILLAGE,
		bodies: [residentsAssembly, residentsReps]
	},
	{
		id: 'K-R-BY-ELECTION',
		matter: 'residents_by_election',
		name: { zh: '补选、辞职', en: 'By-election and resignation' },
		source: source.residents2025('第二十一条、第二十四条', 'arts 21, 24'),
		...VILLAGE,
		bodies: [residentsAssembly, residentsReps]
	},
	{
		id: 'K-R-SUPERVISORS',
		matter: 'residents_supervisors',
		name: { zh: '推选居务监督委员会成员', en: 'Choosing the supervision committee' },
		source: source.residents2025('第三十六条', 'art. 36'),
		...VILLAGE,
		bodies: [residentsAssembly, residentsReps]
	},
	{
		id: 'K-CONSULT',
		matter: 'consultation',
		name: { zh: '协商', en: 'Consultation' },
		source: {
			zh: '《村民委员会组织法》（2025修正）第三十三条、《城市居民委员会组织法》（2025修订）第三十二条',
			en: 'village law art. 33, residents’ law art. 32 (2025)'
		},
		...VILLAGE,
		bodies: [{ body: 'council', rules: ['COUNCIL'] }],
		note: {
			zh: '协商形成意见，不代替村(居)民会议、代表会议的决定。',
			en: 'A consultation gives an opinion; it does not stand for a decision of the assembly or the representatives.'
		}
	}
];

/** 成员大会职权. What the representatives may never decide: items 1, 3, 8, 10, 12 (第二十八条). */
const collectiveList: readonly [Matter, string, number, Words, 'charter' | 'never'][] = [
	['collective_charter', '一', 1, { zh: '集体章程', en: 'The collective’s charter' }, 'never'],
	['collective_rules', '二', 2, { zh: '内部管理制度', en: 'Internal rules' }, 'charter'],
	['collective_membership', '三', 3, { zh: '确认成员', en: 'Membership' }, 'never'],
	[
		'collective_board_election',
		'四',
		4,
		{ zh: '选举、罢免理事、监事', en: 'Electing and recalling directors and supervisors' },
		'charter'
	],
	['collective_reports', '五', 5, { zh: '审议工作报告', en: 'Work reports' }, 'charter'],
	[
		'collective_pay',
		'六',
		6,
		{ zh: '报酬和主要经营管理人员', en: 'Pay and chief managers' },
		'charter'
	],
	[
		'collective_accounts',
		'七',
		7,
		{
			zh: '发展规划、经营计划、预决算、收益分配方案',
			en: 'Plans, budgets and accounts, distribution of earnings'
		},
		'charter'
	],
	[
		'collective_land',
		'八',
		8,
		{
			zh: '土地承包、宅基地使用和收益权份额量化方案',
			en: 'Land contracting, homesteads, share plans'
		},
		'never'
	],
	[
		'collective_building_land',
		'九',
		9,
		{
			zh: '集体经营性建设用地使用、出让、出租方案',
			en: 'Use, transfer and lease of commercial building land'
		},
		'charter'
	],
	[
		'collective_compensation',
		'十',
		10,
		{ zh: '土地补偿费等的分配、使用办法', en: 'Distribution of land compensation' },
		'never'
	],
	[
		'collective_investment',
		'十一',
		11,
		{ zh: '投资等重大事项', en: 'Investment and the like' },
		'charter'
	],
	['collective_merger', '十二', 12, { zh: '合并、分立', en: 'Merger and division' }, 'never']
];

const collective: readonly Competence[] = [
	...collectiveList.map(([matter, zh, number, name, leave]): Competence => ({
		id: `K-C-${String(number).padStart(2, '0')}`,
		matter,
		name,
		source: source.collectiveLaw(`第二十六条第${zh}项、第二十八条`, `arts 26(1)${number}, 28`),
		...COLLECTIVE,
		bodies: [members, ...(leave === 'charter' ? [memberReps] : [])],
		partyStudy: collectiveStudy,
		note: {
			zh: '未设立集体经济组织的，由村民委员会、村民小组参照本法办理（第六十四条）。',
			en: 'Where there is no collective, the committee or the group acts by reference to this law (art. 64).'
		}
	})),
	...(
		[
			['collective_land', 'LAND', '第四、六项', '4, 6', '土地承包、宅基地', 'Land, homesteads'],
			['collective_compensation', 'COMP', '第七项', '7', '征地补偿费', 'Land compensation'],
			[
				'collective_investment',
				'ASSETS',
				'第六、八项',
				'6, 8',
				'集体项目和财产',
				'Collective assets'
			]
		] as const
	).map(([matter, id, item, en, name, enName]): Competence => ({
		id: `K-V-${id}-2018`,
		matter,
		name: { zh: name, en: enName },
		source: source.village2018(`第二十四条第一款${item}`, `art. 24(1)${en}`),
		certainty: 'verified',
		validFrom: '2010-10-28',
		validTo: '2025-04-30',
		bodies: [byAssembly, delegated]
	})),
	{
		id: 'K-C-OUTSIDERS',
		matter: 'collective_outsiders',
		name: { zh: '非成员享有成员权益', en: 'Members’ benefits for an outsider' },
		source: source.collectiveLaw('第十五条', 'art. 15'),
		...COLLECTIVE,
		bodies: [{ body: 'collective_assembly', rules: ['C-NONMEMBER'] }]
	}
];

const owners: readonly Competence[] = [
	{
		id: 'K-O-ORD',
		matter: 'owners_ordinary',
		name: {
			zh: '业主共同决定的一般事项（规约、业委会、物业服务人、使用维修资金等）',
			en: 'Owners’ ordinary matters'
		},
		source: source.civilCode('第二百七十八条第一款第一至五、九项', 'art. 278(1)1–5, 9'),
		...OWNERS,
		bodies: [{ body: 'owners_assembly', rules: ['O-ORD'] }]
	},
	{
		id: 'K-O-SPEC',
		matter: 'owners_special',
		name: {
			zh: '筹集维修资金、改建重建、改变共有部分用途或者利用其经营',
			en: 'Raising the repair fund, rebuilding, changing or trading with common parts'
		},
		source: source.civilCode('第二百七十八条第一款第六至八项', 'art. 278(1)6–8'),
		...OWNERS,
		bodies: [{ body: 'owners_assembly', rules: ['O-SPEC'] }]
	}
];

export const competences: readonly Competence[] = [
	...village,
	...residents,
	...collective,
	...owners
];
