import { m } from '#lib/paraglide/messages.js';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { lineText, sourceText } from '#lib/rulebooks/sum-text.ts';
import type { VoteOfMatter } from '#lib/votes/vote.ts';
import type { Notice } from '../notice.ts';

/** What hangs on the board is written in Chinese, whatever language the page is read in. */
const board = { locale: 'zh-CN' } as const;

/** `2026年3月11日`, in China's time, also when the page is English. */
function dayText(instant: Instant): string {
	const [year, month, day] = dayOf(instant).split('-').map(Number);
	return m['notice.text_day']({ year: year!, month: month!, day: day! }, board);
}

/** Whole fen as the village writes it: `52,800.00`. */
function amountText(fen: number): string {
	return new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(fen / 100);
}

/** What the second notice beside a wrong one says. */
export function withdrawalText(
	wrong: Pick<Notice, 'title' | 'number' | 'postedAt'>,
	reason: string
): { title: string; body: string } {
	const facts = { title: wrong.title, number: wrong.number, date: dayText(wrong.postedAt) };
	const lines = [
		m['notice.text_withdrawn'](facts, board),
		m['notice.text_withdrawn_why']({ reason }, board)
	];
	return { title: m['notice.text_withdrawal_title'](facts, board), body: lines.join('\n') };
}

/** What a notice of a decision says: who decided what, by which figures, under which article, and where to object. */
export function decisionText(record: {
	matter: Pick<Matter, 'title' | 'number'>;
	vote: VoteOfMatter;
	/** The bodies that sat, as they call themselves. */
	bodies: string;
	heldAt: Instant;
	text?: { number: number; check: string; plain: string } | undefined;
	postedAt: Instant;
	postedUntil: Instant;
}): { title: string; body: string } {
	const { matter, vote, bodies, heldAt, text } = record;
	const result = vote.result!;
	const { counts, due, present, notCast } = result;
	const lines = [
		m['notice.text_sat']({ bodies, date: dayText(heldAt), ...matter }, board),
		m['notice.text_counts']({ due, present, ...counts, notCast }, board),
		...sumLines(result.quorum.lines.map(lineText), 'quorum'),
		...sumLines(result.pass.lines.map(lineText), 'pass'),
		m['notice.text_passed']({}, board),
		m['notice.text_rules']({ rules: rulesOf(vote) }, board)
	];
	if (text)
		lines.push(
			m['notice.text_version']({ number: text.number, check: text.check }, board),
			text.plain
		);
	lines.push(...postingLines(record));
	return { title: m['notice.text_decision_title'](matter, board), body: lines.join('\n') };
}

function sumLines(sums: string[], kind: 'quorum' | 'pass'): string[] {
	if (!sums.length) return [];
	const sum = sums.join(m['notice.text_and']({}, board));
	return [
		kind === 'quorum'
			? m['notice.text_quorum']({ sum }, board)
			: m['notice.text_pass']({ sum }, board)
	];
}

function rulesOf(vote: VoteOfMatter): string {
	return [...new Set(vote.rules.map((rule) => sourceText(rule).zh))].join(
		m['notice.text_and']({}, board)
	);
}

/** What a notice of a result says: what was done and accepted, and what it cost. */
export function resultText(record: {
	matter: Pick<Matter, 'title' | 'number'>;
	decidedAt: Instant | undefined;
	tasks: {
		title: string;
		report: string;
		spent: number | null;
		checkedAt: Instant | null;
	}[];
	postedAt: Instant;
	postedUntil: Instant;
}): { title: string; body: string } {
	const { matter, decidedAt, tasks } = record;
	const lines = [
		decidedAt === undefined
			? m['notice.text_done']({ ...matter, count: tasks.length }, board)
			: m['notice.text_done_since'](
					{ ...matter, count: tasks.length, date: dayText(decidedAt) },
					board
				)
	];
	tasks.forEach(({ title, report, spent, checkedAt }, index) => {
		const date = dayText(checkedAt ?? record.postedAt);
		lines.push(m['notice.text_task']({ number: index + 1, title, report, date }, board));
		if (spent !== null) lines.push(m['notice.text_spent']({ amount: amountText(spent) }, board));
	});
	const spending = tasks.filter(({ spent }) => spent !== null);
	if (spending.length > 1) {
		const amount = amountText(spending.reduce((sum, { spent }) => sum + spent!, 0));
		lines.push(m['notice.text_total']({ amount }, board));
	}
	lines.push(...postingLines(record));
	return { title: m['notice.text_result_title'](matter, board), body: lines.join('\n') };
}

function postingLines({ postedAt, postedUntil }: { postedAt: Instant; postedUntil: Instant }) {
	const [from, to] = [dayText(postedAt), dayText(postedUntil)];
	return [m['notice.text_posted']({ from, to }, board), m['notice.text_object']({}, board)];
}
