import type { Day } from '#lib/kernel/instant.ts';
import * as source from './sources.ts';
import type { Term } from './term.ts';

const VILLAGE_OLD = { validFrom: '2010-10-28', validTo: '2025-12-31' } as const;
/** Both laws as they are from 2026 on. */
const NEW = { validFrom: '2026-01-01', validTo: null } as const;
const since = (validFrom: Day) => ({ validFrom, validTo: null }) as const;

const national = { certainty: 'verified', place: null } as const;
/** Read in the text of a province or city; all of them are older than the laws of 2026 and may be revised. */
const local = (place: string) => ({ certainty: 'verified_local', place }) as const;

const assemblyNotice = { zh: '村民会议的通知', en: 'Notice of a villagers’ assembly' };
const residentsNotice = { zh: '居民会议的通知', en: 'Notice of a residents’ assembly' };
const repsNotice = {
	zh: '村民代表会议的通知',
	en: 'Notice of a village representatives’ meeting'
};
const ownersNotice = { zh: '业主大会会议的通知', en: 'Notice of an owners’ assembly' };

/** 会议通知. */
const notices: readonly Term[] = [
	{
		id: 'T-NOTICE-V-ASM-2018',
		kind: 'notice',
		of: 'village_assembly',
		name: assemblyNotice,
		source: source.village2018('第二十一条', 'art. 21'),
		...national,
		...VILLAGE_OLD,
		least: 10
	},
	{
		id: 'T-NOTICE-V-ASM',
		kind: 'notice',
		of: 'village_assembly',
		name: assemblyNotice,
		source: source.village2025('第二十五条', 'art. 25'),
		...national,
		...NEW,
		least: 10,
		mayBeShort: true,
		note: {
			zh: '遇有特殊情况的，可以临时通知；原因记录在案。',
			en: 'In special circumstances notice may be short; the reason is put on record.'
		}
	},
	{
		id: 'T-NOTICE-V-ASM-SH',
		kind: 'notice',
		of: 'village_assembly',
		name: assemblyNotice,
		source: source.shanghaiVillage('第十三条', 'art. 13'),
		...local('上海'),
		...since('2017-05-01'),
		agenda: true
	},
	{
		id: 'T-NOTICE-V-ASM-SD',
		kind: 'notice',
		of: 'village_assembly',
		name: assemblyNotice,
		source: source.shandongVillage('第十七条', 'art. 17'),
		...local('山东'),
		...since('2013-01-01'),
		agenda: true
	},
	{
		id: 'T-NOTICE-R-ASM',
		kind: 'notice',
		of: 'residents_assembly',
		name: residentsNotice,
		source: source.residents2025('第二十六条', 'art. 26'),
		...national,
		...NEW,
		least: 10,
		mayBeShort: true,
		note: {
			zh: '遇有特殊情况的，可以临时通知；原因记录在案。',
			en: 'In special circumstances notice may be short; the reason is put on record.'
		}
	},
	{
		id: 'T-NOTICE-C-ASM',
		kind: 'notice',
		of: 'collective_assembly',
		name: { zh: '成员大会的通知', en: 'Notice of a collective’s members’ assembly' },
		source: source.collectiveLaw('第二十七条', 'art. 27'),
		...national,
		...since('2025-05-01'),
		least: 10,
		agenda: true,
		note: { zh: '时间、地点和审议的事项都要通知。', en: 'Time, place and matters are all told.' }
	},
	{
		id: 'T-NOTICE-O-ASM',
		kind: 'notice',
		of: 'owners_assembly',
		name: ownersNotice,
		source: source.propertyRules('第十四条', 'art. 14'),
		...national,
		...since('2003-09-01'),
		least: 15,
		note: {
			zh: '住宅小区同时告知相关的居民委员会。',
			en: 'In residential estates the residents’ committee is told at the same time.'
		}
	},
	{
		id: 'T-NOTICE-O-ASM-BJ',
		kind: 'notice',
		of: 'owners_assembly',
		name: ownersNotice,
		source: source.beijingProperty('第三十五条', 'art. 35'),
		...local('北京'),
		...since('2020-05-01'),
		least: 15,
		agenda: true
	},
	{
		id: 'T-NOTICE-O-ASM-HZ',
		kind: 'notice',
		of: 'owners_assembly',
		name: ownersNotice,
		source: source.hangzhouProperty('第十九条', 'art. 19'),
		...local('杭州'),
		...since('2022-03-01'),
		agenda: true,
		note: {
			zh: '该条例定期会议十五日、临时会议七日；七日短于《物业管理条例》第十四条的十五日，仍按十五日。',
			en: 'It gives 15 days, and 7 for an extra meeting; 7 is less than the 15 of the national regulations, which stand.'
		}
	},
	...(
		[
			['ZJ', '浙江', 3, source.zhejiangVillage('第二十三条', 'art. 23'), '2012-03-31'],
			['SD', '山东', 5, source.shandongVillage('第二十四条', 'art. 24'), '2013-01-01'],
			['SH', '上海', 10, source.shanghaiVillage('第十八条', 'art. 18'), '2017-05-01'],
			['BJ', '北京', 3, source.beijingVillage('第二十一条', 'art. 21'), '2012-11-01'],
			['CQ', '重庆', 3, source.chongqingVillage('第十二条', 'art. 12'), '2013-11-01']
		] as const
	).map(([code, place, least, text, from]): Term => ({
		id: `T-NOTICE-V-REP-${code}`,
		kind: 'notice',
		of: 'village_representatives',
		name: repsNotice,
		source: text,
		...local(place),
		...since(from),
		least,
		agenda: true,
		note: { zh: '要讨论的事项一并告知。', en: 'The matters are told with it.' }
	})),
	{
		id: 'T-NOTICE-P-REVIEW',
		kind: 'notice',
		of: 'party_review',
		name: { zh: '党员大会审议前送达方案', en: 'Plan sent before the members’ review' },
		source: { zh: '地方“四议两公开”工作规定', en: 'Local texts on 四议两公开' },
		certainty: 'secondary',
		place: null,
		...since('2009-01-01'),
		least: 3
	},
	{
		id: 'T-NOTICE-COUNCIL',
		kind: 'notice',
		of: 'council',
		name: { zh: '议事会议题告知', en: 'Topics told before a council meets' },
		source: {
			zh: '社区议事会议事规则（提前二至三日）',
			en: 'Rules of community councils (2 to 3 days)'
		},
		certainty: 'local_practice',
		place: null,
		...since('1990-01-01'),
		least: 2
	}
];

