/** 三率: what was answered, solved and found good, of those called back. Each rate null where nobody was. */
export interface Rates {
	response: number | null;
	resolve: number | null;
	satisfaction: number | null;
	/** 得分, by the place's weights; null without weights or without anybody called back. */
	score: number | null;
}

/** Four places, half up: the same on screen and paper. */
const PLACES = 10_000;

/**
 * Response, resolution and satisfaction of a unit's requests, never of a person. Nobody called back leaves a dash, not 100 %. Weights
 * are the place's own and may change; they come as decimals of at most six places and are added exactly.
 */
export function threeRates(
	counts: { calledBack: number; inTime: number; resolved: number; satisfied: number },
	weights?: readonly [number, number, number]
): Rates {
	const { calledBack, inTime, resolved, satisfied } = counts;
	if (calledBack === 0) return { response: null, resolve: null, satisfaction: null, score: null };
	const parts = [inTime, resolved, satisfied];
	const millionths = weights?.map((weight) => Math.round(weight * 1_000_000));
	const sum = millionths?.reduce((total, weight, index) => total + weight * parts[index]!, 0);
	return {
		response: rounded(inTime, calledBack),
		resolve: rounded(resolved, calledBack),
		satisfaction: rounded(satisfied, calledBack),
		score: sum === undefined ? null : rounded(sum, calledBack * 1_000_000)
	};
}

function rounded(part: number, whole: number): number {
	const [top, bottom] = [BigInt(part) * BigInt(PLACES) * 2n + BigInt(whole), BigInt(whole) * 2n];
	return Number(top / bottom) / PLACES;
}
