/**
 * What is hidden of a number or a name in imports and inner lists. No national rule fixes the pattern; these are the ones usual in
 * corrections that prosecutors asked for. What is published prints no digits of identity or bank numbers at all.
 */
export const maskedKinds = ['id_card', 'bank_card', 'phone', 'name'] as const;
export type MaskedKind = (typeof maskedKinds)[number];

const STAR = '*';

/** How many characters stay at the head and at the tail. */
const kept: Record<Exclude<MaskedKind, 'name'>, readonly [head: number, tail: number]> = {
	id_card: [6, 4],
	bank_card: [0, 4],
	phone: [3, 4]
};

/** 身份证号 keeps the first six and the last four, 银行卡号 the last four, 手机号 the first three and last four, a name its surname. */
export function masked(kind: MaskedKind, value: string): string {
	const letters = [...value.replaceAll(/[\s-]/g, '')];
	if (kind === 'name') return letters.map((letter, at) => (at === 0 ? letter : STAR)).join('');
	const [head, tail] = kept[kind];
	if (letters.length <= head + tail) return STAR.repeat(letters.length);
	return letters
		.map((letter, at) => (at < head || at >= letters.length - tail ? letter : STAR))
		.join('');
}
