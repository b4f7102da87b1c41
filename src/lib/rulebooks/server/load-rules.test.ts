import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import { lineText } from '../sum-text.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { figuresOf } from '../rule.ts';
import { rules } from '../rules.ts';
import { loadRules } from './load-rules.ts';
import { testWords } from './rule-words.ts';

async function shownOn(day: Day, typed: Record<string, string> = {}, village = aVillage()) {
	const { db, id, kind } = await village;
	const { groups, terms } = await loadRules(
		db,
		{ id, kind },
		{ day, typed: new URLSearchParams(typed) }
	);
	return { all: groups.flatMap(({ rules }) => rules), terms };
}

describe('the page of rules', () => {
	it('names every figure and every body in both languages', () => {
		const messages = ['zh-CN', 'en'].map((language) => {
			const file = new URL(`../../../../messages/${language}/rulebooks.json`, import.meta.url);
			return JSON.parse(readFileSync(file, 'utf8')) as { rule: { body: object; figure: object } };
		});
		for (const rule of rules)
			for (const { rule: words } of messages) {
				expect(words.body).toHaveProperty(rule.body);
				for (const name of figuresOf(rule)) expect(words.figure).toHaveProperty(name);
			}
	});

	it('shows the rules of the day asked about, each once, with the way to its other editions', async () => {
		const now = await shownOn('2026-03-01');
		const then = await shownOn('2020-06-01');
		const find = ({ all }: typeof now, id: string) => all.filter((rule) => rule.id === id);
		expect(find(now, 'V-REP')).toMatchObject([
			{ edition: '2025修正', older: [{ edition: '2018修正', on: '2010-10-28' }] }
		]);
		expect(find(then, 'V-REP')).toMatchObject([{ edition: '2018修正', validTo: '2025-12-31' }]);
		expect(find(then, 'O-ORD')).toEqual([]);
		expect(find(then, 'O-PRE21-ORD')).toHaveLength(1);
		expect(new Set(now.all.map(({ id }) => id)).size).toBe(now.all.length);
		expect(now.terms.length).toBeGreaterThan(0);
	});

	it('shows a village nothing of residents, and a place’s rules only to who chose it', async () => {
		const { all, terms } = await shownOn('2026-03-01');
		const ids = all.map(({ id }) => id);
		expect(ids.some((id) => id.startsWith('R-'))).toBe(false);
		expect(ids).not.toContain('V-REP-SD');
		expect(terms.map(({ id }) => id)).not.toContain('T-POST-R');
		const community = await shownOn('2026-03-01', {}, aVillage({ kind: 'residential' }));
		expect(community.all.some(({ id }) => id.startsWith('V-'))).toBe(false);
	});

	it('computes what was put into one rule: sums, verdict, and the smallest number that would do', async () => {
		const typed = { rule: 'V-REP', members_total: '４５', members_present: '29', yes: '16' };
		const { all } = await shownOn('2026-03-01', typed);
		const answered = all.filter(({ calculator }) => calculator.answer !== null);
		expect(answered.map(({ id }) => id)).toEqual(['V-REP']);
		const { quorum, says, least, shares } = answered[0]!.calculator.answer!;
		expect(quorum.lines.map(lineText)).toEqual(['29×3=87 < 45×2=90']);
		expect(says).toBe('到会人数不够，不能通过');
		expect(least[0]).toBe('到会的组成人员：至少 30 才够，还差 1');
		expect(shares.map(({ percent }) => percent)).toEqual(['64.44', '55.17']);
	});

	it.each([
		[{ members_total: '45', members_present: '30', yes: '16' }, '够数，通过'],
		[{ members_total: '45', members_present: '30', yes: '15' }, '不通过'],
		[{ members_total: '45', yes: '16' }, '缺少数据，无法判断：到会的组成人员']
	])('says of %o: %s', async (typed, says) => {
		const { all } = await shownOn('2026-03-01', { rule: 'V-REP', ...typed });
		expect(all.find(({ id }) => id === 'V-REP')!.calculator.answer?.says).toBe(says);
	});

	it('names the field that is no number', async () => {
		const { all } = await shownOn('2026-03-01', { rule: 'V-REP', members_total: '四十五' });
		expect(all.find(({ id }) => id === 'V-REP')!.calculator).toMatchObject({
			wrong: '组成人员',
			answer: null
		});
	});

	it.each([
		['R-ELECT-REP', 'quorum', '参加投票的人超过代表的三分之二（不含三分之二）'],
		['V-REP', 'quorum', '到会的组成人员达到组成人员的三分之二以上（含三分之二）'],
		['P-BRANCH', 'quorum', '到会的有表决权党员达到应到会的有表决权党员的半数以上（含半数）'],
		['O-PET', 'pass', '提议的业主达到业主总人数的五分之一以上（含五分之一）'],
		['C-REP-COMP', 'pass', '成员代表总数多于 20']
	] as const)('tells what %s asks in words', (id, part, text) => {
		const rule = rules.find((rule) => rule.id === id)!;
		expect(testWords(rule[part])).toEqual({ text });
	});
});
