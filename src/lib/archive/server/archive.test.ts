import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { withdrawNotice } from '#lib/notices/server/withdraw-notice.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { openBus } from '#lib/server/bus.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { countStatements } from '#tests/helpers/statements.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { phrasesOf, termsOf } from '../search-terms.ts';
import { countArchive, listArchive, listBehind, putEntry } from './archive-store.ts';
import { archiveEntries } from './archive-tables.ts';
import { followJournal } from './follow-journal.ts';
import { indexJournal } from './index-journal.ts';

async function aNotice(village: Village, title: string, body: string) {
	return postNotice(village.as(await village.clerk()), {
		...{ communityId: village.id, kind: 'other', title, body, days: 3 },
		issuerId: await village.body('committee', '石桥村村民委员会')
	});
}

async function find(village: Village, question: string): Promise<string[]> {
	const phrases = phrasesOf(question);
	const found = await listArchive(village.db, village.id, { phrases, page: 1, size: 50 });
	expect(await countArchive(village.db, village.id, phrases)).toBe(found.length);
	return found.map(({ title }) => title).sort();
}

describe('indexJournal', () => {
	it('puts in what acts made public, each once, however often it runs', async () => {
		const village = await aVillage();
		const matter = await aDecidedMatter(village, { words: '安装太阳能路灯三十盏。' });
		await aDecidedMatter(village, { title: '村支部内部议定', inner: true });
		await aNotice(village, '停水通知', '检修水管。');
		const ctx = village.asSystem();
		await Promise.all([indexJournal(ctx), indexJournal(ctx)]);
		await indexJournal(ctx);
		const all = await listArchive(village.db, village.id, { page: 1, size: 50 });
		expect(all.map(({ kind, outcome }) => [kind, outcome])).toEqual([
			['notice', null],
			['decision', 'passed'],
			['version', null]
		]);
		expect(all[1]).toMatchObject({ matterId: matter.id, text: '安装太阳能路灯三十盏。' });
		expect(await listBehind(village.db)).toEqual([]);
	});

	it('marks what was withdrawn, and finds the withdrawal beside it', async () => {
		const village = await aVillage();
		const noticeId = await aNotice(village, '停水通知', '检修水管。');
		await indexJournal(village.asSystem());
		const clerk = await village.clerk();
		const input = { communityId: village.id, noticeId, reason: '日期写错。' };
		await withdrawNotice(village.as(clerk), input);
		await indexJournal(village.asSystem());
		const all = await listArchive(village.db, village.id, { page: 1, size: 50 });
		expect(all).toHaveLength(2);
		expect(all.find(({ subject }) => subject === noticeId)?.outcome).toBe('withdrawn');
		expect(await find(village, '日期写错')).toHaveLength(1);
	});

	it('loses nothing when it stops between two acts, and goes on where it stopped', async () => {
		const village = await aVillage();
		for (let n = 0; n < 95; n += 1)
			await village.db.write((tx) =>
				writeEntry(tx, village.asSystem(), {
					...{ communityId: village.id, act: 'test.done', subject: newId('matter') }
				})
			);
		await aNotice(village, '第一份通知', '甲。');
		await indexJournal(village.asSystem());
		await aNotice(village, '第二份通知', '乙。');
		expect(await listBehind(village.db)).toEqual([village.id]);
		await indexJournal(village.asSystem());
		expect(await find(village, '通知')).toEqual(['第一份通知', '第二份通知']);
	});

	it('follows right after the commit', async () => {
		const village = await aVillage();
		const bus = openBus();
		const stop = followJournal({ bus, ctxFor: () => village.asSystem() });
		await aNotice(village, '停水通知', '检修水管。');
		bus.publish({ topic: 'any', event: 'notice.posted' });
		await stop();
		expect(await find(village, '停水')).toEqual(['停水通知']);
	});
});

