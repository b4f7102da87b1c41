import { addDays, type Day } from '#lib/kernel/instant.ts';

/**
 * The first day on which a sitting may be held after notice on `noticed`. The day of the notice is not counted
 * (民法典第二百零一条): notice on 1 March with ten days allows the 11th.
 */
export function earliestDay(noticed: Day, days: number): Day {
	return addDays(noticed, days);
}
