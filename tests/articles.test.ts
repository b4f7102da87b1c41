import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { competences } from '#lib/rulebooks/competences.ts';
import { bodySizes } from '#lib/rulebooks/composition.ts';
import { deadlines, frequencies } from '#lib/rulebooks/disclosure-days.ts';
import { petitionRules } from '#lib/rulebooks/petition.ts';
import { postConflicts } from '#lib/rulebooks/posts.ts';
import { proxyRules } from '#lib/rulebooks/proxy.ts';
import { rules } from '#lib/rulebooks/rules.ts';
import { terms } from '#lib/rulebooks/terms.ts';
import { appraisalRules } from '#lib/supervision/appraisal.ts';
import { auditRules } from '#lib/supervision/audit.ts';
import { handoverRules } from '#lib/supervision/handover.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const matrix = readFileSync(`${top}docs/articles.md`, 'utf8');

const known = new Set<string>([
	...[rules, terms, competences, bodySizes, petitionRules, postConflicts, proxyRules].flatMap(
		(these) => these.map(({ id }) => id)
	),
	...[frequencies, deadlines].flatMap((these) => these.map(({ id }) => id)),
	...Object.values(appraisalRules),
	...Object.values(auditRules),
	...Object.values(handoverRules)
]);

const fromTo = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_none, index) => String(first + index));
/** Each law by the beginning of its heading, and the articles that must stand under it. */
const laws: Record<string, string[]> = {
	村民委员会组织法: ['8', ...fromTo(14, 44)],
	城市居民委员会组织法: ['8', ...fromTo(13, 43)],
	农村集体经济组织法: fromTo(12, 46),
	民法典第二百七十八条: ['278', '解释 7', '解释 8', '解释 9']
};

interface Row {
	article: string;
	subject: string;
	rule: string;
	test: string;
}
function rowsUnder(text: string, law: string): Row[] {
	const part = text.split(/^## /m).find((one) => one.startsWith(law)) ?? '';
	return [...part.matchAll(/^\|(?! *(?:条|-)) *([^|]+?) *\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
		([, article, subject, rule, test]) => ({
			...{ article: article!, subject: subject!.trim() },
			...{ rule: rule!.trim(), test: test!.trim() }
		})
	);
}

/** What is wrong with one row: something it names is not there, or it says neither who keeps the article nor why nobody does. */
function troublesIn({ article, subject, rule, test }: Row): string[] {
	const named = [...`${rule} ${test}`.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
	const missing = named
		.filter((name) => (name.includes('/') ? !existsSync(top + name) : !known.has(name)))
		.map((name) => `${article}: there is no ${name}`);
	const isOurs = !rule.startsWith('不归本平台：');
	const tests = [...test.matchAll(/`([^`]+\.(?:test|e2e)\.ts)`/g)];
	if (!/\p{Script=Han}.*[a-z]/u.test(subject)) missing.push(`${article}: no subject`);
	if (isOurs && !/`[^`]+`/.test(rule)) missing.push(`${article}: no rule, and no reason why not`);
	if (isOurs && tests.length === 0) missing.push(`${article}: no test`);
	if (!isOurs && !/not ours/.test(rule)) missing.push(`${article}: no reason in English`);
	return missing;
}

describe('the table of articles', () => {
	it.each(Object.entries(laws))('leaves out no article of %s', (law, articles) => {
		expect(rowsUnder(matrix, law).map(({ article }) => article)).toEqual(articles);
	});

	it('names only files and rules that are there', () => {
		const rows = Object.keys(laws).flatMap((law) =>
			rowsUnder(matrix, law).map((row) => ({ law, row }))
		);
		expect(rows.flatMap(({ law, row }) => troublesIn(row).map((what) => `${law} ${what}`))).toEqual(
			[]
		);
	});

	it('would be found out', () => {
		const row = (rule: string, test = '`tests/articles.test.ts`') => ({
			...{ article: '9', subject: '内容 subject', rule, test }
		});
		expect(troublesIn(row('`V-REP`'))).toEqual([]);
		expect(troublesIn(row('不归本平台：在纸上 not ours: on paper', ''))).toEqual([]);
		for (const bad of [
			row('`V-NOTHING`'),
			row('`src/lib/nothing.ts`'),
			row('`V-REP`', ''),
			row(''),
			row('不归本平台：在纸上', ''),
			{ ...row('`V-REP`'), subject: '' }
		])
			expect(troublesIn(bad)).toHaveLength(1);
		expect(rowsUnder('## 某法\n\n| 条 | 内 |\n| 9 | 甲 a | `V-REP` | |\n', '某法')).toHaveLength(1);
	});
});
