import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { isDrafter } from '#lib/documents/server/document-store.ts';
import { getVersion } from '#lib/documents/server/version-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { currentText } from '../dossier.ts';
import { mayConfirm, mayGiveOpinion, mayRestOn } from '../matter-acts.ts';
import { hearsReasons, maySeeReview } from '../party-act.ts';
import { describeStatus } from './describe-status.ts';
import { figuresOf } from './describe-steps.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { getPartyAct } from './party-act-store.ts';

/** The review desk: what is asked, on which text, by when, and the sittings an opinion may rest on. */
export async function readReview({ db, actor, now }: Ctx, viewer: Standing, actId: Id<'partyAct'>) {
	const { communityId } = viewer;
	const act = await getPartyAct(db, communityId, actId);
	insist(maySeeReview(viewer));
	const { dossier, standing } = await loadDossierStanding(db, communityId, act.matterId, now);
	const version = await getVersion(db, communityId, act.versionId);
	const { openDraft } = dossier;
	const drafts = openDraft ? await isDrafter(db, openDraft.documentId, actor.id) : false;
	const isTold = hearsReasons(viewer, { drafts });
	const text = currentText(dossier);
	const sittings = dossier.sittings.filter(
		({ purpose, versionId }) => purpose === act.kind && versionId === act.versionId
	);
	return {
		act: { ...act, reasons: isTold ? act.reasons : null },
		matter: { id: dossier.matter.id, title: dossier.matter.title, number: dossier.matter.number },
		status: describeStatus(dossier, standing, []),
		version: { id: version.id, number: version.number, hash: version.hash, html: version.html },
		/** The changed text that waits for the secretary's confirmation. */
		changed: text && text.id !== act.versionId ? { id: text.id, number: text.number } : undefined,
		isOverdue: act.opinion === null && now >= act.dueAt,
		sittings: sittings.map((sitting) => ({
			itemId: sitting.itemId,
			meetingId: sitting.meetingId,
			startsAt: sitting.startsAt,
			bodies: sitting.bodyNames,
			figures: figuresOf(dossier, sitting),
			state: sitting.meetingState,
			passed: sitting.vote?.passed ?? null,
			/** Whether an opinion may rest on it at all: for, where it was passed; a return, where it was not. */
			bears:
				mayRestOn(dossier, act, sitting.itemId, 'agree').ok ||
				mayRestOn(dossier, act, sitting.itemId, 'return').ok
		})),
		mayGive: mayGiveOpinion(viewer, dossier, standing, actId),
		mayConfirm: mayConfirm(viewer, dossier, actId)
	};
}
