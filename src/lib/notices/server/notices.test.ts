import { describe, expect, it } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY, instantAt } from '#lib/kernel/instant.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { findHead, listEntriesAfter, listEntriesOf } from '#lib/journal/server/journal-store.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { hang } from '#tests/helpers/notice.ts';
import { noticeHash } from '../notice.ts';
import { answerObjection } from './answer-objection.ts';
import { checkNotice } from './check-notice.ts';
import {
	countNotices,
	getNotice,
	listNotices,
	listNoticesOfMatter,
	listObjections
} from './notice-store.ts';
import { raiseObjection } from './raise-objection.ts';
import { suggestNotice } from './suggest-notice.ts';
import { withdrawNotice } from './withdraw-notice.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

async function setUp() {
	const village = await aVillage();
	const clerk = await village.clerk();
	const issuerId = await village.body('committee', '石桥村村民委员会');
	const text = { title: '停水通知', body: '三月五日上午检修水管。', issuerId, days: 3 };
	const base = { communityId: village.id, kind: 'other' as const, ...text };
	return { village, clerk, base };
}

async function decided() {
	const { village, clerk, base } = await setUp();
	const matter = await aDecidedMatter(village);
	const decision = { ...base, kind: 'decision' as const, matterId: matter.id, days: 15 };
	return { village, clerk, matter, decision };
}

describe('hangNotice', () => {
	it('posts it for whole days, hashed, with the head of the journal on the paper', async () => {
		const { village, clerk, base } = await setUp();
		const id = await hang(village.as(clerk), base);
		const notice = await getNotice(village.db, village.id, id);
		expect(notice).toMatchObject({
			...{ number: '2026-01', issuer: '石桥村村民委员会', postedAt: village.now },
			postedUntil: village.now + 3 * DAY
		});
		expect(notice.hash).toBe(noticeHash(notice));
		const head = await findHead(village.db, village.id);
		expect(head!.hash.startsWith(notice.journalHead)).toBe(true);
		const [entry] = await listEntriesAfter(village.db, village.id, { seq: 0, limit: 9 });
		expect(entry).toMatchObject({ act: 'notice.posted', facts: { hash: notice.hash } });
	});

	it('numbers by year, also when several are posted at once', async () => {
		const { village, clerk, base } = await setUp();
		const ctx = village.as(clerk);
		await Promise.all([1, 2, 3, 4].map(() => hang(ctx, base)));
		village.at(instantAt('2027-01-01', '00:00'));
		await hang(village.as(clerk), base);
		const listed = await listNotices(village.db, village.id, { page: 1, size: 9 });
		expect(listed.map(({ number }) => number)).toEqual([
			...['2027-01', '2026-04', '2026-03', '2026-02', '2026-01']
		]);
		expect(await countNotices(village.db, village.id, village.now)).toBe(1);
	});

	it('is refused to whoever does not keep the notices, and leaves nothing', async () => {
		const { village, base } = await setUp();
		const someone = await village.person();
		await expect(hang(village.as(someone), base)).rejects.toEqual(refusedWith('notice.not_yours'));
		await expect(hang(village.as(), base)).rejects.toEqual(refusedWith('access.sign_in'));
		expect(await countNotices(village.db, village.id)).toBe(0);
		expect(await findHead(village.db, village.id)).toBeUndefined();
	});

	it('is refused with a matter or an issuer of another community', async () => {
		const { village, clerk, decision } = await decided();
		const other = await aVillage({ db: village.db });
		const ctx = village.as(clerk);
		const foreign = [
			{ ...decision, matterId: newId('matter') },
			{ ...decision, matterId: (await aDecidedMatter(other)).id },
			{ ...decision, issuerId: await other.body('committee') }
		];
		for (const input of foreign)
			await expect(hang(ctx, input)).rejects.toEqual(refusedWith('access.not_found'));
	});

	it('hangs a decision once, of a matter, for fifteen days at the least', async () => {
		const { village, clerk, decision } = await decided();
		const ctx = village.as(clerk);
		await expect(hang(ctx, { ...decision, days: 14 })).rejects.toEqual(
			refusedWith('notice.too_short')
		);
		const { matterId: _none, ...without } = decision;
		await expect(hang(ctx, without)).rejects.toEqual(refusedWith('notice.no_matter'));

		const twice = await Promise.allSettled([hang(ctx, decision), hang(ctx, decision)]);
		expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(twice.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: refusedWith('notice.already_posted')
		});
		expect(await countNotices(village.db, village.id)).toBe(1);
	});
});

