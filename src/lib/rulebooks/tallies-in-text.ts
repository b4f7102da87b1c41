import { figuresIn, type TextFigure } from './figures-in-text.ts';

/**
 * What a figure of a vote stands for: due 应到 · present 实到 · issued 发出 · returned 收回 · valid 有效 · void 无效 · yes 赞成 ·
 * no 反对 · abstain 弃权 · other 另选他人 · uncast 未表决 · all 总数.
 */
export type TallyRole =
	| 'due'
	| 'present'
	| 'issued'
	| 'returned'
	| 'valid'
	| 'void'
	| 'yes'
	| 'no'
	| 'abstain'
	| 'other'
	| 'uncast'
	| 'all';

export interface RoleFigure extends TextFigure {
	role: TallyRole;
	/** What the text calls it. */
	label: string;
}

/** What a text says of one vote, by heads or by area: each role once. */
export interface Tally {
	heads: Partial<Record<TallyRole, RoleFigure>>;
	area: Partial<Record<TallyRole, RoleFigure>>;
	at: number;
	end: number;
}

const LABELS: readonly [TallyRole, string][] = [
	['uncast', '未表决|未投票|没有表决|没有投票|未参加表决|未表态'],
	['no', '不同意|不赞成|反对'],
	['abstain', '弃权'],
	['other', '另选他人|另选'],
	['void', '无效|废票|作废'],
	['valid', '有效'],
	['issued', '发出|发放'],
	['returned', '收回|回收'],
	['due', '应到|应参会|应参加|应出席|应投票|应表决'],
	[
		'present',
		'实到|实际到会|到会|出席|参会|参加会议|参加表决|参与表决|参加投票|参与投票|参与面积|参与的|参加的|实际参加|实际参与|与会'
	],
	['yes', '赞成|同意'],
	[
		'all',
		'总人数|总户数|总票数|总面积|面积合计|共有业主|全体业主|全体居民|全体村民|全村共|总业主|登记在册|业主总数'
	]
];
const LABEL = new RegExp(LABELS.map(([role, words]) => `(?<${role}>${words})`).join('|'), 'g');
/** Between the label and a figure with a unit; a figure without one stands right beside its label. */
const BETWEEN = /^[^\d，。；;！？\n|]{0,14}$/;
const BETWEEN_BARE = /^(票|票数|人数|户数|的|人|会)?[：:\s为有共是]*$/;
const AFTER_BARE = /^\s*([，,。；;、）)|\n]|$|占)/;
/** Others in the room, and parts of a whole, are no figure of the vote. */
const ASIDE =
	/列席|邀请|监票|计票|唱票|妇女|女代表|女性|男性|缺席|请假|书面|委托|工作人员|候选|不足|超过|以内|应当|须|要求|才|第|标准|预算|投资/;
const SUFFIX =
	/^(?:表示|投了?|一致|全部|全体|均|都|举手)*(赞成|不同意|同意|反对|弃权|到会|参会|出席)(?!率|[^\d，。；、\n]{0,4}\d)/;

const CLAUSE_END = /[，,。；;！？\n|（()）、]/;

/** The figures of a text that stand for something in a vote. */
export function roleFigures(
	text: string,
	figures: readonly TextFigure[] = figuresIn(text)
): RoleFigure[] {
	const found: RoleFigure[] = [];
	for (const [nth, figure] of figures.entries()) {
		const named = roleOf(text, figure, figures[nth - 1]) ?? areaRole(text, figure, found.at(-1));
		if (named) found.push({ ...figure, ...named });
	}
	return found;
}

const isHead = ({ unit }: TextFigure) =>
	unit === 'people' || unit === 'households' || unit === 'votes' || unit === 'bare';

function roleOf(text: string, figure: TextFigure, last?: TextFigure): Named | undefined {
	if (figure.isBound || !(isHead(figure) || figure.unit === 'area')) return undefined;
	const clause = clauseBefore(text, figure.at, last?.end ?? 0);
	const label = [...clause.matchAll(LABEL)].at(-1);
	if (label) {
		const between = clause.slice(label.index + label[0].length);
		const isNear =
			figure.unit === 'bare'
				? BETWEEN_BARE.test(between) && AFTER_BARE.test(text.slice(figure.end, figure.end + 4))
				: BETWEEN.test(between);
		const named = roleIn(label);
		if (isNear && !isAside(clause, named.role)) return named;
	}
	if (figure.unit !== 'people' && figure.unit !== 'households' && figure.unit !== 'votes')
		return undefined;
	const after = SUFFIX.exec(text.slice(figure.end, figure.end + 16));
	if (!after) return undefined;
	const [match] = [...after[1]!.matchAll(LABEL)];
	const named = match && roleIn(match);
	return named && !isAside(clause, named.role) ? named : undefined;
}

/** 其中到会党员 12 人 is not how many came; 其中同意 12 人 is how many agreed. */
function isAside(clause: string, role: TallyRole): boolean {
	return ASIDE.test(clause) || ((role === 'present' || role === 'due') && clause.includes('其中'));
}

type Named = Pick<RoleFigure, 'role' | 'label'>;

function roleIn({ 0: label, groups }: RegExpExecArray): Named {
	return { role: LABELS.find(([role]) => groups![role] !== undefined)![0], label };
}

/** 同意 411 户，面积 58,729.34 ㎡: the area is that of those just counted. */
function areaRole(text: string, figure: TextFigure, last?: RoleFigure): Named | undefined {
	if (figure.unit !== 'area' || !last || figure.isBound || last.unit === 'area') return undefined;
	const between = text.slice(last.end, figure.at);
	return /^[^。\n]{0,40}面积[^，。；;\n\d]{0,8}$/.test(between) && !/总|合计/.test(between)
		? { role: last.role, label: last.label }
		: undefined;
}

/** What the words before a share call its part: 同意人数占参与人数的比例 is of those who agreed. */
export function roleOfWords(words: string): TallyRole | undefined {
	const [label] = [...words.matchAll(LABEL)];
	return label && roleIn(label).role;
}

function clauseBefore(text: string, at: number, from: number): string {
	const window = text.slice(Math.max(from, at - 40), at);
	const parts = window.split(CLAUSE_END);
	return parts.at(-1)!;
}

/** Figures that go together: a role that comes again begins the next vote, which keeps who was due and there. */
export function talliesIn(text: string, roles: readonly RoleFigure[]): Tally[] {
	const tallies: Tally[] = [];
	let now: Tally | undefined;
	for (const figure of roles) {
		const kind = figure.unit === 'area' ? 'area' : 'heads';
		if (!now || now[kind][figure.role] || text.slice(now.end, figure.at).split('\n').length > 3) {
			now = { heads: {}, area: {}, at: figure.at, end: figure.end };
			tallies.push(now);
		}
		now[kind][figure.role] = figure;
		now.end = figure.end;
	}
	return tallies;
}

/** 户 are not held against 人; votes, and figures without a unit, against either. */
export function isComparable(a: TextFigure, b: TextFigure): boolean {
	if (a.unit === 'area' || b.unit === 'area') return a.unit === b.unit;
	const isCounted = (unit: string) => unit === 'people' || unit === 'households';
	return a.unit === b.unit || !isCounted(a.unit) || !isCounted(b.unit);
}
