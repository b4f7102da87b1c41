import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { appliesOn } from '#lib/rulebooks/overlay.ts';
import { packOf } from '#lib/rulebooks/rules.ts';
import { listOverlays } from '#lib/rulebooks/server/overlay-store.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** 省、市: whose texts the community has laid over the country's on a day. */
export async function placesOf(
	db: Reader,
	communityId: Id<'community'>,
	day: Day
): Promise<string[]> {
	const overlays = await listOverlays(db, communityId);
	return overlays
		.filter((overlay) => appliesOn(overlay, day))
		.flatMap(({ pack }) => packOf(pack ?? '')?.place ?? []);
}
