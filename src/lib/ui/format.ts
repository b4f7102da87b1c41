import type { Day, Instant } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const CHINA = 'Asia/Shanghai';

/** English is written the way the dates are read here: day first, 24 hours. */
function show(value: Instant | Day, zone: string, options: Intl.DateTimeFormatOptions): string {
	const locale = getLocale() === 'en' ? 'en-GB' : 'zh-CN';
	// A civil date has no zone: it is read and shown in UTC.
	const timeZone = typeof value === 'string' ? 'UTC' : zone;
	return new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(value));
}

/** `2026年3月11日`, `11 March 2026` */
export function day(value: Instant | Day, zone = CHINA): string {
	return show(value, zone, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** `3月11日`, `11 March`: for lists of one year. */
export function monthDay(value: Instant | Day, zone = CHINA): string {
	return show(value, zone, { month: 'long', day: 'numeric' });
}

/** `2026年3月`, `March 2026` */
export function month(value: Instant | Day, zone = CHINA): string {
	return show(value, zone, { year: 'numeric', month: 'long' });
}

/** `19:30` */
export function clockTime(value: Instant, zone = CHINA): string {
	return show(value, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `2026年3月11日 19:30`, `11 March 2026, 19:30` */
export function dayTime(value: Instant, zone = CHINA): string {
	return `${day(value, zone)}${getLocale() === 'en' ? ', ' : ' '}${clockTime(value, zone)}`;
}

/** Whole fen: `52,800.00 元`, `52,800.00 yuan` */
export function money(fen: number): string {
	const amount = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(fen / 100);
	return m['ui.yuan']({ amount });
}

/** `1,900` */
export function count(value: number): string {
	return new Intl.NumberFormat('zh-CN').format(value);
}

/** What is printed of a hash and read out on the telephone: `9F2C-41A1`. */
export function checkCode(hash: string): string {
	const digits = hash.slice(0, 8).toUpperCase();
	return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
