import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { isId } from '#lib/kernel/id.ts';
import { explain } from '#lib/kernel/messages.ts';
import { all, allow } from '#lib/kernel/verdict.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { PostNoticeForm } from '#lib/notices/notice-forms.ts';
import { invitesObjections, leastDays, mayPost, postedKinds } from '#lib/notices/notice.ts';
import { figureRecordOf } from '#lib/notices/server/figure-record.ts';
import { listOpenMatters } from '#lib/notices/server/notice-store.ts';
import { suggestNotice } from '#lib/notices/server/suggest-notice.ts';
import { daysOf, mayPublish } from '#lib/procedures/matter-acts.ts';
import { describeStatus } from '#lib/procedures/server/describe-status.ts';
import { loadDossierStanding } from '#lib/procedures/server/load-dossier.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** Bodies that put up notices. */
const ISSUERS = [
	'committee',
	'party_organisation',
	'party_committee',
	'council',
	'representatives'
];

/** First the kind and the matter are chosen; then the text stands there, made from the records, to be read and mended. */
export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { community, standing } = here;
	const asked = url.searchParams.get('kind');
	const kind = postedKinds.find((one) => one === asked);
	const wanted = url.searchParams.get('matter') ?? '';
	const matter = isId('matter', wanted) ? await getMatter(ctx.db, community.id, wanted) : undefined;
	const bodies = await listBodies(ctx.db, community.id);
	const suggested =
		kind && matter && invitesObjections(kind)
			? await suggestNotice(ctx.db, community, {
					...{ matter, kind: kind as 'decision' | 'result', now: ctx.now }
				})
			: undefined;
	const stands =
		kind && matter && invitesObjections(kind)
			? await loadDossierStanding(ctx.db, community.id, matter.id, ctx.now)
			: undefined;
	const days = Math.max(
		kind ? leastDays(kind, community.settings) : 1,
		stands && invitesObjections(kind!) ? daysOf(stands.standing, `publish_${kind!}`) : 0
	);
	const verdict =
		kind &&
		all(
			mayPost(standing, { kind, days, matterId: matter?.id }, community.settings),
			stands ? mayPublish(standing, stands.dossier, stands.standing, kind) : allow
		);
	return {
		...{ kind, suggested, days },
		/** What the text is held against. */
		record: await figureRecordOf(ctx.db, matter),
		matter: matter && { id: matter.id, title: matter.title },
		matters: await listOpenMatters(ctx.db, community.id),
		issuers: bodies
			.filter((body) => ISSUERS.includes(body.kind))
			.sort((a, b) => ISSUERS.indexOf(a.kind) - ISSUERS.indexOf(b.kind))
			.map(({ id, name }) => ({ id, name })),
		mayPost: verdict && explain(verdict),
		status: stands && describeStatus(stands.dossier, stands.standing, bodies)
	};
};

export const actions: Actions = {
	post: ({ locals: { ctx, here }, request }) =>
		submit(request, PostNoticeForm, async (input) => {
			const notice = await postNotice(ctx, { communityId: here.community.id, ...input });
			const community = here.community.slug;
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/notices/[notice=noticeId]', { community, notice })
			);
		})
};