describe('the figures of a notice', () => {
	const body = [
		'石桥村村民代表会议应到 45 人，实到 30 人。',
		'赞成 21 人，占到会人数的 76%，反对 4 人，弃权 5 人。'
	].join('\r\n');

	it('are refused while they do not follow, with nothing hung', async () => {
		const { village, clerk, decision } = await decided();
		const before = await findHead(village.db, village.id);
		for (const figuresReason of [undefined, '', '  '])
			await expect(
				hang(village.as(clerk), { ...decision, body, figuresReason })
			).rejects.toMatchObject({ code: 'notice.figures', facts: { count: 1 } });
		expect(await countNotices(village.db, village.id)).toBe(0);
		expect(await findHead(village.db, village.id)).toEqual(before);
		await hang(village.as(clerk), { ...decision, body: body.replace('76%', '70%') });
	});

	it('stand for a reason, which is kept, hashed and told to the journal', async () => {
		const { village, clerk, matter, decision } = await decided();
		const figuresReason = '县里要求照原文印。';
		const id = await hang(village.as(clerk), { ...decision, body, figuresReason });
		const notice = await getNotice(village.db, village.id, id);
		expect(notice.figures).toEqual({
			reason: figuresReason,
			findings: [
				expect.objectContaining({ kind: 'percentage', quote: '76%', other: '21÷30=70.00%（实到）' })
			]
		});
		expect(notice.hash).toBe(noticeHash(notice));
		expect(notice.hash).not.toBe(noticeHash({ ...notice, figures: null }));
		const entries = await listEntriesOf(village.db, village.id, matter.id);
		expect(entries.find(({ act }) => act === 'notice.posted')).toMatchObject({
			facts: { figuresStanding: 1 }
		});
	});

	it('are held against the vote and the spending on record', async () => {
		const { village, clerk, decision } = await decided();
		const other = body
			.replace('76%', '70%')
			.replace('反对 4 人，弃权 5 人', '反对 5 人，弃权 4 人');
		await expect(hang(village.as(clerk), { ...decision, body: other })).rejects.toMatchObject({
			facts: { count: 2 }
		});
	});

	it('follow in every text that the records made, and a decided text is told as it was decided', async () => {
		const village = await aVillage();
		const words = '应到 45 人，实到 30 人，赞成 40 票。预算 86,400 元，合同 86,400 万元。';
		const matter = await aDecidedMatter(village, { words });
		const community = await getCommunity(village.db, village.id);
		const now = village.now;
		const made = (await suggestNotice(village.db, community, { matter, kind: 'decision', now }))!;
		const notice = { matter, kind: 'decision', now } as const;
		expect(await checkNotice(village.db, community, { ...notice, body: made.body })).toEqual([]);
		const typed = `${made.body}\n实到 31 人，应到 30 人。`;
		expect(await checkNotice(village.db, community, { ...notice, body: typed })).toMatchObject([
			{ kind: 'attendance', quote: '31 人', line: typed.split('\n').length }
		]);
	});
});

describe('suggestNotice', () => {
	it('says what was decided, by whom, by which figures and where to object', async () => {
		const { village, matter } = await decided();
		const community = { id: village.id, settings: { postingDays: 20 } };
		const text = await suggestNotice(village.db, community as never, {
			...{ matter, kind: 'decision', now: village.now }
		});
		expect(text!.title).toContain(matter.title);
		const [sat, counts, quorum, pass, passed, rules, version, words, posted, object] =
			text!.body.split('\n');
		expect(sat).toContain('石桥村村民代表会议于2026年3月2日召开会议');
		expect(sat).toContain(matter.number);
		expect(counts).toBe('应到 45 人，实到 30 人。赞成 21，反对 4，弃权 5，未表决 0。');
		expect(quorum).toContain('30×3=90 ≥ 45×2=90');
		expect(pass).toContain('21×2=42 > 30');
		expect(passed).toBe('表决结果：通过。');
		expect(rules).toContain('第三十条');
		expect(version).toMatch(/第 1 稿，文本校验码 [0-9A-F]{4}-[0-9A-F]{4}/);
		expect(words).toBe('沿村道安装太阳能路灯三十盏，预算八万六千四百元。');
		expect(posted).toBe('公示时间：2026年3月2日至2026年3月22日。');
		expect(object).toContain('异议');
	});

	it('says nothing of what was not decided', async () => {
		const { village } = await decided();
		const matter = await aDecidedMatter(village, { passed: false });
		const community = { id: village.id, settings: { postingDays: 15 } } as never;
		for (const kind of ['decision', 'result'] as const)
			expect(
				await suggestNotice(village.db, community, { matter, kind, now: village.now })
			).toBeUndefined();
	});
});

