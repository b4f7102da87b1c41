import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import type { ItemPurpose } from './meeting.ts';

/** An item as it is put on an agenda. */
export interface ItemDraft {
	/** Empty: the matter's own. */
	title: string;
	purpose: ItemPurpose;
	matterId?: Id<'matter'> | null;
	/** The frozen text it is about: one of the matter's. Left out: the latest that was frozen by then. */
	versionId?: Id<'version'> | null;
	/** For purpose `delegate`: what is left to the representatives' meeting, and until when (授权事项和期限). */
	delegation?: { classes: MatterClass[]; endsAt: Instant };
}
