import { posix } from 'node:path';
import ts from 'typescript';
import {
	firstLine,
	importsOf,
	nodesOf,
	type Finding,
	type Import,
	type SourceFile
} from './source-file.ts';
import { wordBreaches } from './word-rules.ts';

/** From left to right. A room imports only from rooms to its left; a new one has to find its place here. */
export const ROOMS = [
	'kernel',
	'server',
	'ui',
	'journal',
	'files',
	'rulebooks',
	'communities',
	'people',
	'notifications',
	'documents',
	'comments',
	'ideas',
	'petitions',
	'matters',
	'suggestions',
	'tasks',
	'meetings',
	'votes',
	'elections',
	'minutes',
	'notices',
	'supervision',
	'procedures',
	'disclosures',
	'requests',
	'archive',
	'demo'
];

/** Packages that compute and touch nothing: rules may use them. */
const PURE_PACKAGES =
	/^(valibot|canonicalize|chinese-days|yjs|y-protocols|marked|@tiptap|@oslojs)(\/|$)/;
/** The one place in the kernel where chance comes in; `newId` hands it to use cases. */
const MAKES_IDS = 'src/lib/kernel/id.ts';

/** Pure pieces of schemas, of which every room's `…-forms.ts` is made. */
const FORM_FIELDS = 'src/lib/server/form-fields.ts';

const DECIDES = /^(may|is|has|can|reaches)(?![a-z])/;

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
	const useCases = new Map(files.map((file) => [file.path, useCasesIn(file)]));
	return files
		.filter(({ path }) => /^(src|tests)\/.*\.(ts|svelte)$/.test(path))
		.flatMap((file) => [
			...importBreaches(file, useCases),
			...codeBreaches(file),
			...nameBreaches(file),
			...wordBreaches(file)
		]);
}

function importBreaches(file: SourceFile, useCases: Map<string, string[]>): Finding[] {
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
		const called = useCases.get(target)?.some((name) => one.names.includes(name));
		if (called && useCases.get(path)?.length && room !== 'demo')
			add('a use case never calls another use case');
	}
	return found;
}

const isRightOf = (target: string, room: string) =>
	ROOMS.includes(room) && ROOMS.includes(target) && ROOMS.indexOf(target) > ROOMS.indexOf(room);

function leavesItsRoom(from: string, target: string): boolean {
	// What stands beside the rooms has no other name.
	if (target === 'src/app.css' || (from.startsWith('tests/') && /^src\/[^/]+$/.test(target)))
		return false;
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

/** The functions of a file behind the counter that open a transaction. */
function useCasesIn(file: SourceFile): string[] {
	if (kindOf(file.path) !== 'behind' || roomOf(file.path) === 'server') return [];
	return [...nodesOf(file)].flatMap(({ node }) => {
		if (!opensTransaction(node)) return [];
		let outermost = node;
		while (!ts.isSourceFile(outermost.parent)) outermost = outermost.parent;
		return ts.isFunctionDeclaration(outermost) && outermost.name ? [outermost.name.text] : [''];
	});
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
		if (
			ts.isPropertyAccessExpression(node) &&
			OMISSIONS.test(node.getText()) &&
			!isForOneEngine(node)
		)
			add('no test is left out');
	}
	return found;
}

/** What only one engine has may be tested on that one alone. */
const isForOneEngine = ({ parent }: ts.Node) =>
	ts.isCallExpression(parent) && parent.arguments.some((one) => /TEST_ENGINE/.test(one.getText()));

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
