import { newId, type Id } from '#lib/kernel/id.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { countPlan, planImport } from '../roll-plan.ts';
import { readSheet } from '../roll-sheet.ts';
import { tellNobody, type Tell } from '#lib/server/progress.ts';
import { dropPreviews, insertImport, readKnownRoll } from './import-store.ts';
import { insistClerk } from './insist-clerk.ts';
import { readRollFile } from './read-roll-file.ts';

/**
 * 导入名册，先预览: reads the file and lays it beside the roll; nothing of the roll changes. What the file holds beyond
 * the template's columns is not kept, ID numbers least of all.
 */
export async function previewImport(
	ctx: Ctx,
	input: { communityId: Id<'community'>; fileName: string; bytes: Uint8Array },
	tell: Tell = tellNobody
): Promise<Id<'rollImport'>> {
	const { communityId, fileName, bytes } = input;
	// Before the file is read: reading costs, and only a clerk may ask for it.
	await ctx.db.write((tx) => insistClerk(tx, ctx, communityId));
	const table = await readRollFile(fileName, bytes);
	const total = table.length;
	await tell({ done: 0, total });
	const sheet = readSheet(table, dayOf(ctx.now));
	if (!sheet) throw new Refusal('roll.no_header');
	if (!sheet.rows.length) throw new Refusal('roll.file_empty');
	await tell({ done: total, total });

	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const known = await readKnownRoll(tx, communityId);
		const plan = planImport(sheet.rows, known, sheet.letters);
		await dropPreviews(tx, communityId, ctx.now);
		const id = newId('rollImport');
		await insertImport(tx, {
			id,
			communityId,
			fileName: fileName.slice(0, 120),
			fileHash: sha256Hex(bytes),
			rows: sheet.rows,
			troubles: [...sheet.troubles, ...plan.troubles].sort(byCell),
			letters: sheet.letters,
			droppedForIds: sheet.droppedForIds,
			unknown: sheet.unknown,
			rowCount: sheet.rows.length,
			state: 'previewed',
			uploadedBy: ctx.actor.id ?? null,
			uploadedAt: ctx.now,
			outcome: countPlan(plan, known)
		});
		return id;
	});
}

/** As one goes through the file: line by line, then from left to right. */
function byCell(a: { cell: string }, b: { cell: string }): number {
	const line = (cell: string) => Number(/\d+$/.exec(cell)?.[0] ?? 0);
	return line(a.cell) - line(b.cell) || a.cell.localeCompare(b.cell);
}
