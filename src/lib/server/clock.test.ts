import { expect, it } from 'vitest';
import { runningClock, standingClock } from './clock.ts';

it.each([
	['running', runningClock()],
	['standing', standingClock(1_000)]
])('moves a %s clock forward and never back', (_kind, clock) => {
	const before = clock.now();
	clock.forward(5_000);
	expect(clock.now()).toBeGreaterThanOrEqual(before + 5_000);
	expect(() => clock.forward(-1)).toThrow(RangeError);
	expect(() => clock.forward(Number.NaN)).toThrow(RangeError);
});