describe('withdrawNotice', () => {
	it('posts a second notice beside the wrong one, once, and makes room for a corrected one', async () => {
		const { village, clerk, matter, decision } = await decided();
		const ctx = village.as(clerk);
		const wrong = await hang(ctx, decision);
		const input = { communityId: village.id, noticeId: wrong, reason: '金额写错。' };
		const both = await Promise.allSettled([withdrawNotice(ctx, input), withdrawNotice(ctx, input)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

		const [first, second] = await listNoticesOfMatter(village.db, matter.id);
		expect(first).toMatchObject({ id: wrong, withdrawnBy: second!.id, withdrawnAt: village.now });
		expect(second).toMatchObject({ kind: 'withdrawal', withdraws: wrong, number: '2026-02' });
		expect(second!.body).toContain('金额写错。');

		const again = await hang(ctx, decision);
		expect((await getNotice(village.db, village.id, again)).number).toBe('2026-03');
		const onSecond = { ...input, noticeId: second!.id };
		await expect(withdrawNotice(ctx, onSecond)).rejects.toEqual(
			refusedWith('notice.is_withdrawal')
		);
	});

	it('is refused to others, and across communities', async () => {
		const { village, clerk, base } = await setUp();
		const id = await hang(village.as(clerk), base);
		const other = await aVillage({ db: village.db });
		const input = { noticeId: id, reason: '写错。' };
		await expect(
			withdrawNotice(village.as(await village.person()), { ...input, communityId: village.id })
		).rejects.toEqual(refusedWith('notice.not_yours'));
		await expect(
			withdrawNotice(other.as(await other.clerk()), { ...input, communityId: other.id })
		).rejects.toEqual(refusedWith('access.not_found'));
		expect((await getNotice(village.db, village.id, id)).withdrawnBy).toBeNull();
	});
});

describe('objections', () => {
	async function posted() {
		const { village, clerk, matter, decision } = await decided();
		const noticeId = await hang(village.as(clerk), decision);
		const objection = { communityId: village.id, noticeId, body: '学校门口没有灯。' };
		return { village, clerk, matter, noticeId, objection };
	}

	it('are numbered as they come, counted for the gate, and answered once', async () => {
		const { village, clerk, matter, noticeId, objection } = await posted();
		const residents = [await village.person(), await village.person(), await village.person()];
		await Promise.all(residents.map((one) => raiseObjection(village.as(one), objection)));
		const listed = await listObjections(village.db, noticeId);
		expect(listed.map(({ number }) => number)).toEqual([1, 2, 3]);
		const entries = await listEntriesOf(village.db, village.id, matter.id);
		const raised = entries.filter(({ act }) => act === 'notice.objection_raised');
		expect(raised.map(({ actor }) => actor)).toEqual(['member', 'member', 'member']);

		const answer = {
			...{ communityId: village.id, objectionId: listed[0]!.id },
			...{ outcome: 'explained' as const, answer: '第二期安装。' }
		};
		const both = await Promise.allSettled([
			answerObjection(village.as(clerk), answer),
			answerObjection(village.as(clerk), { ...answer, outcome: 'rejected' })
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [notice] = await listNoticesOfMatter(village.db, matter.id);
		expect(notice).toMatchObject({ objections: 3, unanswered: 2 });
		await expect(answerObjection(village.as(residents[0]), answer)).rejects.toEqual(
			refusedWith('notice.not_yours')
		);
	});

	it('are taken down for somebody on the roll, with both names kept', async () => {
		const { village, clerk, noticeId, objection } = await posted();
		await village.person({ name: '郑大爷', birthDate: '1941-01-01' });
		const twin = await village.person({ name: '郑大爷', birthDate: '1950-01-01' });
		const from = (name: string, birthDate?: string) => ({
			...objection,
			takenDown: { channel: 'paper' as const, name, birthDate }
		});
		const ctx = village.as(clerk);
		for (const [input, code] of [
			[from('郑大爷'), 'notice.several_persons'],
			[from('没有此人'), 'notice.no_such_person']
		] as const)
			await expect(raiseObjection(ctx, input)).rejects.toEqual(refusedWith(code));
		await raiseObjection(ctx, from('郑大爷', '1950-01-01'));
		const [taken] = await listObjections(village.db, noticeId);
		expect(taken).toMatchObject({ raisedBy: twin, channel: 'paper', number: 1 });
		await expect(raiseObjection(village.as(twin), from('郑大爷', '1950-01-01'))).rejects.toEqual(
			refusedWith('notice.not_yours')
		);
	});

	it('are refused to strangers, after the posting, on other kinds and on what was withdrawn', async () => {
		const { village, clerk, noticeId, objection } = await posted();
		const resident = village.as(await village.person());
		const stranger = village.as(await (await aVillage({ db: village.db })).person());
		await expect(raiseObjection(stranger, objection)).rejects.toEqual(
			refusedWith('access.not_yours')
		);
		await expect(raiseObjection(village.as(), objection)).rejects.toEqual(
			refusedWith('access.sign_in')
		);
		const other: Id<'notice'> = await hang(village.as(clerk), {
			...{ communityId: village.id, kind: 'other', title: '停水', body: '停水。', days: 3 },
			issuerId: await village.body('committee', '石桥村村民委员会')
		});
		await expect(raiseObjection(resident, { ...objection, noticeId: other })).rejects.toEqual(
			refusedWith('notice.takes_no_objection')
		);
		const reason = '写错。';
		await withdrawNotice(village.as(clerk), { communityId: village.id, noticeId, reason });
		await expect(raiseObjection(resident, objection)).rejects.toEqual(
			refusedWith('notice.already_withdrawn')
		);
	});

	it('come too late at the very instant the posting ends', async () => {
		const { village, noticeId, objection } = await posted();
		const who = await village.person();
		const { postedUntil } = await getNotice(village.db, village.id, noticeId);
		village.at(postedUntil - 1);
		await raiseObjection(village.as(who), objection);
		village.at(postedUntil);
		await expect(raiseObjection(village.as(who), objection)).rejects.toEqual(
			refusedWith('notice.objection_late')
		);
	});
});
