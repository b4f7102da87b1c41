// `npm run --silent rules -- FILE`: puts the cases of a file to the rulebook. No server, no database.
import { readFileSync } from 'node:fs';
import { judgeProcedural } from '#lib/rulebooks/procedural-cases.ts';
import { judgeFile, type CaseLine } from '#lib/rulebooks/rule-file.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('rulebooks');

/** 0: all agree · 1: some differ, or are no cases · 2: there is nothing to compare. */
function compare([file, ...others]: string[]): 0 | 1 | 2 {
	if (!file || others.length > 0) return cannot(say('rule.command_usage'));
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		return cannot(say('rule.command_no_file', { file, reason: reasonOf(error) }));
	}

	let lines: CaseLine[] | undefined;
	try {
		lines = judgeFile(JSON.parse(text.replace(/^\uFEFF/, '')), judgeProcedural);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return cannot(say('rule.command_not_json', { file, reason: error.message }));
	}
	if (!lines) return cannot(say('rule.command_no_cases', { file }));

	const agree = lines.filter(({ ok }) => ok).length;
	const count = { cases: lines.length, agree, differ: lines.length - agree };
	// Standard output carries nothing but JSON, one value a line.
	process.stdout.write([...lines, count].map((line) => `${JSON.stringify(line)}\n`).join(''));
	return count.differ > 0 ? 1 : 0;
}

function cannot(sentence: string): 2 {
	console.error(sentence);
	return 2;
}

process.exitCode = compare(process.argv.slice(2));
