import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayEnter } from '../petition.ts';
import { matchSheet, readSheet, SHEET_LINES } from '../signature-sheet.ts';
import { clearSigned, getPetition, markSigned, readListForSheet } from './petition-store.ts';
import { reachPetition, tell } from './reach-petition.ts';

/** What became of a sheet: how many were entered, and the lines that were not. */
export interface SheetEntered {
	entered: number;
	already: string[];
	unknown: string[];
	several: string[];
	reached: boolean;
}

/**
 * 录入签名表: the names on a paper sheet, as the clerk reads them. Whoever signed before, on paper or by phone, is not counted
 * again and is named; so is a line that fits nobody on the list, or several.
 */
export async function enterSheet(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		petitionId: Id<'petition'>;
		sheet: number;
		names: string;
	}
): Promise<SheetEntered> {
	const { communityId, petitionId, sheet } = input;
	return ctx.db.write(async (tx) => {
		const petition = await getPetition(tx, communityId, petitionId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayEnter(standing, petition));
		const lines = readSheet(input.names);
		if (lines.length === 0) throw new Refusal('petition.sheet_empty');
		if (lines.length > SHEET_LINES)
			throw new Refusal('petition.sheet_too_long', { most: SHEET_LINES });

		const listed = await readListForSheet(
			tx,
			petitionId,
			lines.map(({ name }) => name)
		);
		const outcome: SheetEntered = {
			...{ entered: 0, already: [], unknown: [], several: [], reached: false }
		};
		for (const matched of matchSheet(lines, listed)) {
			if ('trouble' in matched) {
				outcome[matched.trouble].push(matched.line);
				continue;
			}
			const marked = await markSigned(tx, petitionId, {
				personId: matched.personId,
				at: ctx.now,
				channel: 'paper',
				sheet,
				enteredBy: standing.personId!
			});
			if (marked) outcome.entered++;
			else outcome.already.push(matched.line);
		}
		if (outcome.entered === 0) return outcome;
		await writeEntry(tx, ctx, {
			communityId,
			act: 'petition.sheet_entered',
			subject: petitionId,
			facts: { sheet, entered: outcome.entered }
		});
		outcome.reached = await reachPetition(tx, ctx, petition);
		if (!outcome.reached) tell(tx, ctx, { communityId, id: petitionId, event: 'petition.signed' });
		return outcome;
	});
}

/** 划去: a signature that was entered wrongly, with the reason. The journal says that one was struck, not whose. */
export async function strikeSignature(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		petitionId: Id<'petition'>;
		personId: Id<'person'>;
		reason: string;
	}
): Promise<void> {
	const { communityId, petitionId, personId, reason } = input;
	await ctx.db.write(async (tx) => {
		const petition = await getPetition(tx, communityId, petitionId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayEnter(standing, petition));
		const struck = { at: ctx.now, by: standing.personId!, reason };
		if (!(await clearSigned(tx, petitionId, personId, struck)))
			throw new Refusal('petition.not_signed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'petition.signature_struck',
			subject: petitionId
		});
		tell(tx, ctx, { communityId, id: petitionId, event: 'petition.signed' });
	});
}
