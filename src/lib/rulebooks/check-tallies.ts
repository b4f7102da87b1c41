import { foundAt, type Found } from './figure-finding.ts';
import { compareFigures, total } from './share.ts';
import { isComparable, type RoleFigure, type Tally } from './tallies-in-text.ts';

const CAST = ['yes', 'no', 'abstain', 'other', 'void', 'uncast'] as const;

/** 票数: no more votes than people, nobody there who was not due, and parts that make the whole where all are given. */
export function checkTallies(text: string, tallies: readonly Tally[]): Found[] {
	const found: Found[] = [];
	/** The last vote that says who was due or there: it stands once, before several votes of one sitting. */
	const sitting: { heads?: Given; area?: Given } = {};
	for (const tally of tallies)
		for (const kind of ['heads', 'area'] as const) {
			const own = tally[kind];
			if (own.due || own.present) sitting[kind] = own;
			const before = sitting[kind] ?? {};
			const given = (role: 'due' | 'present') => own[role] ?? fitting(before[role], own.yes);
			found.push(...checkAttendance(text, own), ...checkBallots(own, given), ...checkReturned(own));
		}
	return found;
}

type Given = Tally['heads'];

function fitting(figure: RoleFigure | undefined, like: RoleFigure | undefined) {
	return figure && like && isComparable(figure, like) ? figure : undefined;
}

function checkAttendance(text: string, { due, present }: Given): Found[] {
	if (!due || !present || !isComparable(due, present)) return [];
	const around = text.slice(Math.min(due.at, present.at), Math.max(due.end, present.end) + 40);
	return compareFigures(present.value, due.value) > 0 && !around.includes('列席')
		? [foundAt('attendance', present, due.quote)]
		: [];
}

function checkBallots(
	own: Given,
	given: (role: 'due' | 'present') => RoleFigure | undefined
): Found[] {
	const parts = CAST.map((role) => own[role]).filter((figure) => figure !== undefined);
	const whole = given('present') ?? own.valid ?? own.returned ?? given('due');
	if (!parts.length || !whole || !parts.every((part) => isComparable(part, whole))) return [];
	const sum = total(parts.map(({ value }) => value));
	const shown = sumText(parts);
	const order = compareFigures(sum, whole.value);
	if (order > 0) return [foundAt('ballots', whole, shown)];
	const isWhole = own.yes && own.no && own.abstain;
	// 有效票 and 收回 are wholes of their own.
	const others = [own.valid, own.returned].filter((figure) => figure !== undefined);
	const alsoRight = others.some(({ value }) => compareFigures(sum, value) === 0);
	const withoutVoid = total(parts.filter(({ role }) => role !== 'void').map(({ value }) => value));
	const isValid = own.valid && compareFigures(withoutVoid, own.valid.value) === 0;
	return isWhole && order < 0 && !alsoRight && !isValid && (own.present ?? given('present'))
		? [foundAt('parts', whole, shown)]
		: [];
}

/** 收回 = 有效 + 无效, and no more than were given out. */
function checkReturned({ issued, returned, valid, void: spoiled }: Given): Found[] {
	const found: Found[] = [];
	if (issued && returned && compareFigures(returned.value, issued.value) > 0)
		found.push(foundAt('ballots', returned, issued.quote));
	if (returned && valid && spoiled) {
		const sum = total([valid.value, spoiled.value]);
		if (compareFigures(sum, returned.value) !== 0)
			found.push(foundAt('parts', returned, sumText([valid, spoiled])));
	}
	return found;
}

/** `21+4+5=30`, whole or decimal. */
export function sumText(parts: readonly { value: string }[]): string {
	const values = parts.map(({ value }) => value);
	return values.length > 1 ? `${values.join('+')}=${total(values)}` : values[0]!;
}
