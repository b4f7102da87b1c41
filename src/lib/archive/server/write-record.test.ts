import { describe, expect, it } from 'vitest';
import { entryHash } from '#lib/journal/entry.ts';
import type { Id } from '#lib/kernel/id.ts';
import { readRecord } from '#lib/journal/server/read-record.ts';
import type { SignedEntry } from '#lib/journal/verify-chain.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { getNotice } from '#lib/notices/server/notice-store.ts';
import { freshSigningKey } from '#lib/server/signing-key.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { writeRecord } from './write-record.ts';

async function aVillageWithNotices(count = 3) {
	const village = await aVillage();
	const ctx = village.as(await village.clerk());
	const issuerId = await village.body('committee', '石桥村村民委员会');
	const ids: Id<'notice'>[] = [];
	for (let n = 1; n <= count; n += 1)
		ids.push(
			await postNotice(ctx, {
				...{ communityId: village.id, kind: 'other', title: `停水通知之${n}`, issuerId },
				...{ body: '三月五日上午检修水管，全村停水。', days: 3 }
			})
		);
	return { village, ids };
}

async function linesOf(village: Village): Promise<string[]> {
	const community = await getCommunity(village.db, village.id);
	const lines: string[] = [];
	const written = writeRecord(village.db, community, { key: village.key, exportedAt: village.now });
	for await (const { line } of written) lines.push(line.trimEnd());
	return lines;
}

