import { parse as parseComponent } from 'svelte/compiler';
import ts from 'typescript';
import { firstLine, nodesOf, type Finding, type SourceFile } from './source-file.ts';

const HAN = /\p{Script=Han}/u;
const SENTENCES = 'sentences are messages';
const ENGLISH = /[A-Za-z]*[a-z]{2,}/;
/** Attributes whose text is read, aloud or on the page. */
const READ = new Set(['title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description']);

/** Every sentence a person reads is a message: none stands in a component or a route. */
export function wordBreaches(file: SourceFile): Finding[] {
	const { path, text } = file;
	if (path.endsWith('.svelte'))
		return wordsOf(text).map(({ at, what, rule }) => {
			return { file: path, line: text.slice(0, at).split('\n').length, rule, what };
		});
	if (!path.startsWith('src/routes/') || path.endsWith('.test.ts')) return [];
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
