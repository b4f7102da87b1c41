import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { verifyChain } from '../verify-chain.ts';
import { findHead, listEntriesAfter, listHeads, writeEntry } from './journal-store.ts';
import { journalEntries } from './journal-tables.ts';
import { signatureOf } from './signature.ts';

const act = (village: Village) => ({
	communityId: village.id,
	act: 'test.done',
	subject: newId('matter'),
	facts: { count: 1 }
});

describe('the journal', () => {
	it('takes acts that come at once one after the other, without a gap', async () => {
		const village = await aVillage();
		const ctx = village.asSystem();
		await Promise.all(
			Array.from({ length: 12 }, () => village.db.write((tx) => writeEntry(tx, ctx, act(village))))
		);
		const entries = await listEntriesAfter(village.db, village.id, { seq: 0, limit: 100 });
		expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
		const finding = verifyChain(village.id, entries, signatureOf(village.key.publicKey));
		expect(finding).toMatchObject({ ok: true, head: { seq: 12 } });
	});

	it('never lets its time run backwards, though an earlier visit is written later', async () => {
		const village = await aVillage();
		const early = village.asSystem();
		village.at(village.now + 1000);
		const late = village.asSystem();
		await village.db.write((tx) => writeEntry(tx, late, act(village)));
		await village.db.write((tx) => writeEntry(tx, early, act(village)));
		const entries = await listEntriesAfter(village.db, village.id, { seq: 0, limit: 100 });
		expect(entries.map(({ at }) => at)).toEqual([late.now, late.now]);
	});

	it('keeps nothing of an act that did not happen', async () => {
		const village = await aVillage();
		const failing = village.db.write(async (tx) => {
			await writeEntry(tx, village.asSystem(), act(village));
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await findHead(village.db, village.id)).toBeUndefined();
	});

	it('gives the head of every community at once', async () => {
		const village = await aVillage();
		const other = await aVillage({ db: village.db });
		for (const one of [village, other, other])
			await one.db.write((tx) => writeEntry(tx, one.asSystem(), act(one)));
		const heads = await listHeads(village.db);
		expect(heads.find(({ communityId }) => communityId === village.id)?.seq).toBe(1);
		expect(heads.find(({ communityId }) => communityId === other.id)?.seq).toBe(2);
	});

	it('names the entry that somebody changed in the store', async () => {
		const village = await aVillage();
		for (let n = 0; n < 4; n += 1)
			await village.db.write((tx) => writeEntry(tx, village.asSystem(), act(village)));
		await village.db.write((tx) =>
			tx
				.update(journalEntries)
				.set({ facts: { count: 2 } })
				.where(eq(journalEntries.seq, 3))
				.then(() => {})
		);
		const entries = await listEntriesAfter(village.db, village.id, { seq: 0, limit: 100 });
		const finding = verifyChain(village.id, entries, signatureOf(village.key.publicKey));
		expect(finding).toEqual({ ok: false, seq: 3, fault: 'hash' });
	});
});
