import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Body } from '#lib/communities/community.ts';
import { findBodyOfKind } from '#lib/communities/server/community-store.ts';
import { countSeatedHouseholds, listSeats } from '#lib/people/server/post-store.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** Somebody on the sign-in sheet: due, or there without a vote. */
export interface SheetLine {
	personId: Id<'person'>;
	name: string;
	due: boolean;
}

/** 应到 of a sitting: who stands on the sheet, and seats that are due though nobody can stand there for them. */
export interface Sheet {
	lines: SheetLine[];
	/** 户 without a representative, where households are counted. */
	vacant: number;
}

/** Who of a sheet is due. */
export function dueOn({ lines }: Sheet): SheetLine[] {
	return lines.filter(({ due }) => due);
}

/**
 * The sign-in sheet of a sitting as the posts (for an assembly or a group, the roll) make it up at an instant. Whoever
 * sits in two of the bodies stands on it once. Away (请假、外出) is not due. The representatives' meeting is made up of
 * the committee's members and the representatives (村民委员会组织法第二十九条；城市居民委员会组织法第二十八条).
 */
export async function sheetOf(
	db: Reader,
	bodies: readonly Pick<Body, 'id' | 'kind' | 'communityId' | 'groupName'>[],
	counting: Counting,
	at: Instant
): Promise<Sheet> {
	const sitting = [...bodies];
	for (const { kind, communityId } of bodies) {
		if (kind !== 'representatives') continue;
		const committee = await findBodyOfKind(db, communityId, 'committee');
		if (committee && !sitting.some(({ id }) => id === committee.id)) sitting.push(committee);
	}

	const lines = new Map<Id<'person'>, SheetLine>();
	let vacant = 0;
	for (const body of sitting) {
		const seats = await listSeats(db, body.id, at, counting === 'households' ? counting : 'adults');
		if (counting === 'households' && isFromRoll(body))
			vacant += (await countSeatedHouseholds(db, body)) - seats.filter(({ due }) => due).length;
		for (const seat of seats) {
			// Somebody with a vote who is away is neither due nor an observer.
			if (seat.votes && !seat.due) continue;
			const { personId, name } = seat;
			const due = seat.due || (lines.get(personId)?.due ?? false);
			lines.set(personId, { personId, name, due });
		}
	}
	return { lines: [...lines.values()], vacant };
}

/** Whether its seats follow from the roll: an assembly's, and a group meeting's that has a group. */
function isFromRoll({ kind, groupName }: Pick<Body, 'kind' | 'groupName'>): boolean {
	return kind === 'assembly' || (kind === 'group_meeting' && groupName !== null);
}
