import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { getVersion } from '#lib/documents/server/version-store.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { ItemPurpose } from '../meeting.ts';
import { countMatters } from './meeting-store.ts';

/** An item as it is put on an agenda. */
export interface ItemDraft {
	title: string;
	purpose: ItemPurpose;
	matterId?: Id<'matter'> | null;
	/** The frozen text it is about: one of the matter's. */
	versionId?: Id<'version'> | null;
	/** For purpose `delegate`: what is left to the representatives' meeting, and until when (授权事项和期限). */
	delegation?: { classes: MatterClass[]; endsAt: Instant };
}

/** Checks that matters and texts belong here and together, and gives the items their ids. */
export async function drawUpAgenda(
	tx: Tx,
	communityId: Id<'community'>,
	drafts: readonly ItemDraft[],
	startsAt: Instant
) {
	const matterIds = [...new Set(drafts.flatMap(({ matterId }) => matterId ?? []))];
	if ((await countMatters(tx, communityId, matterIds)) !== matterIds.length)
		throw new Refusal('access.not_found');

	const items = [];
	for (const { title, purpose, matterId = null, versionId = null, delegation } of drafts) {
		if (versionId && (await getVersion(tx, communityId, versionId)).matterId !== matterId)
			throw new Refusal('meeting.text_elsewhere');
		if (purpose === 'delegate' && (!delegation?.classes.length || delegation.endsAt <= startsAt))
			throw new Refusal('meeting.delegation_missing');
		items.push({
			id: newId('item'),
			title,
			purpose,
			matterId,
			versionId,
			state: 'waiting' as const,
			...(purpose === 'delegate' && delegation ? { delegation: { ...delegation, startsAt } } : {})
		});
	}
	return items;
}
