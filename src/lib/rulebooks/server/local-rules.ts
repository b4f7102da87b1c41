import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { rulesOfOverlays } from '../overlay.ts';
import type { Rule } from '../rule.ts';
import { listOverlays } from './overlay-store.ts';

/** Where a community stands for the rulebook on a day: its kind, and the rules it lays over the country's. */
export async function rulePlace<Kind extends string>(
	db: Reader,
	{ id, kind }: { id: Id<'community'>; kind: Kind },
	day: Day
): Promise<{ kind: Kind; local: Rule[] }> {
	return { kind, local: rulesOfOverlays(await listOverlays(db, id), day) };
}
