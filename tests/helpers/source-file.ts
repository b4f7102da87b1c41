import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A file of the project, by its path from the top. */
export interface SourceFile {
	path: string;
	text: string;
}

/** One place where a file names another. `typeOnly` ones are gone when the program runs. */
export interface Import {
	specifier: string;
	line: number;
	typeOnly: boolean;
	names: string[];
	reexport: boolean;
}

/** A place that breaks a rule, and what does. */
export interface Finding {
	file: string;
	line: number;
	rule: string;
	what: string;
}

/** What git ignores, and what is no text of ours. */
const SKIPPED = new Set([
	'.git',
	'node_modules',
	'.svelte-kit',
	'build',
	'data',
	'.runtime',
	'src/lib/paraglide',
	'tests/.output',
	'project.inlang/cache',
	'LICENSE'
]);
const TEXT = /\.(ts|js|mjs|svelte|css|html|json|md|sql|yml|yaml|svg|sh|service|conf)$|\/run$/;

/** Every text file below `folder`, by its path from the top. */
export function sourceFiles(top: string, folder = ''): SourceFile[] {
	return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder ? `${folder}/${entry.name}` : entry.name;
		if (SKIPPED.has(path)) return [];
		if (entry.isDirectory()) return sourceFiles(top, path);
		if (!TEXT.test(`/${path}`)) return [];
		return [{ path, text: readFileSync(join(top, path), 'utf8') }];
	});
}

/** The TypeScript in a file: all of it, or a component's scripts with everything else blanked, so that lines agree. */
function scriptOf({ path, text }: SourceFile): string {
	if (!path.endsWith('.svelte')) return text;
	const blank = (part: string) => part.replace(/[^\n]/g, ' ');
	let script = '';
	let end = 0;
	for (const match of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
		const start = match.index + match[1]!.length;
		script += blank(text.slice(end, start)) + match[2];
		end = start + match[2]!.length;
	}
	return script + blank(text.slice(end));
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

function parse(file: SourceFile): ts.SourceFile {
	let tree = parsed.get(file);
	if (!tree) {
		tree = ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.Latest, true);
		parsed.set(file, tree);
	}
	return tree;
}

/** The beginning of a piece of code, to name it by. */
export const firstLine = (node: ts.Node) => node.getText().split('\n')[0]!.slice(0, 60);

/** Every node of the file's TypeScript, with its line. */
export function* nodesOf(file: SourceFile): Generator<{ node: ts.Node; line: number }> {
	const tree = parse(file);
	const waiting: ts.Node[] = [tree];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		yield { node, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 };
		node.forEachChild((child) => void waiting.push(child));
	}
}

export function importsOf(file: SourceFile): Import[] {
	const found: Import[] = [];
	for (const { node, line } of nodesOf(file)) {
		if (ts.isImportDeclaration(node)) {
			const { name, namedBindings, isTypeOnly } = node.importClause ?? {};
			const elements =
				namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
			const allTypes = elements.length > 0 && !name && elements.every((one) => one.isTypeOnly);
			found.push({
				specifier: (node.moduleSpecifier as ts.StringLiteral).text,
				line,
				typeOnly: isTypeOnly === true || allTypes,
				names: elements.map((one) => (one.propertyName ?? one.name).text),
				reexport: false
			});
		} else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
			const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
			found.push({ specifier, line, typeOnly: node.isTypeOnly, names: [], reexport: true });
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [argument] = node.arguments;
			if (argument && ts.isStringLiteralLike(argument))
				found.push({
					specifier: argument.text,
					line,
					typeOnly: false,
					names: [],
					reexport: false
				});
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			const specifier = (node.argument.literal as ts.StringLiteral).text;
			found.push({ specifier, line, typeOnly: true, names: [], reexport: false });
		}
	}
	return found;
}
