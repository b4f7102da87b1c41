import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { appendEdits, readEdit, type Edit, type KnownWriters } from './append-edits.ts';
import { compactDocument, isLong } from './compact-document.ts';

/** The most edits that share one transaction. */
const GROUP = 512;
/** Milliseconds between two commits. A commit costs the same for one edit as for ten. */
const PAUSE = 1;
/** How much is written before it is asked whether the log has grown long. */
const ROWS = 200;
const BYTES = 100_000;
/** Bindings remembered; beyond that they are asked for again. */
const WRITERS = 50_000;

type Asking = Pick<Ctx, 'db' | 'now'>;

interface Waiting {
	ctx: Asking;
	edit: Edit;
	/** Which connection it came by. */
	from: string;
	taken(): void;
	refused(error: unknown): void;
}

/** Tells the others what was written, once it is on disk; `from` are the connections whose words these are. */
export type Announce = (
	documentId: Id<'document'>,
	updates: Uint8Array[],
	from: Set<string>
) => void;

/**
 * Where edits arrive. All that come in one turn of the event loop are written together and go out together: one
 * transaction, one packet for each document. A turn's edits are on disk before anybody is told of them.
 */
export function openEditDesk(announce: Announce) {
	const known: KnownWriters = new Map();
	/** What share of that has been written since it was last asked. */
	const written = new Map<Id<'document'>, number>();
	const compacting = new Set<Id<'document'>>();
	let waiting: Waiting[] = [];
	let draining: Promise<void> | undefined;
	let committedAt = 0;

	async function drain() {
		while (waiting.length > 0) {
			await gather();
			const group = waiting.slice(0, GROUP);
			waiting = waiting.slice(GROUP);
			await write(group);
		}
		draining = undefined;
	}

	/** One turn for whoever comes alone; as long as it takes to fill a group for whoever comes in a crowd. */
	async function gather() {
		const rested = performance.now() - committedAt;
		await new Promise<void>((resume) =>
			rested < PAUSE ? setTimeout(resume, PAUSE - rested) : setImmediate(resume)
		);
	}

	async function write(group: Waiting[]) {
		const { ctx } = group.at(-1)!;
		try {
			const edits = group.map(({ edit }) => edit);
			const { verdicts, written: rows } = await appendEdits(ctx, edits, known);
			for (const [documentId, updates] of rows) {
				const own = group.filter(({ edit }, at) => {
					return edit.documentId === documentId && verdicts[at]!.ok;
				});
				announce(documentId, updates, new Set(own.map(({ from }) => from)));
				note(ctx, documentId, updates);
			}
			group.forEach(({ taken, refused }, at) => {
				const verdict = verdicts[at]!;
				if (verdict.ok) taken();
				else refused(new Refusal(verdict.code, verdict.facts));
			});
		} catch (error) {
			for (const { refused } of group) refused(error);
		}
		committedAt = performance.now();
		if (known.size > WRITERS) known.clear();
	}

	function note(ctx: Asking, documentId: Id<'document'>, updates: readonly Uint8Array[]) {
		const bytes = updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
		// The first time nobody knows how long the log already is.
		const share = (written.get(documentId) ?? 1) + updates.length / ROWS + bytes / BYTES;
		written.set(documentId, share);
		if (share < 1 || compacting.has(documentId)) return;
		written.set(documentId, 0);
		compacting.add(documentId);
		const done = async () => {
			if (await isLong(ctx, documentId)) await compactDocument(ctx, { documentId });
		};
		// It is tried again with the next rows; what is not merged is only slower to open.
		void done()
			.catch(() => written.delete(documentId))
			.finally(() => compacting.delete(documentId));
	}

	return {
		/** Resolves when the edit is on disk; refuses with the reason. */
		async take(ctx: Asking, edit: Edit, from: string): Promise<void> {
			readEdit(edit.update);
			return new Promise((taken, refused) => {
				waiting.push({ ctx, edit, from, taken, refused });
				draining ??= drain();
			});
		}
	};
}
