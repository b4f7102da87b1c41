import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { listOpenMatters } from '#lib/notices/server/notice-store.ts';
import { submit } from '#lib/server/forms.ts';
import { UrgentForm } from '#lib/supervision/duty-forms.ts';
import { recordUrgentAct } from '#lib/supervision/server/record-urgent-act.ts';
import { mayKeepUrgentActs } from '#lib/supervision/urgent-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => ({
	today: dayOf(ctx.now),
	matter: url.searchParams.get('matter') ?? '',
	matters: await listOpenMatters(ctx.db, here.community.id),
	mayRecord: explain(mayKeepUrgentActs(here.standing))
});

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, UrgentForm, async (input) => {
			const urgent = await recordUrgentAct(ctx, { communityId: here.community.id, ...input });
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]', {
					community: here.community.slug,
					urgent
				})
			);
		})
};
