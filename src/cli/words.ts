import { readFileSync } from 'node:fs';

type Nested = { [name: string]: string | Nested };

/** The language of the terminal. Chinese is the source: it is used unless another is asked for. */
export function terminalLanguage(env: NodeJS.ProcessEnv): 'zh-CN' | 'en' {
	const asked = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return asked === '' || /^(zh|C\b|POSIX)/.test(asked) ? 'zh-CN' : 'en';
}

/**
 * Speaks the messages of one file in the terminal's language. They are read as they lie: the commands must run where
 * nothing has been built.
 */
export function wordsOf(file: string, language = terminalLanguage(process.env)) {
	const path = new URL(`../../messages/${language}/${file}.json`, import.meta.url);
	const words = JSON.parse(readFileSync(path, 'utf8')) as Nested;

	return function say(key: string, facts: Record<string, string | number> = {}): string {
		let found: string | Nested | undefined = words;
		for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
		if (typeof found !== 'string') throw new Error(`there is no message ${key}`);
		return found.replace(/\{(\w+)\}/g, (_all, name: string) => String(facts[name] ?? ''));
	};
}

/** Why the system would not: the code of its error, which every manual knows. */
export function reasonOf(error: unknown): string {
	const { code, message } = error as { code?: string; message?: string };
	return code ?? message ?? String(error);
}
