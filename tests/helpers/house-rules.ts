import { posix } from 'node:path';
import { parse as parseComponent } from 'svelte/compiler';
import ts from 'typescript';
import { importsOf, nodesOf, type Import, type SourceFile } from './source-file.ts';

/** From left to right. A room imports only from rooms to its left; a new one has to find its place here. */
export const ROOMS = [
	'kernel',
	'server',
	'journal',
	'files',
	'ui',
	'rulebooks',
	'communities',
	'people',
	'notifications',
	'documents',
	'comments',
	'ideas',
	'matters',
	'suggestions',
	'tasks',
	'meetings',
	'votes',
	'elections',
	'minutes',
	'notices',
	'procedures',
	'disclosures',
	'requests',
	'archive',
	'demo'
];

/** Packages that compute and touch nothing: rules may use them. */
const PURE_PACKAGES = /^(valibot|canonicalize|yjs|y-protocols|marked|@tiptap|@oslojs)(\/|$)/;
/** The one place in the kernel where chance comes in; `newId` hands it to use cases. */
const MAKES_IDS = 'src/lib/kernel/id.ts';

/** Pure pieces of schemas, of which every room's `…-forms.ts` is made. */
const FORM_FIELDS = 'src/lib/server/form-fields.ts';

const DECIDES = /^(may|is|has|can|reaches)(?![a-z])/;

export interface Finding {
	file: string;
	line: number;
	rule: string;
	what: string;
}

export const asLine = ({ file, line, rule, what }: Finding) =>
	`${file}:${line}  ${rule}  (${what})`;

type Kind = 'test' | 'rule' | 'client' | 'component' | 'tables' | 'store' | 'behind' | 'outside';

/** Which piece of a room's furniture a file is. */
export function kindOf(path: string): Kind {
	const room = roomOf(path);
	if (/\.(test|e2e)\.ts$/.test(path)) return 'test';
	if (path.endsWith('.svelte')) return 'component';
	if (!room) return 'outside';
	if (path.endsWith('-store.ts')) return 'store';
	if (path.endsWith('-tables.ts')) return 'tables';
	if (room === 'server' || path.includes('/server/')) return 'behind';
	if (room === 'ui' || path.endsWith('.svelte.ts')) return 'client';
	return 'rule';
}

const roomOf = (path: string) => /^src\/lib\/([^/]+)\//.exec(path)?.[1];
const isServerOnly = (path: string) => /^src\/lib\/(.*\/)?server\//.test(path);

