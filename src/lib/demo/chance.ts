/** Chance that is the same every time: the demonstration's people are the same in every installation. */
export type Chance = () => number;

/** A stream of numbers from 0 to below 1 that follows from its seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A whole number from `least` to `most`, both included. */
export function between(chance: Chance, least: number, most: number): number {
	return least + Math.floor(chance() * (most - least + 1));
}

export function oneOf<T>(chance: Chance, choices: readonly T[]): T {
	return choices[Math.floor(chance() * choices.length)]!;
}
