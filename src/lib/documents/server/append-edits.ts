import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { Database, Tx } from '#lib/server/database/database.ts';
import { mayWrite, UPDATE_LIMIT } from '../document.ts';
import { mergeInPieces, outlineOfUpdate, type UpdateOutline } from '../yjs-update.ts';
import { bindWriter, findDrafting } from './document-store.ts';
import { insertEdits } from './edit-store.ts';

/** One person's change to a draft. */
export interface Edit {
	documentId: Id<'document'>;
	personId: Id<'person'> | undefined;
	/** A Yjs update (version 1 encoding). */
	update: Uint8Array;
}

/** What became of a turn's edits. */
export interface Appended {
	/** For each edit, in their order: taken, or why not. */
	verdicts: Verdict[];
	/** What was written, by document: the same bytes go out to the others. */
	written: Map<Id<'document'>, Uint8Array[]>;
}

/** The client ids known to be a person's, `document/client`. Bindings never change, so they may be remembered. */
export type KnownWriters = Map<string, Id<'person'>>;

/** One person’s edit brings the client ids of that person’s own tabs, a few at the most. */
const CLIENT_LIMIT = 64;

/** Refuses an update that is too large or no update, before anything is asked of the database. */
export function readEdit(update: Uint8Array): UpdateOutline {
	if (update.byteLength > UPDATE_LIMIT)
		throw new Refusal('document.too_large', { limit: UPDATE_LIMIT / 1024 });
	const outline = outlineOfUpdate(update);
	if (!outline || outline.clients.length > CLIENT_LIMIT) throw new Refusal('document.malformed');
	return outline;
}

/**
 * Writes down everything that arrived in one turn, in one transaction, merged: one row for each document.
 *
 * Each edit is judged by itself, so that one person's refusal is not another's. The draft must not be sealed when it is
 * written (a freeze may have passed in between), and a client id belongs to whoever used it first: were two people to
 * write under one, their texts would part without a word.
 * Not an official act: there is no line in the journal until the text is frozen.
 */
export async function appendEdits(
	ctx: { db: Database; now: Instant },
	edits: readonly Edit[],
	known: KnownWriters = new Map()
): Promise<Appended> {
	const outlines = edits.map(({ update }) => readEdit(update));
	const { learnt, ...appended } = await ctx.db.write(async (tx) => {
		const learnt: KnownWriters = new Map();
		const draftings = await draftingsOf(tx, edits);
		const verdicts: Verdict[] = [];
		const accepted = new Map<Id<'document'>, Uint8Array[]>();
		for (const [at, edit] of edits.entries()) {
			const { documentId, personId, update } = edit;
			const drafting = draftings.get(`${documentId}/${personId}`)!;
			let verdict = mayWrite(drafting, { personId, drafts: drafting.drafts });
			for (const clientId of verdict.ok ? outlines[at]!.clients : []) {
				const key = `${documentId}/${clientId}`;
				const writer = { documentId, clientId, personId: personId!, firstAt: ctx.now };
				const owner = known.get(key) ?? learnt.get(key) ?? (await bindWriter(tx, writer));
				learnt.set(key, owner);
				if (owner !== personId) verdict = refuse('document.client_taken');
			}
			verdicts.push(verdict);
			if (!verdict.ok || outlines[at]!.empty) continue;
			const updates = accepted.get(documentId);
			if (updates) updates.push(update);
			else accepted.set(documentId, [update]);
		}
		const written = new Map<Id<'document'>, Uint8Array[]>();
		for (const [documentId, updates] of accepted) written.set(documentId, mergeInPieces(updates));
		await insertEdits(
			tx,
			[...written].flatMap(([documentId, updates]) =>
				updates.map((data) => ({ id: rowId(ctx.now), documentId, data }))
			)
		);
		return { verdicts, written, learnt };
	});
	for (const [key, owner] of learnt) known.set(key, owner);
	return appended;
}

/** What each writer may do with each text now. People at one text are few, so each pair is asked for by itself. */
async function draftingsOf(tx: Tx, edits: readonly Edit[]) {
	const draftings = new Map<string, { sealedAt: Instant | null; drafts: boolean }>();
	for (const { documentId, personId } of edits) {
		const pair = `${documentId}/${personId}`;
		if (!draftings.has(pair))
			draftings.set(
				pair,
				(await findDrafting(tx, documentId, personId)) ?? { sealedAt: null, drafts: false }
			);
	}
	return draftings;
}

/** Keeps the rows of two processes apart. Drawn once: chance is slow, and rows come by the thousand. */
const origin = crypto.randomUUID().slice(-12);
let serial = 0;

/** Sorts by time, then by the order within this process. */
function rowId(now: Instant): string {
	serial = (serial + 1) % 0x1000000;
	return `${now.toString(16).padStart(12, '0')}-${serial.toString(16).padStart(6, '0')}-${origin}`;
}
