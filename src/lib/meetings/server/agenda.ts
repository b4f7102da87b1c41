import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import { getVersion, listVersions } from '#lib/documents/server/version-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { ItemDraft } from '../item-draft.ts';
import { purposesFor } from '../meeting.ts';

/** Checks that purposes, matters and texts belong here and together, and gives the items their ids. */
export async function drawUpAgenda(
	tx: Tx,
	communityId: Id<'community'>,
	kinds: readonly BodyKind[],
	drafts: readonly ItemDraft[],
	startsAt: Instant
) {
	const items = [];
	for (const { purpose, matterId = null, delegation, ...draft } of drafts) {
		if (!purposesFor(kinds).includes(purpose)) throw new Refusal('meeting.purpose_elsewhere');
		const matter = matterId ? await getMatter(tx, communityId, matterId) : undefined;
		const title = draft.title || matter?.title;
		if (!title) throw new Refusal('meeting.item_unnamed');
		const versionId =
			draft.versionId === undefined ? await latestText(tx, matterId, startsAt) : draft.versionId;
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

async function latestText(tx: Tx, matterId: Id<'matter'> | null, at: Instant) {
	if (!matterId) return null;
	const frozen = (await listVersions(tx, matterId)).filter(({ frozenAt }) => frozenAt <= at);
	return frozen.at(-1)?.id ?? null;
}