const postingName = { zh: '公布的期限', en: 'How long it hangs' };

/** 公布期限; what a shorter local text says is overtaken, since the longest decides. */
const postings: readonly Term[] = [
	{
		id: 'T-POST-V',
		kind: 'posting',
		of: 'village',
		name: postingName,
		source: source.village2025('第三十五条', 'art. 35'),
		...national,
		...NEW,
		least: 15
	},
	{
		id: 'T-POST-R',
		kind: 'posting',
		of: 'residential',
		name: postingName,
		source: source.residents2025('第三十四条', 'art. 34'),
		...national,
		...NEW,
		least: 15
	},
	{
		id: 'T-POST-V-SD',
		kind: 'posting',
		of: 'village',
		name: postingName,
		source: source.shandongDisclosure('第十三条', 'art. 13'),
		...local('山东'),
		...since('2006-06-01'),
		least: 5
	},
	{
		id: 'T-POST-V-CQ',
		kind: 'posting',
		of: 'village',
		name: postingName,
		source: source.chongqingVillage('第三十条', 'art. 30'),
		...local('重庆'),
		...since('2013-11-01'),
		least: 10
	},
	{
		id: 'T-POST-O-QY',
		kind: 'posting',
		of: 'owners_result',
		name: { zh: '业主表决结果征求意见的公示', en: 'Owners’ result laid open for comment' },
		source: source.qingyuanProperty('第十七条', 'art. 17'),
		...local('清远'),
		...since('2023-02-01'),
		least: 15
	},
	{
		id: 'T-RESULT-O-BJ',
		kind: 'result_posting',
		of: 'owners_result',
		name: { zh: '业主大会决定的公示', en: 'Posting of the owners’ decision' },
		source: source.beijingProperty('第三十七条', 'art. 37'),
		...local('北京'),
		...since('2020-05-01'),
		most: 3
	},
	{
		id: 'T-RESULT-O-QY',
		kind: 'result_posting',
		of: 'owners_result',
		name: { zh: '业主表决结果公开征求意见', en: 'Owners’ result put out for comment' },
		source: source.qingyuanProperty('第十七条', 'art. 17'),
		...local('清远'),
		...since('2023-02-01'),
		most: 7
	}
];

