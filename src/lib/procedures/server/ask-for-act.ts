import { newId, type Id } from '#lib/kernel/id.ts';
import { addDays, dayOf, endOfDay } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { findBodyOfKind, getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { currentText } from '../dossier.ts';
import { mayAsk } from '../matter-acts.ts';
import type { PartyActKind } from '../party-act.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { insertPartyAct } from './party-act-store.ts';

/**
 * 提请: puts the text to the party organisation for one of its acts, with the day due that the community has settled. Once for
 * each kind and text.
 */
export async function askForAct(
	ctx: Ctx,
	input: { communityId: Id<'community'>; matterId: Id<'matter'>; kind: PartyActKind }
): Promise<Id<'partyAct'>> {
	const { communityId, matterId, kind } = input;
	return ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayAsk(viewer, dossier, standing, kind));

		const { settings } = await getCommunity(tx, communityId);
		const text = currentText(dossier)!;
		const id = newId('partyAct');
		const dueAt = endOfDay(addDays(dayOf(ctx.now), settings.reviewDays));
		const asked = await insertPartyAct(tx, {
			id,
			communityId,
			matterId,
			kind,
			bodyId: await actingBody(tx, communityId, kind),
			versionId: text.id,
			askedBy: viewer.personId!,
			askedAt: ctx.now,
			dueAt
		});
		if (!asked) throw new Refusal('procedure.already_asked');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'party_act.asked',
			subject: id,
			matterId,
			facts: { kind, version: text.id, hash: text.hash, dueAt }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'party_act.asked', data: { id } })
		);
		return id;
	});
}

/** 党员大会 is the whole organisation's; the other acts are its committee's, where it has one. */
async function actingBody(tx: Tx, communityId: Id<'community'>, kind: PartyActKind) {
	const committee =
		kind === 'review' ? undefined : await findBodyOfKind(tx, communityId, 'party_committee');
	const body = committee ?? (await findBodyOfKind(tx, communityId, 'party_organisation'));
	if (!body) throw new Refusal('procedure.no_organisation');
	return body.id;
}
