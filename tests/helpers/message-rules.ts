import type { SourceFile } from './source-file.ts';

/** A message by its key in one language, and the file it stands in. */
interface Message {
	file: string;
	key: string;
	texts: string[];
}
type Content = string | { match?: Record<string, string>; declarations?: string[] }[] | Nested;
interface Nested {
	[name: string]: Content;
}

const MESSAGE_FILE = /^messages\/([\w-]+)\/([\w-]+)\.json$/;

function messagesIn({ path, text }: SourceFile): Message[] {
	const found: Message[] = [];
	const walk = (content: Content, key: string) => {
		if (typeof content === 'string') found.push({ file: path, key, texts: [content] });
		else if (Array.isArray(content))
			found.push({
				file: path,
				key,
				texts: content.flatMap(({ match }) => Object.values(match ?? {}))
			});
		else
			for (const [name, inner] of Object.entries(content))
				if (name !== '$schema') walk(inner, key ? `${key}.${name}` : name);
	};
	walk(JSON.parse(text) as Nested, '');
	return found;
}

const placeholders = (texts: string[]) =>
	[
		...new Set(
			texts.flatMap((text) => [...text.matchAll(/\{\s*(\w+)\s*\}/g)].map(([, name]) => name))
		)
	]
		.sort()
		.join(', ');

/** What is wrong between the languages: each message exists in each, once, with the same facts in it. */
export function languageTroubles(
	files: SourceFile[],
	locales: string[],
	patterns: string[]
): string[] {
	const troubles: string[] = [];
	const byLocale = locales.map((locale) => {
		const messages = new Map<string, Message>();
		for (const file of files) {
			const [, ofLocale, room] = MESSAGE_FILE.exec(file.path) ?? [];
			if (ofLocale !== locale) continue;
			if (!patterns.includes(`./messages/{locale}/${room}.json`))
				troubles.push(`${file.path}: not listed in project.inlang/settings.json`);
			for (const message of messagesIn(file)) {
				const earlier = messages.get(message.key);
				if (earlier) troubles.push(`${file.path}: ${message.key} stands in ${earlier.file} too`);
				messages.set(message.key, message);
			}
		}
		return { locale, messages };
	});
	const [source, ...translations] = byLocale as [(typeof byLocale)[0], ...typeof byLocale];

	for (const { locale, messages } of translations) {
		for (const { file, key, texts } of source.messages.values()) {
			const other = messages.get(key);
			if (!other) {
				troubles.push(`${file}: ${key} is missing in ${locale}`);
				continue;
			}
			const [ours, theirs] = [placeholders(texts), placeholders(other.texts)];
			if (ours !== theirs)
				troubles.push(`${other.file}: ${key} has {${theirs}}, ${source.locale} has {${ours}}`);
			if (other.texts.some((text) => texts.includes(text) && /\p{Script=Han}/u.test(text)))
				troubles.push(`${other.file}: ${key} is not translated`);
		}
		for (const { file, key } of messages.values())
			if (!source.messages.has(key))
				troubles.push(`${file}: ${key} is missing in ${source.locale}`);
	}
	for (const { messages } of byLocale)
		for (const { file, key, texts } of messages.values())
			for (const text of texts) {
				if (!text.trim()) troubles.push(`${file}: ${key} is empty`);
				if (/[!！]|\p{Extended_Pictographic}/u.test(text))
					troubles.push(`${file}: ${key} shouts: ${text}`);
			}
	return troubles;
}

/**
 * What is wrong between messages and code: a message that nobody says, or one that is said and not there. A key counts
 * as said where it stands as a string; a key put together from parts says every key of that form.
 */
export function usageTroubles(files: SourceFile[], source: string): string[] {
	const keys = new Map(
		files
			.filter(({ path }) => MESSAGE_FILE.exec(path)?.[1] === source)
			.flatMap(messagesIn)
			.map(({ key, file }) => [key, file])
	);
	const troubles: string[] = [];
	const said = new Set<string>();
	const forms: RegExp[] = [];

	for (const { path, text } of files) {
		if (!/^src\/.*\.(ts|svelte)$/.test(path) || path.endsWith('.test.ts')) continue;
		for (const [, key] of text.matchAll(/['"`]([a-z]\w*(?:\.\w+)+)['"`]/g)) said.add(key!);
		for (const { 1: key, index } of text.matchAll(/\bm\[\s*['"]([^'"]+)['"]/g))
			if (!keys.has(key!))
				troubles.push(`${path}:${lineAt(text, index)}  there is no message ${key}`);
		for (const { 1: form, index } of text.matchAll(/`([a-z]\w*\.[\w.${}()[\] ]*\$\{[^`]*)`/g)) {
			const parts = form!.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
			const pattern = new RegExp(`^${parts.join('\\w+')}$`);
			const isSaid = /\bm\[\s*$/.test(text.slice(0, index));
			if (isSaid && ![...keys.keys()].some((key) => pattern.test(key)))
				troubles.push(`${path}:${lineAt(text, index)}  there is no message of the form ${form}`);
			forms.push(pattern);
		}
	}
	for (const [key, file] of keys)
		if (!said.has(key) && !forms.some((form) => form.test(key)))
			troubles.push(`${file}: nobody says ${key}`);
	return troubles;
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
