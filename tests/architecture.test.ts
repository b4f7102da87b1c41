import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asLine, breaches, strayAddresses } from './helpers/house-rules.ts';
import { sourceFiles } from './helpers/source-file.ts';

const files = sourceFiles(fileURLToPath(new URL('..', import.meta.url)));

describe('the house', () => {
	it('is all read', () => {
		expect(files.length).toBeGreaterThan(50);
	});

	it('keeps its rules', () => {
		expect(breaches(files).map(asLine)).toEqual([]);
	});

	it('names no machine and no registry', () => {
		expect(files.flatMap(strayAddresses).map(asLine)).toEqual([]);
	});
});

/** The rules broken by one file, with the lines. */
function broken(path: string, text: string, ...others: [path: string, text: string][]) {
	const all = [[path, text], ...others] as const;
	return breaches(all.map(([path, text]) => ({ path, text })))
		.filter(({ file }) => file === path)
		.map(({ line, rule }) => `${line} ${rule}`);
}

describe('the checker', () => {
	const CAST = 'export async function castBallot(ctx) { await ctx.db.write(mark); }';
	const RULE = 'src/lib/votes/vote.ts';
	const STORE = 'src/lib/votes/server/vote-store.ts';
	const USE_CASE = 'src/lib/votes/server/cast-ballot.ts';
	const PAGE = 'src/routes/(hall)/+page.svelte';

	it.each([
		['a rule on rules', RULE, `import { isQuorate } from '#lib/meetings/meeting.ts';`],
		['a schema', 'src/lib/votes/vote-forms.ts', `import * as v from 'valibot';`],
		['a word of its own room in a store', STORE, `import { OPEN_STATES } from '../vote.ts';`],
		[
			'a function that takes a transaction, from beside a use case',
			'src/lib/votes/server/close-vote.ts',
			`import { mark } from './cast-ballot.ts';\nctx.db.write(mark);`
		],
		[
			'a test for one engine',
			'src/lib/votes/vote.test.ts',
			`describe.runIf(process.env.TEST_ENGINE !== 'postgres')('a', () => {});`
		],
		['a date made from an instant', RULE, `export const on = (now: number) => new Date(now);`],
		['a type of the rules in a store', STORE, `import type { Vote } from '../vote.ts';`],
		[
			'tables and plumbing in a store',
			STORE,
			`import { eq } from 'drizzle-orm';\nimport { votes } from './vote-tables.ts';\nimport { type Tx } from '#lib/server/database/database.ts';`
		],
		['the clock in plumbing', 'src/lib/server/clock.ts', `export const now = () => Date.now();`],
		['a message on a page', PAGE, `<p title={m['vote.open']()}>{m['vote.closed']()} SHA-256</p>`],
		['a comment in Chinese', PAGE, `<script>\n// 表决\n</script>\n<!-- 表决 --><p>{1}</p>`],
		[
			'the name of a language',
			PAGE,
			`<a lang="zh-CN" href="/">中文</a><a lang="en" href="/">English</a>`
		],
		[
			'a class and a link',
			PAGE,
			`<a class="button wide" href={resolve('/archive')} rel="next">{1}</a><a href="#main">{2}</a><a href="https://example.org">{3}</a>`
		],
		[
			'the demonstration calling use cases',
			'src/lib/demo/server/seed.ts',
			`import { castBallot } from '#lib/votes/server/cast-ballot.ts';\nctx.db.write(a);`
		]
	])('allows %s', (_what, path, text) => {
		expect(broken(path, text, [USE_CASE, CAST])).toEqual([]);
	});

	it.each([
		[
			'an import from the right',
			'src/lib/votes/vote.ts',
			`import {} from '#lib/archive/archive.ts';`,
			'1 votes may not import from archive, which is to its right'
		],
		[
			'an import from the right in a component',
			'src/lib/ui/A.svelte',
			`<p></p>\n<script lang="ts">\n\timport B from '#lib/votes/B.svelte';\n</script>`,
			'3 ui may not import from votes, which is to its right'
		],
		[
			'a type from the right',
			RULE,
			`let a: import('#lib/archive/archive.ts').A;`,
			'1 votes may not import from archive, which is to its right'
		],
		[
			'a page in a room',
			RULE,
			`import { a } from '#lib/../routes/a.ts';`,
			'1 a room may not import what stands outside the rooms'
		],
		[
			'a relative import that leaves',
			RULE,
			`\nimport { a } from '../kernel/id.ts';`,
			'2 a relative import never leaves its room: write #lib/…'
		],
		[
			'a folder for everything',
			'src/lib/votes/utils.ts',
			'',
			'1 a name that says what it is: no drawers for everything'
		],
		['an unknown room', 'src/lib/ballots/ballot.ts', '', '1 a room without a place in the order'],
		[
			'a missing extension',
			RULE,
			`import {} from '#lib/kernel/id';`,
			'1 between rooms name the file with its extension'
		],
		[
			'a database in a rule',
			RULE,
			`import { eq } from 'drizzle-orm';`,
			'1 rules touch nothing outside: no database, framework or node'
		],
		[
			'node in a rule',
			RULE,
			`import { createHash } from 'node:crypto';`,
			'1 rules touch nothing outside: no database, framework or node'
		],
		[
			'the framework in a rule',
			RULE,
			`import { browser } from '$app/env';`,
			'1 rules touch nothing outside: no database, framework or node'
		],
		[
			'a store in a rule',
			RULE,
			`import { getVote } from './server/vote-store.ts';`,
			'1 rules import only the kernel and other rules'
		],
		[
			'messages in a rule',
			RULE,
			`import { m } from '#lib/paraglide/messages.js';`,
			'1 rules speak in codes: no messages'
		],
		[
			'a clock in a rule',
			RULE,
			`\n\nexport const a = Date.now();`,
			'3 rules and stores have no clock and no chance'
		],
		['a new date in a store', STORE, `const a = new Date();`, '1 rules and stores have no clock'],
		[
			'chance in a store',
			STORE,
			`const a = crypto.randomUUID();`,
			'1 rules and stores have no clock and no chance'
		],
		[
			'an id made in a store',
			STORE,
			`import { newId } from '#lib/kernel/id.ts';`,
			'1 ids are made in use cases'
		],
		['a rule in a store', STORE, `import { mayCast } from '../vote.ts';`, '1 stores never decide'],
		[
			'a store in a store',
			STORE,
			`import { a } from '#lib/people/server/person-store.ts';`,
			'1 stores import only tables, kernel and #lib/server'
		],
		[
			'a transaction in a store',
			STORE,
			`export const a = (db) => db.write(b);`,
			'1 only use cases open a transaction'
		],
		[
			'a transaction in a page',
			'src/routes/+page.server.ts',
			`ctx.db.write(b);`,
			'1 only use cases open a transaction'
		],
		[
			'a use case that calls another',
			'src/lib/votes/server/close-vote.ts',
			`import { castBallot } from './cast-ballot.ts';\nexport const a = (ctx) => ctx.db.write(b);`,
			'1 a use case never calls another use case'
		],
		[
			'the server in a component',
			PAGE,
			`<script>\nimport { a } from '#lib/votes/server/vote-store.ts';\n</script>`,
			'2 components never import from server/'
		],
		[
			'plumbing in a component',
			PAGE,
			`<script>import { a } from '#lib/server/clock.ts';</script>`,
			'1 components never import from server/'
		],
		[
			'the server in a client',
			'src/lib/documents/document-client.svelte.ts',
			`import { a } from './server/a.ts';`,
			'1 what runs in the browser never imports from server/'
		],
		[
			'a barrel',
			RULE,
			`export { a } from './ballot.ts';`,
			'1 no barrels: import from the file itself'
		],
		['an index', 'src/lib/votes/index.ts', '', '1 no barrels'],
		['a default export', RULE, `export default 1;`, '1 no default exports'],
		[
			'a test left out',
			'src/lib/votes/vote.test.ts',
			`it.skipIf(a)('a', () => {});`,
			'1 no test is left out'
		],
		['a Chinese sentence on a page', PAGE, `<p>\n同意</p>`, '1 sentences are messages'],
		['a Chinese attribute', PAGE, `<p title="同意"></p>`, '1 sentences are messages'],
		['a Chinese string in markup', PAGE, `\n{a ? '同意' : ''}`, '2 sentences are messages'],
		[
			'a Chinese template in a script',
			PAGE,
			'<script>\nlet a = `第${b}条`;\n</script>',
			'2 sentences are messages'
		],
		['an English word on a page', PAGE, `<button>Save</button>`, '1 sentences are messages'],
		[
			'an English label',
			PAGE,
			`<button aria-label="Save">{1}</button>`,
			'1 sentences are messages'
		],
		[
			'a link written by hand',
			PAGE,
			`<a href="/c/{slug}">{1}</a>`,
			'1 links are made by resolve()'
		],
		[
			'a Chinese string in a route',
			'src/routes/+page.server.ts',
			`fail(422, '同意');`,
			'1 sentences are messages'
		]
	])('refuses %s', (_what, path, text, finding) => {
		expect(broken(path, text, [USE_CASE, CAST])).toContain(finding);
	});

	it('finds paths of a machine and registries', () => {
		const path = ['', 'root', 'yishiting'].join('/');
		const registry = ['https:', '', 'registry.example.org', 'a.tgz'].join('/');
		const look = (path: string, text: string) => strayAddresses({ path, text }).map(asLine);
		expect(look('a.md', `in\n${path}`)).toEqual([`a.md:2  no path of a machine  (${path})`]);
		expect(look('package-lock.json', registry)).toEqual([
			`package-lock.json:1  no registry address  (${registry})`
		]);
		expect(look('a.md', 'src/work/a and https://example.org/home/a')).toEqual([]);
	});
});
