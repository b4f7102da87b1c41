import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { invitesObjections } from '#lib/notices/notice.ts';
import { hangNotice, type NewNotice } from '#lib/notices/server/hang-notice.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { daysOf, mayPublish } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';

/** 发布公告. One of a decision or a result hangs only when the matter has come so far; any other hangs when it is needed. */
export async function postNotice(ctx: Ctx, input: NewNotice): Promise<Id<'notice'>> {
	const { communityId, matterId, kind } = input;
	return ctx.db.write(async (tx) => {
		if (matterId && invitesObjections(kind)) {
			const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
			const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
			insist(mayPublish(viewer, dossier, standing, kind));
			const least = daysOf(standing, `publish_${kind}`);
			if (input.days < least) throw new Refusal('notice.too_short', { least });
		}
		return hangNotice(tx, ctx, input);
	});
}
