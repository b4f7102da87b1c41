import type { Id } from '#lib/kernel/id.ts';
import { headMark } from '#lib/journal/entry.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { isDrafter } from '#lib/documents/server/document-store.ts';
import { isInside, type Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { nextAct } from '../next-act.ts';
import { hearsReasons } from '../party-act.ts';
import { describeStatus } from './describe-status.ts';
import { describeSteps } from './describe-steps.ts';
import { listOfficialEntries } from './dossier-store.ts';
import { entryWords, officialActs } from './entry-words.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { readInnerReasons } from './party-act-store.ts';

const SHOWN_ENTRIES = 40;

/** Everything the dossier's page shows to this viewer. The party organisation's reasons only to those inside it and to who must change the text. */
export async function readDossier(
	{ db, actor, now }: Ctx,
	viewer: Standing,
	matterId: Id<'matter'>
) {
	const { communityId } = viewer;
	const { dossier, standing } = await loadDossierStanding(db, communityId, matterId, now);
	const bodies = await listBodies(db, communityId);
	const entries = await listOfficialEntries(db, communityId, matterId, {
		acts: officialActs,
		limit: SHOWN_ENTRIES
	});
	const { openDraft } = dossier;
	const drafts = openDraft ? await isDrafter(db, openDraft.documentId, actor.id) : false;
	const isTold = hearsReasons(viewer, { drafts });

	return {
		dossier,
		standing,
		bodies,
		drafts,
		isInside: isInside(viewer),
		status: describeStatus(dossier, standing, bodies),
		steps: describeSteps(dossier, standing, bodies),
		next: nextAct(viewer, dossier, standing, now),
		reasons: isTold ? await readInnerReasons(db, matterId) : [],
		entries: entries.map(({ seq, at, act, hash }) => ({
			seq,
			at,
			what: entryWords(act),
			mark: headMark(hash)
		}))
	};
}
