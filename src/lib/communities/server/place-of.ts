import { newId, type Id } from '#lib/kernel/id.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { PlaceKind } from '../community.ts';
import { findPlace, insertPlace } from './community-store.ts';

/** The place of this name, made where it is not there yet: two villages share their township. */
export async function placeOf(
	tx: Tx,
	parentId: Id<'place'> | null,
	kind: PlaceKind,
	name: string
): Promise<Id<'place'>> {
	const known = await findPlace(tx, { parentId, kind, name });
	if (known) return known.id;
	const id = newId('place');
	await insertPlace(tx, { id, parentId, kind, name });
	return id;
}