/** Hands the record over in pieces that respect neither lines nor characters, as a network does. */
async function* sent(lines: string[], size = 97) {
	const bytes = new TextEncoder().encode(lines.join('\n') + '\n');
	for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

interface Line {
	entry?: SignedEntry;
	paper?: { id: string; hash: string; content: { title: string } };
	[name: string]: unknown;
}
const changed = (lines: string[], at: number, change: (line: Line) => void) =>
	lines.map((text, index) => {
		if (index !== at) return text;
		const line = JSON.parse(text) as Line;
		change(line);
		return JSON.stringify(line);
	});

/** What a forger with a key does: changes an entry, then hashes, links and signs everything after it. */
function rewritten(lines: string[], seq: number, by = freshSigningKey()): string[] {
	let previous = '';
	const forged = lines.map((text) => {
		const line = JSON.parse(text) as Line;
		if (!line.entry || line.entry.seq < seq) return text;
		const entry = { ...line.entry };
		if (entry.seq === seq) entry.facts = { ...entry.facts, number: '2026-99' };
		if (previous) entry.previous = previous;
		entry.hash = previous = entryHash(entry);
		entry.signature = by.sign(entry.hash);
		return JSON.stringify({ entry });
	});
	return changed(forged, 0, (header) => (header.head = previous));
}

describe('the public record', () => {
	it('holds: header, entries and papers, however it is cut into pieces', async () => {
		const { village } = await aVillageWithNotices();
		const lines = await linesOf(village);
		expect(lines).toHaveLength(1 + 3 + 3);
		const header = JSON.parse(lines[0]!) as Line;
		expect(header).toMatchObject({
			...{ community: { slug: village.slug }, publicKey: village.key.publicKey },
			...{ fingerprint: village.key.fingerprint, entries: 3, papers: 3 }
		});
		for (const size of [1, 97, 1_000_000])
			expect(await readRecord(sent(lines, size))).toMatchObject({
				ok: true,
				entries: 3,
				papers: 3
			});
	});

	it('of a community where nothing happened yet holds too', async () => {
		const village = await aVillage();
		expect(await readRecord(sent(await linesOf(village)))).toMatchObject({ ok: true, entries: 0 });
	});

	it('keeps one community apart from another', async () => {
		const { village } = await aVillageWithNotices(1);
		const other = await aVillage({ db: village.db });
		expect(await linesOf(other)).toHaveLength(1);
	});

	it('holds the text and the result of a decision under the hashes of the journal', async () => {
		const village = await aVillage();
		await aDecidedMatter(village);
		await aDecidedMatter(village, { title: '支部内部表决', inner: true });
		const lines = await linesOf(village);
		const papers = lines.flatMap((line) => (JSON.parse(line) as Line).paper ?? []);
		expect(papers.map(({ id }) => id.slice(0, 4)).sort()).toEqual(['ver_', 'vot_']);
		expect(await readRecord(sent(lines))).toMatchObject({ ok: true, entries: 4, papers: 2 });
		const at = lines.findIndex((line) => line.includes('"paper"') && line.includes('vot_'));
		const forged = lines.with(at, lines[at]!.replace('"yes":21', '"yes":30'));
		expect(await readRecord(sent(forged))).toMatchObject({ ok: false, fault: 'paper_changed' });
	});

	it('contains the head printed on a notice, by 16 or by all digits', async () => {
		const { village, ids } = await aVillageWithNotices();
		const lines = await linesOf(village);
		const notice = await getNotice(village.db, village.id, ids[1]!);
		const whole = (JSON.parse(lines[2]!) as Line).entry!.hash;
		expect(whole.startsWith(notice.journalHead)).toBe(true);
		for (const head of [notice.journalHead, whole, whole.toUpperCase()])
			expect(await readRecord(sent(lines), { head })).toMatchObject({ ok: true });
		expect(await readRecord(sent(lines), { head: '0123456789abcdef' })).toEqual({
			ok: false,
			fault: 'head',
			head: '0123456789abcdef'
		});
	});

	it('refuses one entry rewritten with everything after it hashed again, and names it', async () => {
		const { village } = await aVillageWithNotices();
		const lines = await linesOf(village);
		const { key } = village;

		const another = rewritten(lines, 2);
		expect(await readRecord(sent(another))).toEqual({ ok: false, fault: 'signature', seq: 2 });

		// Somebody with the installation's own key: the papers on the board still say what the head was.
		const own = rewritten(lines, 2, key).filter((line) => !line.includes('"paper"'));
		const forged = changed(own, 0, (header) => (header.papers = 0));
		expect(await readRecord(sent(forged))).toMatchObject({ ok: true });
		const head = (JSON.parse(lines[3]!) as Line).entry!.hash.slice(0, 16);
		expect(await readRecord(sent(forged), { head })).toEqual({ ok: false, fault: 'head', head });

		// Somebody with a key of his own, who exchanges the key in the header as well.
		const stranger = freshSigningKey();
		const { publicKey, fingerprint } = stranger;
		const replaced = changed(rewritten(lines, 1, stranger), 0, (header) =>
			Object.assign(header, { publicKey, fingerprint })
		);
		expect(await readRecord(sent(replaced), { key: key.fingerprint })).toEqual({
			ok: false,
			fault: 'key',
			fingerprint
		});
	});

	it.each([
		[
			'a paper changed',
			(l: string[]) => changed(l, 4, ({ paper }) => (paper!.content.title = 'x')),
			'paper_changed'
		],
		['a paper twice', (l: string[]) => [...l, l[4]!], 'paper_twice'],
		['a paper left out', (l: string[]) => l.slice(0, -1), 'cut_short'],
		['entries cut off', (l: string[]) => l.filter((_, at) => at !== 3), 'paper_unknown'],
		['everything cut off', (l: string[]) => l.slice(0, 2), 'cut_short'],
		[
			'a field nobody hashed',
			(l: string[]) => changed(l, 2, ({ entry }) => Object.assign(entry!, { note: 1 })),
			'line'
		],
		['no JSON', (l: string[]) => l.with(2, '{'), 'line'],
		['another file', () => ['hello'], 'not_a_record'],
		['nothing', () => [], 'not_a_record'],
		[
			'a fingerprint that is not the key’s',
			(l: string[]) => changed(l, 0, (h) => (h.fingerprint = '0'.repeat(16))),
			'key'
		]
	] as const)('refuses %s', async (_what, forge, fault) => {
		const { village } = await aVillageWithNotices();
		const finding = await readRecord(sent(forge(await linesOf(village))));
		expect(finding).toMatchObject({ ok: false, fault });
	});

	it('refuses bytes that are no text', async () => {
		async function* noise() {
			yield new Uint8Array([0xff, 0xfe, 0xfd]);
		}
		expect(await readRecord(noise())).toEqual({ ok: false, fault: 'line', line: 1 });
	});
});
