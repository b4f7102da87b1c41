import { m } from '#lib/paraglide/messages.js';

/** How a step is called, from what was kept of it: its key, or the name the community gave it. */
export function stepWords(step: string): string {
	const known = m as unknown as Record<string, (() => string) | undefined>;
	return known[`procedure.step.${step}`]?.() ?? step;
}