/** Where an import leads, as a path from the top; a package's name stays as it is. */
function targetOf(file: SourceFile, { specifier }: Import): string {
	if (specifier.startsWith('.')) return posix.join(posix.dirname(file.path), specifier);
	return posix.normalize(specifier.replace(/^#lib\//, 'src/lib/').replace(/^#tests\//, 'tests/'));
}

/** Every breach of the house's rules (HOUSE: who may import whom) among the files given. */
export function breaches(files: SourceFile[]): Finding[] {
	const useCases = new Set(files.filter(isUseCase).map(({ path }) => path));
	return files
		.filter(({ path }) => /^(src|tests)\/.*\.(ts|svelte)$/.test(path))
		.flatMap((file) => [
			...importBreaches(file, useCases),
			...codeBreaches(file),
			...nameBreaches(file),
			...wordBreaches(file)
		]);
}

function importBreaches(file: SourceFile, useCases: Set<string>): Finding[] {
	const { path } = file;
	const room = roomOf(path);
	const kind = kindOf(path);
	const found: Finding[] = [];

	for (const one of importsOf(file)) {
		const target = targetOf(file, one);
		const targetRoom = roomOf(target);
		const add = (rule: string) =>
			found.push({ file: path, line: one.line, rule, what: one.specifier });

		if (one.reexport && path.startsWith('src/')) add('no barrels: import from the file itself');
		if (one.specifier.startsWith('#lib/') && !/\.(ts|js|svelte|css|json)$/.test(one.specifier))
			add('between rooms name the file with its extension');
		if (one.specifier.startsWith('.') && leavesItsRoom(path, target))
			add('a relative import never leaves its room: write #lib/…');
		if (kind === 'test') continue;

		if (room && targetRoom && targetRoom !== 'paraglide' && isRightOf(targetRoom, room))
			add(`${room} may not import from ${targetRoom}, which is to its right`);
		if (room && /^src\/(routes|hooks|main|cli|access)\b/.test(target))
			add(`a room may not import what stands outside the rooms`);
		if (kind === 'component' && isServerOnly(target)) add('components never import from server/');
		if (kind === 'client' && !one.typeOnly && isServerOnly(target))
			add('what runs in the browser never imports from server/');
		if (kind === 'rule') for (const rule of ruleImportBreaches(room!, target, one)) add(rule);
		if (kind === 'store') for (const rule of storeImportBreaches(room!, target, one)) add(rule);
		if ((kind === 'rule' || kind === 'store') && one.names.includes('newId'))
			add('ids are made in use cases');
		if (useCases.has(path) && useCases.has(target) && !one.typeOnly && room !== 'demo')
			add('a use case never calls another use case');
	}
	return found;
}

const isRightOf = (target: string, room: string) =>
	ROOMS.includes(room) && ROOMS.includes(target) && ROOMS.indexOf(target) > ROOMS.indexOf(room);

function leavesItsRoom(from: string, target: string): boolean {
	if (target === 'src/app.css') return false;
	const home = (path: string) => /^src\/lib\/[^/]+\/|^src\/(routes|cli)\/|^[^/]+\//.exec(path)?.[0];
	return home(from) !== home(target);
}

function* ruleImportBreaches(room: string, target: string, one: Import): Generator<string> {
	if (target.startsWith('src/lib/paraglide') && room !== 'kernel')
		yield 'rules speak in codes: no messages';
	else if (
		target.startsWith('src/lib/') &&
		kindOf(target) !== 'rule' &&
		target !== FORM_FIELDS &&
		roomOf(target) !== 'paraglide'
	)
		yield 'rules import only the kernel and other rules';
	else if (!target.startsWith('src/') && !one.typeOnly && !PURE_PACKAGES.test(target))
		yield 'rules touch nothing outside: no database, framework or node';
}

/** May a store say who may? No: it may write a hash or a word of its own room's, and decides nothing. */
function* storeImportBreaches(room: string, target: string, one: Import): Generator<string> {
	if (one.typeOnly || target.startsWith('drizzle-orm') || kindOf(target) === 'tables') return;
	const targetRoom = roomOf(target);
	if (targetRoom === room && kindOf(target) === 'rule') {
		if (one.names.some((name) => DECIDES.test(name))) yield 'stores never decide';
	} else if (targetRoom !== 'kernel' && targetRoom !== 'server')
		yield 'stores import only tables, kernel and #lib/server';
}

/** A file behind the counter that opens a transaction. */
function isUseCase(file: SourceFile): boolean {
	if (kindOf(file.path) !== 'behind' || roomOf(file.path) === 'server') return false;
	return [...nodesOf(file)].some(({ node }) => opensTransaction(node));
}

function opensTransaction(node: ts.Node): boolean {
	return (
		ts.isCallExpression(node) &&
		ts.isPropertyAccessExpression(node.expression) &&
		node.expression.name.text === 'write' &&
		/(^|\.)db$/.test(node.expression.expression.getText())
	);
}

const CLOCKS = /^(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/;
const OMISSIONS = /^(describe|it|test)\.(skip|only|todo|fixme|skipIf|runIf)$/;

function codeBreaches(file: SourceFile): Finding[] {
	const { path } = file;
	const kind = kindOf(path);
	const found: Finding[] = [];
	for (const { node, line } of nodesOf(file)) {
		const add = (rule: string) => found.push({ file: path, line, rule, what: firstLine(node) });

		if ((kind === 'rule' || kind === 'store') && path !== MAKES_IDS) {
			const isNow = ts.isNewExpression(node) && !node.arguments?.length;
			if (isNow && node.expression.getText() === 'Date') add('rules and stores have no clock');
			if (ts.isPropertyAccessExpression(node) && CLOCKS.test(node.getText()))
				add('rules and stores have no clock and no chance');
		}
		if ((kind === 'store' || path.startsWith('src/routes/')) && opensTransaction(node))
			add('only use cases open a transaction');
		if (ts.isExportAssignment(node) && path !== 'tests/playwright.config.ts')
			add('no default exports');
		if (ts.isPropertyAccessExpression(node) && OMISSIONS.test(node.getText()))
			add('no test is left out');
	}
	return found;
}

const firstLine = (node: ts.Node) => node.getText().split('\n')[0]!.slice(0, 60);

function nameBreaches({ path }: SourceFile): Finding[] {
	const found = (rule: string, what: string) => [{ file: path, line: 1, rule, what }];
	const room = roomOf(path);
	if (room && !ROOMS.includes(room)) return found('a room without a place in the order', room);
	const drawer = /\/(utils?|helpers?|common|shared|misc|types)(\/|\.ts$)/.exec(path);
	if (path.startsWith('src/') && drawer)
		return found('a name that says what it is: no drawers for everything', drawer[1]!);
	if (path.startsWith('src/') && /\/index\.(ts|js)$/.test(path))
		return found('no barrels', 'index');
	return [];
}

const HAN = /\p{Script=Han}/u;
const SENTENCES = 'sentences are messages';
const ENGLISH = /[A-Za-z]*[a-z]{2,}/;
/** Attributes whose text is read, aloud or on the page. */
const READ = new Set(['title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description']);

/** Every sentence a person reads is a message: none stands in a component or a route. */
function wordBreaches(file: SourceFile): Finding[] {
	const { path, text } = file;
	if (path.endsWith('.svelte'))
		return wordsOf(text).map(({ at, what, rule }) => {
			return { file: path, line: text.slice(0, at).split('\n').length, rule, what };
		});
	if (!path.startsWith('src/routes/') || kindOf(path) === 'test') return [];
	return [...nodesOf(file)]
		.filter(({ node }) => isText(node) && HAN.test(node.getText()))
		.map(({ node, line }) => ({ file: path, line, rule: SENTENCES, what: firstLine(node) }));
}

const isText = (node: ts.Node) =>
	ts.isStringLiteral(node) ||
	ts.isNoSubstitutionTemplateLiteral(node) ||
	ts.isTemplateHead(node) ||
	ts.isTemplateMiddleOrTemplateTail(node) ||
	ts.isRegularExpressionLiteral(node);

interface Node {
	type?: string;
	name?: string;
	start?: number;
	[key: string]: unknown;
}

/**
 * The words in a component that no message holds: Chinese anywhere but in comments, English in what is shown or read
 * aloud. Names of languages, inside an element that says `lang`, and code are as they are.
 */
function wordsOf(component: string): { at: number; what: string; rule: string }[] {
	const found: { at: number; what: string; rule: string }[] = [];
	const add = (node: Node, what: string, rule = SENTENCES) =>
		found.push({ at: node.start ?? 0, what: what.trim(), rule });

	const visit = (value: unknown, readable: boolean) => {
		if (Array.isArray(value)) return value.forEach((one) => visit(one, readable));
		if (typeof value !== 'object' || value === null) return;
		const node = value as Node;
		if (isForeign(node)) return;
		if (node.type === 'Comment') return;
		if (node.type === 'Attribute') {
			if (isPathByHand(node)) add(node, 'href', 'links are made by resolve()');
			return visit(node.value, READ.has(node.name!));
		}
		const words = spelt(node);
		if (words !== undefined && HAN.test(words)) add(node, words);
		else if (node.type === 'Text' && readable && ENGLISH.test(words!)) add(node, words!);
		for (const [key, child] of Object.entries(node)) if (key !== 'css') visit(child, readable);
	};
	visit(parseComponent(component, { modern: true }), true);
	return found;
}

/** A path written out by hand is checked by nobody; `resolve()` makes a route that is not there a type error. */
function isPathByHand({ name, value }: Node): boolean {
	const [first] = [value].flat() as (Node & { expression?: { quasis?: Node[] } })[];
	const start = first && spelt(first.expression?.quasis?.[0] ?? first.expression ?? first);
	return name === 'href' && /^\/./.test(start ?? '');
}

function spelt({ type, data, value }: Node): string | undefined {
	if (type === 'Text') return data as string;
	if (type === 'Literal' && typeof value === 'string') return value;
	if (type === 'TemplateElement') return (value as { raw: string }).raw;
	return undefined;
}

function isForeign({ type, name, attributes }: Node): boolean {
	if (type !== 'RegularElement') return false;
	if (name === 'code' || name === 'kbd' || name === 'pre') return true;
	return name !== 'html' && (attributes as Node[]).some((one) => one.name === 'lang');
}

/** What names the machine it was written on, or a place to download from that is not everybody's. */
export function strayAddresses({ path, text }: SourceFile): Finding[] {
	const found: Finding[] = [];
	const look = (pattern: RegExp, rule: string) => {
		for (const match of text.matchAll(pattern)) {
			const line = text.slice(0, match.index).split('\n').length;
			found.push({ file: path, line, rule, what: match[0] });
		}
	};
	look(/(?<![\w.}\])-])\/(work|tmp|root|Users|home)\/[\w.-]+/g, 'no path of a machine');
	if (path.endsWith('.json') || path.endsWith('.npmrc'))
		look(/https?:\/\/[\w.-]*(registry|npmmirror)[\w./-]*/g, 'no registry address');
	return found;
}
