import type { Day, Instant } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const CHINA = 'Asia/Shanghai';

/** English is written the way the dates are read here: day first, 24 hours. */
function show(value: Instant | Day, zone: string, options: Intl.DateTimeFormatOptions): string {
	const locale = getLocale() === 'en' ? 'en-GB' : 'zh-CN';
	// A civil date has no zone: it is read and shown in UTC.
	const timeZone = typeof value === 'string' ? 'UTC' : zone;
	return formatterFor(locale, { timeZone, ...options }).format(new Date(value));
}

/**
 * One formatter for each way of writing, kept for good: there are a dozen, all without state. Made anew for each date, they
 * took most of a page's time, and hundreds of megabytes outside the heap before they were collected.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const name = `${locale} ${JSON.stringify(options)}`;
	const known = formatters.get(name);
	if (known) return known;
	const made = new Intl.DateTimeFormat(locale, options);
	formatters.set(name, made);
	return made;
}

const plainNumber = new Intl.NumberFormat('zh-CN');
const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });

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
	return m['ui.yuan']({ amount: twoPlaces.format(fen / 100) });
}

/** `1,900` */
export function count(value: number): string {
	return plainNumber.format(value);
}

/** What is printed of a hash and read out on the telephone: `9F2C-41A1`. */
export function checkCode(hash: string): string {
	const digits = hash.slice(0, 8).toUpperCase();
	return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
