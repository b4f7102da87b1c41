import type { Community } from '#lib/communities/community.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Matter } from '#lib/matters/matter.ts';
import type { FigureFinding } from '#lib/rulebooks/figure-finding.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { invitesObjections, type PostedKind } from '../notice.ts';
import { figureTroubles } from '../notice-figures.ts';
import { figureRecordOf } from './figure-record.ts';
import { suggestNotice } from './suggest-notice.ts';

/** What of a notice's figures does not follow from its matter's record or from each other. */
export async function checkNotice(
	db: Reader,
	community: Community,
	notice: { matter: Matter | undefined; kind: PostedKind; body: string; now: Instant }
): Promise<FigureFinding[]> {
	const { matter, kind, body, now } = notice;
	const suggested =
		matter && invitesObjections(kind)
			? await suggestNotice(db, community, {
					...{ matter, kind: kind as 'decision' | 'result', now }
				})
			: undefined;
	const record = await figureRecordOf(db, matter);
	return figureTroubles(body, { record, suggested: suggested?.body });
}
