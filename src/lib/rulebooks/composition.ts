import type { Day } from '#lib/kernel/instant.ts';
import { no, untold, yes, type Answer } from './answer.ts';
import type { Rule, Words } from './rule.ts';
import * as source from './sources.ts';

/** 人数: how many people a body of a few has. Shares of a larger meeting are rules with a test of their own. */
export interface BodySize {
	id: string;
	of: string;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	place: string | null;
	least: number;
	most: number;
	/** 单数. */
	odd?: true;
	/** 应当有妇女成员. */
	woman?: true;
	/** 应当有具备财会、管理知识的人员. */
	bookkeeper?: true;
}

const NEW = { certainty: 'verified', validFrom: '2026-01-01', validTo: null, place: null } as const;

const villageCommittee = {
	of: 'village_committee',
	name: { zh: '村民委员会的组成', en: 'Make-up of the villagers’ committee' },
	least: 3,
	most: 7,
	woman: true
} as const;

export const bodySizes: readonly BodySize[] = [
	{
		id: 'M-V-COMM-2018',
		...villageCommittee,
		source: source.village2018('第六条', 'art. 6'),
		certainty: 'verified',
		validFrom: '2010-10-28',
		validTo: '2025-12-31',
		place: null
	},
	{ id: 'M-V-COMM', ...villageCommittee, source: source.village2025('第八条', 'art. 8'), ...NEW },
	{
		id: 'M-R-COMM',
		of: 'residents_committee',
		name: { zh: '居民委员会的组成', en: 'Make-up of the residents’ committee' },
		source: source.residents2025('第八条', 'art. 8'),
		...NEW,
		least: 5,
		most: 9,
		woman: true
	},
	{
		id: 'M-C-BOARD',
		of: 'collective_board',
		name: { zh: '理事会的组成', en: 'Make-up of the collective’s board' },
		source: source.collectiveLaw('第二十九条', 'art. 29'),
		certainty: 'verified',
		validFrom: '2025-05-01',
		validTo: null,
		place: null,
		least: 3,
		most: 7,
		odd: true
	},
	...(
		[
			['ZJ', '浙江', source.zhejiangVillage('第三十条', 'art. 30'), '2012-03-31', 5],
			// 三人或者五人.
			['SD', '山东', source.shandongDisclosure('第十四条', 'art. 14'), '2018-09-21', 5],
			['HN', '河南', source.henanVillage('第五十六条', 'art. 56'), '2011-09-01', 5],
			['SH', '上海', source.shanghaiVillage('第二十五条', 'art. 25'), '2017-05-01', 7]
		] as const
	).map(([code, place, text, validFrom, most]): BodySize => ({
		id: `M-V-SUP-${code}`,
		of: 'village_supervision',
		name: { zh: '村务监督委员会的组成', en: 'Make-up of the supervision committee' },
		source: text,
		certainty: 'verified_local',
		validFrom,
		validTo: null,
		place,
		least: 3,
		most,
		bookkeeper: true,
		...(code === 'SD' ? { odd: true as const } : {})
	}))
];

/** What is known of a body; what is absent was not said. */
export interface MadeUp {
	of: string;
	day: Day;
	places: readonly string[];
	members?: number | undefined;
	women?: number | undefined;
	bookkeepers?: number | undefined;
}

/** Every rule on its size that applies, each with its answer: it is well made up when all say yes. */
export function sizesOf(body: MadeUp): { size: BodySize; answer: Answer }[] {
	return bodySizes
		.filter(
			(size) =>
				size.of === body.of &&
				size.validFrom <= body.day &&
				(size.validTo === null || body.day <= size.validTo) &&
				(size.place === null || body.places.includes(size.place))
		)
		.map((size) => ({ size, answer: answerOf(size, body) }));
}

function answerOf(size: BodySize, { members, women, bookkeepers }: MadeUp): Answer {
	const { source, least, most } = size;
	if (members !== undefined) {
		if (members < least) return no('too_few_members', { source, facts: { least } });
		if (members > most) return no('too_many_members', { source, facts: { most } });
		if (size.odd && members % 2 === 0) return no('even_number', { source });
	}
	if (size.woman && women === 0) return no('no_woman', { source });
	if (size.bookkeeper && bookkeepers === 0) return no('no_bookkeeper', { source });
	const missing = [
		...(members === undefined ? ['members_total'] : []),
		...(size.woman && women === undefined ? ['women'] : []),
		...(size.bookkeeper && bookkeepers === undefined ? ['bookkeepers'] : [])
	];
	return missing.length > 0 ? untold(...missing) : yes;
}