const listName = { zh: '选民名单的公布', en: 'Posting of the voters’ list' };
const listObjection = { zh: '对选民名单的异议', en: 'Objections to the voters’ list' };
const listReply = { zh: '对名单异议的处理', en: 'Decision on an objection to the list' };
const handover = { zh: '工作移交', en: 'Handover' };

/** 选举与移交: the same numbers in the old village law, the new, and the residents' law. */
const elections: readonly Term[] = (
	[
		['V-2018', 'village', source.village2018, VILLAGE_OLD, ['十四', '14'], ['二十', '20']],
		['V', 'village', source.village2025, NEW, ['十七', '17'], ['二十四', '24']],
		['R', 'residential', source.residents2025, NEW, ['十七', '17'], ['二十五', '25']]
	] as const
).flatMap(([id, of, law, validity, list, over]): Term[] => {
	const listed = law(`第${list[0]}条`, `art. ${list[1]}`);
	const common = { of, ...national, ...validity };
	return [
		{
			id: `T-LIST-${id}`,
			kind: 'voter_list',
			name: listName,
			source: listed,
			...common,
			least: 20
		},
		{
			id: `T-LIST-OBJ-${id}`,
			kind: 'objection',
			name: listObjection,
			source: listed,
			...common,
			most: 5
		},
		{
			id: `T-LIST-DEC-${id}`,
			kind: 'objection_reply',
			name: listReply,
			source: listed,
			...common,
			most: 3
		},
		{
			id: `T-HANDOVER-${id}`,
			kind: 'handover',
			name: handover,
			source: law(`第${over[0]}条`, `art. ${over[1]}`),
			...common,
			most: 10
		}
	];
});

const disclosureReply = {
	zh: '对公开内容异议的答复',
	en: 'Answer to an objection to a disclosure'
};

