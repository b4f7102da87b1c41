import type { Words } from './rule.ts';

/** The steps of 四议两公开 and its kin, by the names the texts use for each. */
export const stepNames = {
	suggest: ['建议', '村民建议'],
	propose: ['提议', '党组织提议', '村党组织提议', '党支部提议', '支部提议'],
	confer: ['商议', '两委商议', '“两委”会商议', '村“两委”会商议', '两委会商议'],
	review: ['审议', '党员大会审议', '党员审议'],
	township: ['乡镇审核', '审核', '一审'],
	resolve: ['决议', '村民会议决议', '村民代表会议决议', '村民会议或村民代表会议决议', '决定'],
	publish_decision: ['决议公开', '公开决议'],
	carry_out: ['实施', '组织实施'],
	publish_result: ['实施结果公开', '结果公开', '公开实施结果'],
	evaluate: ['评议', '群众评议']
} as const;
export type StepName = keyof typeof stepNames;

/** 模板: which steps a way of working has, in order. */
export interface StepTemplate {
	id: string;
	name: Words;
	steps: readonly StepName[];
}

const fourTwo = [
	'propose',
	'confer',
	'review',
	'resolve',
	'publish_decision',
	'publish_result'
] as const;

export const stepTemplates: readonly StepTemplate[] = [
	{ id: 'four_two', name: { zh: '四议两公开', en: '四议两公开' }, steps: fourTwo },
	{
		id: 'four_one_two',
		name: { zh: '四议一审两公开', en: '四议一审两公开' },
		steps: [
			'propose',
			'confer',
			'review',
			'township',
			'resolve',
			'publish_decision',
			'publish_result'
		]
	},
	{
		id: 'five_two',
		name: { zh: '五议两公开', en: '五议两公开' },
		steps: ['suggest', ...fourTwo]
	}
];

export function stepOf(name: string): StepName | undefined {
	const plain = name.replaceAll(/\s/g, '');
	return (Object.keys(stepNames) as StepName[]).find((step) =>
		(stepNames[step] as readonly string[]).includes(plain)
	);
}

/** A sitting that takes one step or several at once. */
export type Taken = readonly StepName[];

export interface StepsFound {
	missing: StepName[];
	/** A step that stands after one it should come before. */
	outOfOrder: StepName[];
	/** Steps taken in one sitting that no text lets merge here. */
	mergedUnduly: StepName[];
}

/**
 * Whether a path has every step of its template, in order. Steps may be added. 提议 and 商议 may share a sitting only where
 * secretary and director are one person and a local text permits it; no other two may.
 */
export function checkSteps(
	template: StepTemplate,
	path: readonly Taken[],
	{ isOnePerson, mayMerge }: { isOnePerson: boolean; mayMerge: boolean }
): StepsFound {
	const taken = path.flat();
	const places = template.steps.map((step) => taken.indexOf(step));
	const present = template.steps.filter((_, index) => places[index]! >= 0);
	const merged = path.filter((steps) => steps.length > 1);
	const isAllowed = (steps: Taken) =>
		isOnePerson &&
		mayMerge &&
		steps.length === 2 &&
		steps.includes('propose') &&
		steps.includes('confer');
	return {
		missing: template.steps.filter((step) => !taken.includes(step)),
		outOfOrder: present.filter((step, index) =>
			present.slice(0, index).some((before) => taken.indexOf(before) > taken.indexOf(step))
		),
		mergedUnduly: merged.filter((steps) => !isAllowed(steps)).flat()
	};
}
