import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import pack from '#tests/helpers/rule-cases.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'yishiting-rules-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs the command on a file with this content, in a folder without a store and without a server. */
function judge(content: unknown, ...more: string[]) {
	const file = join(work, 'cases.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return run(file, ...more);
}

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(root, 'src/cli/rules.ts'), ...args],
		{ encoding: 'utf8', cwd: work, env: { PATH: process.env.PATH!, LANG: 'en' } }
	);
	const lines = stdout.split('\n').filter(Boolean);
	return {
		status,
		lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
		stderr
	};
}

describe('npm run rules', () => {
	it('prints one line a case and the count, and nothing else', () => {
		const { status, lines, stderr } = judge({ cases: pack.cases });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(lines).toHaveLength(71);
		expect(Object.keys(lines[0]!)).toEqual(['id', 'ok', 'expected', 'actual']);
		expect(lines.at(-1)).toEqual({ cases: 70, agree: 70, differ: 0 });
	});

	it('names what differs and what is no case, and ends with 1', () => {
		const [first] = pack.cases as unknown as [(typeof pack.cases)[number]];
		const wrong = { ...first, id: 'W', expected: { quorum_met: false, passed: true } };
		const notice = {
			...{ id: 'N', topic: 'notice', expected: { ok: true } },
			inputs: {
				...{ body: 'village_assembly', notice_date: '2026-03-01' },
				...{ meeting_date: '2026-03-11', min_days: 10 }
			}
		};
		const { status, lines } = judge({
			cases: [first, wrong, { ...first, id: 'U', rule: 'V-NONE' }],
			procedural_cases: [notice, { id: 'T', topic: 'weather', inputs: {}, expected: { ok: true } }]
		});
		expect(status).toBe(1);
		expect(lines.map(({ id, ok }) => [id, ok])).toEqual([
			[first.id, true],
			['W', false],
			['U', false],
			['N', true],
			['T', false],
			[undefined, undefined]
		]);
		expect(lines[2]!.actual).toEqual({ malformed: 'unknown rule V-NONE' });
		expect(lines[4]!.actual).toHaveProperty('malformed');
		expect(lines.at(-1)).toEqual({ cases: 5, agree: 2, differ: 3 });
	});

	it.each([
		['is not JSON', () => judge('{"cases": ['), 'is not JSON'],
		['holds no cases', () => judge({ rules: [] }), 'holds no cases'],
		['is not there', () => run(join(work, 'none.json')), 'cannot be opened'],
		['is not named', () => run(), 'Usage'],
		['is not the only one', () => judge({ cases: [] }, 'other.json'), 'Usage']
	])('says so when the file %s, and prints no line', (_what, act, words) => {
		const { status, lines, stderr } = act();
		expect({ status, lines }).toEqual({ status: 2, lines: [] });
		expect(stderr).toContain(words);
	});
});
