import type { Figures, Words } from './rule.ts';
import { total, type Figure } from './share.ts';

/**
 * 已送达未表决的票. Counting owners who were reached and stayed silent with the majority is off unless all three hold: the
 * bylaws say so, each was effectively delivered to, and the effect of silence was announced beforehand.
 */
export interface SilentVotesGround {
	inBylaws: boolean | null;
	delivered: boolean | null;
	warned: boolean | null;
}

export const silentVotesSource: Words = {
	zh: '《业主大会和业主委员会指导规则》（建房〔2009〕274号）第二十六条；（2022）沪02民初16号判决',
	en: 'Guiding rules on owners’ assemblies (2009), art. 26; judgment (2022) Hu 02 Min Chu 16'
};
/** The rules were not read in full, only what a court and a commentator quote of them. */
export const silentVotesCertainty = 'secondary';

/** May silence be counted, or what is missing for it? Null: it cannot be determined. */
export function maySilenceCount(ground: SilentVotesGround): {
	counts: boolean | null;
	missing: (keyof SilentVotesGround)[];
} {
	const names = ['inBylaws', 'delivered', 'warned'] as const;
	const missing = names.filter((name) => ground[name] !== true);
	const isRefused = names.some((name) => ground[name] === false);
	return { counts: missing.length === 0 ? true : isRefused ? false : null, missing };
}

/** Those who were silent, by head and by area. */
export interface Silent {
	owners: Figure;
	area: Figure;
}

/**
 * The two layers that a result with silent votes always shows together: raw, with those who voted alone, and adjusted,
 * with the silent counted as taking part and on the side that leads.
 */
export function layersOf(
	raw: Figures,
	silent: Silent,
	side: 'yes' | 'no'
): { raw: Figures; adjusted: Figures } {
	const add = (name: string, more: Figure) => {
		const figure = raw[name];
		return figure === null || figure === undefined ? {} : { [name]: total([figure, more]) };
	};
	return {
		raw,
		adjusted: {
			...raw,
			...add('owners_participating', silent.owners),
			...add('area_participating', silent.area),
			...(side === 'yes'
				? { ...add('owners_yes', silent.owners), ...add('area_yes', silent.area) }
				: {})
		}
	};
}