/** 异议、答复、备案、召集. */
const answers: readonly Term[] = [
	{
		id: 'T-REPLY-DISC-SH',
		kind: 'reply',
		of: 'disclosure',
		name: disclosureReply,
		source: source.shanghaiVillage('第二十四条', 'art. 24'),
		...local('上海'),
		...since('2017-05-01'),
		most: 15
	},
	{
		id: 'T-REPLY-DISC-CQ',
		kind: 'reply',
		of: 'disclosure',
		name: disclosureReply,
		source: source.chongqingVillage('第三十一条', 'art. 31'),
		...local('重庆'),
		...since('2013-11-01'),
		most: 3
	},
	{
		id: 'T-OBJ-DISC-SD',
		kind: 'objection',
		of: 'disclosure',
		name: { zh: '对公开方案的异议', en: 'Objections to a disclosure plan' },
		source: source.shandongDisclosure('第十六条', 'art. 16'),
		...local('山东'),
		...since('2018-09-21'),
		most: 5
	},
	{
		id: 'T-REPLY-DISC-SD',
		kind: 'reply',
		of: 'disclosure',
		name: disclosureReply,
		source: source.shandongDisclosure('第十六条', 'art. 16'),
		...local('山东'),
		...since('2018-09-21'),
		most: 5
	},
	...(
		[
			['SD', '山东', source.shandongDisclosure('第十六条', 'art. 16'), '2018-09-21'],
			['CQ', '重庆', source.chongqingVillage('第三十五条', 'art. 35'), '2013-11-01']
		] as const
	).flatMap(([code, place, text, from]): Term[] => [
		{
			id: `T-OBJ-SUP-${code}`,
			kind: 'objection',
			of: 'supervision',
			name: {
				zh: '村务监督委员会对公开方案的异议',
				en: 'The supervision committee’s objection to a plan'
			},
			source: text,
			...local(place),
			...since(from),
			most: 5
		},
		{
			id: `T-REPLY-SUP-${code}`,
			kind: 'reply',
			of: 'supervision',
			name: {
				zh: '对监督委员会异议的答复',
				en: 'Answer to the supervision committee’s objection'
			},
			source: text,
			...local(place),
			...since(from),
			most: 5
		}
	]),
	{
		id: 'T-REPLY-LEVY',
		kind: 'reply',
		of: 'levy_review',
		name: { zh: '筹资筹劳方案的县级复审', en: 'County review of a levy' },
		source: {
			zh: '地方“一事一议”筹资筹劳办法（七个工作日）',
			en: 'Local rules on one-matter levies (7 working days)'
		},
		certainty: 'secondary',
		place: null,
		...since('2007-01-01'),
		most: 7,
		unit: 'working_day'
	},
	{
		id: 'T-FILING-COVENANT-NB',
		kind: 'filing',
		of: 'covenant',
		name: { zh: '村规民约备案', en: 'Filing of the covenant' },
		source: source.ningboVillage('第十四条', 'art. 14'),
		...local('宁波'),
		...since('2021-05-01'),
		most: 10
	},
	{
		id: 'T-FILING-OWNERS',
		kind: 'filing',
		of: 'owners_committee',
		name: { zh: '业主委员会备案', en: 'Filing of an owners’ committee' },
		source: source.propertyRules('第十六条', 'art. 16'),
		...national,
		...since('2003-09-01'),
		most: 30
	},
	{
		id: 'T-CONVENE-REP-BJ',
		kind: 'convening',
		of: 'village_representatives',
		name: { zh: '应提议召集村民代表会议', en: 'Representatives’ meeting convened on request' },
		source: source.beijingVillage('第二十条', 'art. 20'),
		...local('北京'),
		...since('2012-11-01'),
		most: 5
	},
	{
		id: 'T-CONVENE-REP-CQ',
		kind: 'convening',
		of: 'village_representatives',
		name: { zh: '应提议召集村民代表会议', en: 'Representatives’ meeting convened on request' },
		source: source.chongqingVillage('第十二条', 'art. 12'),
		...local('重庆'),
		...since('2013-11-01'),
		most: 15
	},
	...(
		[
			['ZJ', '浙江', source.zhejiangElection('第三十五条', 'art. 35'), '2020-07-31'],
			['BJ', '北京', source.beijingElection('第三十三条', 'art. 33'), '2012-11-01'],
			['HN', '河南', source.henanVillage('第四十三条', 'art. 43'), '2011-09-01']
		] as const
	).map(([code, place, text, from]): Term => ({
		id: `T-CONVENE-RECALL-${code}`,
		kind: 'convening',
		of: 'recall',
		name: { zh: '应罢免要求组织投票', en: 'Recall vote held on request' },
		source: text,
		...local(place),
		...since(from),
		most: 30
	})),
	{
		id: 'T-CONVENE-AUDIT-CQ',
		kind: 'convening',
		of: 'audit',
		name: { zh: '应要求组织审计', en: 'Audit held on request' },
		source: source.chongqingVillage('第三十七条', 'art. 37'),
		...local('重庆'),
		...since('2013-11-01'),
		most: 20
	},
	{
		id: 'T-WINDOW-HZ',
		kind: 'vote_window',
		of: 'owners_assembly',
		name: { zh: '业主投票期限', en: 'How long owners may vote' },
		source: source.hangzhouProperty('第二十条', 'art. 20'),
		...local('杭州'),
		...since('2022-03-01'),
		least: 5,
		most: 60,
		countUnsaid: true,
		note: {
			zh: '条文没有写明首日计不计入：按首尾都计或者首日不计，由本地定下并写明。',
			en: 'It does not say whether the first day counts: the place settles it and says so.'
		}
	}
];

/** Every term of law and local text that the house knows, oldest wording first within a kind. */
export const terms: readonly Term[] = [...notices, ...postings, ...elections, ...answers];
