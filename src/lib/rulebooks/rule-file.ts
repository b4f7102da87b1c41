import { isRecord, judgeVote, type Judged } from './rule-cases.ts';
import { compareFigures, isFigure } from './share.ts';

/** One case of a file, and what became of it. */
export interface CaseLine {
	id: string;
	ok: boolean;
	expected: unknown;
	actual: Record<string, unknown>;
}

/** Answers that are compared where a case expects them; other keys of `expected` are remarks of its author. */
const compared =
	/^(quorum_met|passed|elected|(headcount|area)_(quorum|majority)|min_\w+_for_quorum)$/;
/** Flags that follow from the figures. `unit_suspect` is welcome and not asked for; others are remarks. */
const computable = /^(missing|published_percentage_mismatch|unaccounted_votes):/;

/**
 * Puts every case of a file to the rulebook, in order; none is skipped. `procedural` judges the cases about days, proxies,
 * steps and the like. Undefined: it is no file of cases.
 */
export function judgeFile(
	given: unknown,
	procedural: (one: unknown) => Judged
): CaseLine[] | undefined {
	if (!isRecord(given)) return undefined;
	const { cases = [], procedural_cases = [] } = given;
	if (!('cases' in given) && !('procedural_cases' in given)) return undefined;
	if (!Array.isArray(cases) || !Array.isArray(procedural_cases)) return undefined;
	const isVote = (one: unknown) => !isRecord(one) || 'rule' in one || !('topic' in one);
	return [
		...cases.map((one: unknown, index) =>
			isVote(one)
				? line(one, `cases[${index}]`, judgeVote, agreesVote)
				: line(one, `cases[${index}]`, procedural, agreesProcedural)
		),
		...procedural_cases.map((one: unknown, index) =>
			line(one, `procedural_cases[${index}]`, procedural, agreesProcedural)
		)
	];
}

function line(
	one: unknown,
	place: string,
	judge: (one: unknown) => Judged,
	agrees: (expected: Readonly<Record<string, unknown>>, actual: Record<string, unknown>) => boolean
): CaseLine {
	const id = isRecord(one) && typeof one.id === 'string' && one.id ? one.id : place;
	const expected = isRecord(one) ? (one.expected ?? null) : null;
	const judged: Judged = isRecord(expected) ? judge(one) : { malformed: 'expected is missing' };
	if ('malformed' in judged)
		return { id, ok: false, expected, actual: { malformed: judged.malformed } };
	return {
		id,
		ok: agrees(expected as Record<string, unknown>, judged.actual),
		expected,
		actual: judged.actual
	};
}

function agreesVote(
	expected: Readonly<Record<string, unknown>>,
	actual: Record<string, unknown>
): boolean {
	const keys = Object.keys(expected).filter((key) => compared.test(key));
	return (
		keys.length > 0 &&
		keys.every((key) => isSame(expected[key], actual[key])) &&
		(expected.recomputed_pct === undefined ||
			isRoundedAlike(expected.recomputed_pct, actual.recomputed_pct)) &&
		flagsIn(expected.flags)
			.filter((flag) => computable.test(flag))
			.every((flag) => flagsIn(actual.flags).includes(flag))
	);
}

/** `ok` where it is expected, else every key. "configurable" is an answer of its own. */
function agreesProcedural(
	expected: Readonly<Record<string, unknown>>,
	actual: Record<string, unknown>
): boolean {
	if ('ok' in expected) return isSame(expected.ok, actual.ok);
	return Object.keys(expected).every((key) => isSame(expected[key], actual[key]));
}

const flagsIn = (flags: unknown) =>
	Array.isArray(flags) ? flags.filter((flag) => typeof flag === 'string') : [];

function isWithin(expected: unknown, actual: unknown): boolean {
	return (
		isRecord(expected) &&
		isRecord(actual) &&
		Object.keys(expected).every((key) => isSame(expected[key], actual[key]))
	);
}

/**
 * Percentages for show agree to a hundredth: 63.485166… is 63.49 half up, and 63.48 to whoever cuts off. Nothing is decided by
 * them; a printed one is held to the rounding it claims (`published_percentage_mismatch`).
 */
function isRoundedAlike(expected: unknown, actual: unknown): boolean {
	if (!isRecord(expected) || !isRecord(actual)) return false;
	return Object.entries(expected).every(
		([name, share]) => Math.abs(Number(share) - Number(actual[name] ?? Number.NaN)) < 0.0100001
	);
}

/** Equal in value: 0.9025 however it was reached, "36" as 36, lists in order. */
function isSame(expected: unknown, actual: unknown): boolean {
	if (Array.isArray(expected))
		return (
			Array.isArray(actual) &&
			expected.length === actual.length &&
			expected.every((one, index) => isSame(one, actual[index]))
		);
	if (isRecord(expected))
		return (
			isWithin(expected, actual) &&
			Object.keys(expected).length === Object.keys(actual as object).length
		);
	if (isFigure(expected) && isFigure(actual)) return compareFigures(expected, actual) === 0;
	if (typeof expected === 'number' && typeof actual === 'number')
		return Math.abs(expected - actual) < 1e-9;
	return expected === actual;
}
