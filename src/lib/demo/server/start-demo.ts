import { m } from '#lib/paraglide/messages.js';
import type { App } from '#lib/server/app.ts';
import { announceLinks } from './announce-links.ts';
import { openDemo, type Telling } from './open-demo.ts';

/** Both languages: whoever starts the program has not chosen one yet. */
const LANGUAGES = ['zh-CN', 'en'] as const;

const print = (lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`);

/** Opens the demonstration where nothing is yet, says in the terminal how far it is, and prints the links once it is up. */
export async function startDemo(app: App): Promise<void> {
	const begun = Date.now();
	let isNew = false;
	const ending = new AbortController();
	// Before the store is let go of: it waits for what is being written.
	app.closing.push(() => ending.abort());
	const tell: Telling['tell'] = (step) => {
		if (!isNew) print(LANGUAGES.map((locale) => m['demo.began']({}, { locale })));
		isNew = true;
		print(LANGUAGES.map((locale) => m[`demo.step.${step}`]({}, { locale })));
	};
	try {
		await openDemo(app, { tell, signal: ending.signal });
	} catch (error) {
		if (!ending.signal.aborted) throw error;
		// Nothing was kept, and the process is about to end.
		return new Promise(() => {});
	}
	const seconds = ((Date.now() - begun) / 1000).toFixed(1);
	if (isNew) print(LANGUAGES.map((locale) => m['demo.done']({ seconds }, { locale })));
	app.announcements.push(async (address) => print(await announceLinks(app, address)));
}
