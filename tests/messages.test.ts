import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languageTroubles, usageTroubles } from './helpers/message-rules.ts';
import { sourceFiles } from './helpers/source-file.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(top);
const settings = JSON.parse(readFileSync(`${top}project.inlang/settings.json`, 'utf8')) as {
	baseLocale: string;
	locales: string[];
	'plugin.inlang.messageFormat': { pathPattern: string[] };
};

describe('the messages', () => {
	it('are the same in every language', () => {
		const { locales, 'plugin.inlang.messageFormat': format } = settings;
		expect(locales[0]).toBe(settings.baseLocale);
		expect(languageTroubles(files, locales, format.pathPattern)).toEqual([]);
	});

	it('are all said, and all there', () => {
		expect(usageTroubles(files, settings.baseLocale)).toEqual([]);
	});
});

const ZH = 'messages/zh-CN/votes.json';
const EN = 'messages/en/votes.json';
const file = (path: string, content: unknown) => ({
	path,
	text: typeof content === 'string' ? content : JSON.stringify(content)
});

describe('the checker', () => {
	const between = (zh: unknown, en: unknown) =>
		languageTroubles(
			[file(ZH, zh), file(EN, en)],
			['zh-CN', 'en'],
			['./messages/{locale}/votes.json']
		);

	it('is content when both languages say the same', () => {
		const plural = [
			{ match: { 'countPlural=one': '{count} vote', 'countPlural=other': '{count} votes' } }
		];
		expect(between({ vote: { votes: '{count} 票' } }, { vote: { votes: plural } })).toEqual([]);
	});

	it.each([
		['a missing translation', { vote: { a: '同意' } }, {}, `${ZH}: vote.a is missing in en`],
		['a missing source', {}, { vote: { a: 'Yes' } }, `${EN}: vote.a is missing in zh-CN`],
		[
			'other facts',
			{ a: '{count} 票' },
			{ a: '{number} votes' },
			`${EN}: a has {number}, zh-CN has {count}`
		],
		['a copy', { a: '同意' }, { a: '同意' }, `${EN}: a is not translated`],
		['an empty one', { a: '同意' }, { a: ' ' }, `${EN}: a is empty`],
		['an exclamation mark', { a: '同意！' }, { a: 'Yes' }, `${ZH}: a shouts: 同意！`]
	])('finds %s', (_what, zh, en, trouble) => {
		expect(between(zh, en)).toEqual([trouble]);
	});

	it('finds a file that is not listed and a key that stands twice', () => {
		const other = 'messages/zh-CN/notices.json';
		const found = languageTroubles(
			[file(ZH, { a: '一' }), file(other, { a: '二' })],
			['zh-CN'],
			[]
		);
		expect(found).toContain(`${other}: not listed in project.inlang/settings.json`);
		expect(found).toContain(`${other}: a stands in ${ZH} too`);
	});

	const said = (code: string) =>
		usageTroubles(
			[file(ZH, { vote: { open: '开始', state: { done: '结束' } } }), file('src/a.svelte', code)],
			'zh-CN'
		);

	it('takes a key for said where it stands, or where it is put together', () => {
		expect(said("{m['vote.open']()}{m[`vote.state.${state}`]()}")).toEqual([]);
	});

	it('finds a message that nobody says', () => {
		expect(said("m['vote.open']()")).toEqual([`${ZH}: nobody says vote.state.done`]);
	});

	it('finds a message that is not there', () => {
		expect(said("\nm['vote.shut']()")).toContain('src/a.svelte:2  there is no message vote.shut');
		expect(said('m[`vote.${a}.b`]()')).toContain(
			'src/a.svelte:1  there is no message of the form vote.${a}.b'
		);
	});
});