describe('search', () => {
	const texts: [title: string, text: string][] = [
		['村道路灯安装方案', '沿村道安装太阳能路灯三十盏，预算八万六千四百元。'],
		['水渠维修工程预算', '维修水渠五百米，村道两侧各留排水口。ＬＥＤ灯另计。'],
		['红白事简办公约', '红白事从简。第2026-07号。“OR 1=1”不是公约内容。'],
		['停水通知', '三月五日\n停水。𠮷家门前除外。']
	];

	async function anArchive() {
		const village = await aVillage();
		for (const [title, body] of texts) await aNotice(village, title, body);
		await indexJournal(village.asSystem());
		const other = await aVillage({ db: village.db });
		await aNotice(other, '别村的路灯', '路灯。');
		await indexJournal(other.asSystem());
		return village;
	}

	it('finds the same on both engines: one, two and more characters, words together, parts of numbers', async () => {
		const village = await anArchive();
		const [lamps, water, covenant, notice] = texts.map(([title]) => title) as [string, ...string[]];
		const cases: [question: string, ...string[]][] = [
			['路灯', lamps],
			['灯', lamps, water!],
			['盏', lamps],
			['水', water!, notice!],
			['太阳能路灯', lamps],
			['路灯 预算', lamps],
			['预算', lamps, water!],
			['村道', lamps, water!],
			['灯路'],
			['方案沿'],
			['日停'],
			['led', water!],
			['2026-07', covenant!],
			['026', covenant!],
			['or', covenant!],
			['or 1=1', covenant!],
			['𠮷', notice!],
			['𠮷家', notice!],
			['无'],
			['路灯 停水']
		];
		for (const [question, ...titles] of cases)
			expect([question, await find(village, question)]).toEqual([question, titles.sort()]);
	});

	it('takes no question for a command', async () => {
		const village = await anArchive();
		const hostile = [
			...['"', "'", '*', '路灯"', 'terms:路灯', 'NEAR(路 灯)', '路灯 AND', '^路灯', '路灯 -预算'],
			...["'; drop table archive_entries; --", '路灯 & !预算', '路灯:*', '\\', '\u0000路灯']
		];
		for (const question of hostile) await find(village, question);
		expect(await find(village, '路灯"')).toEqual(['村道路灯安装方案']);
		expect(await find(village, '')).toHaveLength(4);
	});

	it('pages, newest first, in two statements however much there is', async () => {
		const village = await anArchive();
		const first = { phrases: phrasesOf('水'), page: 1, size: 1 };
		expect(await listArchive(village.db, village.id, first)).toMatchObject([{ title: '停水通知' }]);
		expect(await listArchive(village.db, village.id, { ...first, page: 2 })).toMatchObject([
			{ title: '水渠维修工程预算' }
		]);
		const statements = await countStatements(village.db, async () => {
			await find(village, '村');
		});
		expect(statements).toBe(2);
	});

	it('is quick among twenty thousand', async () => {
		const village = await aVillage();
		const words = ['路灯', '水渠', '公约', '停水', '预算', '道路', '广场', '垃圾', '养老', '停车'];
		const text = (n: number) =>
			Array.from({ length: 40 }, (_, at) => words[(n * 7 + at * (n % 9 || 1)) % 10]).join('，');
		await village.db.write(async (tx) => {
			for (let n = 0; n < 20_000; n += 500)
				await tx.insert(archiveEntries).values(
					Array.from({ length: 500 }, (_, at) => {
						const title = `第${n + at}号通知`;
						return {
							...{ number: n + at + 1, subject: newId('notice'), communityId: village.id },
							...{ matterId: null, kind: 'notice' as const, title, text: text(n + at) },
							...{ outcome: null, at: n + at, terms: termsOf(`${title}\n${text(n + at)}`) }
						};
					})
				);
		});
		if (village.db.engine === 'postgres') await village.db.rows(sql`analyze archive_entries`);
		for (const question of ['路灯', '灯', '第19999号', '路灯，水渠', '路灯 停车 公约']) {
			const phrases = phrasesOf(question);
			const [entry] = await listArchive(village.db, village.id, { phrases, page: 1, size: 20 });
			await countArchive(village.db, village.id, phrases);
			expect(entry).toBeDefined();
		}
	}, 120_000);

	it('keeps its index in step when an entry is changed', async () => {
		const village = await anArchive();
		const [entry] = await listArchive(village.db, village.id, {
			...{ phrases: phrasesOf('停水'), page: 1, size: 9 }
		});
		await village.db.write((tx) =>
			putEntry(tx, { ...entry!, title: '停电通知', text: '停电。', terms: termsOf('停电通知') })
		);
		expect(await find(village, '停水')).toEqual([]);
		expect(await find(village, '停电')).toEqual(['停电通知']);
	});
});
