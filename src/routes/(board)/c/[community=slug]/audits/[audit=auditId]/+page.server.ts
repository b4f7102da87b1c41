import { redirect } from '@sveltejs/kit';
import { listAttachments } from '#lib/files/server/file-store.ts';
import { takeFile } from '#lib/files/server/attach-file.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import {
	auditTiming,
	mayKeepAudits,
	mayPublishAudit,
	notCovered,
	publishBy
} from '#lib/supervision/audit.ts';
import { PublishAuditForm } from '#lib/supervision/duty-forms.ts';
import { getAudit } from '#lib/supervision/server/audit-store.ts';
import { publishAudit } from '#lib/supervision/server/keep-audit.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { community, standing } = here;
	const audit = await getAudit(ctx.db, community.id, params.audit);
	return {
		audit,
		address: origin + url.pathname,
		timing: auditTiming(audit, dayOf(ctx.now)),
		publishBy: publishBy(audit),
		missing: notCovered(community.kind, audit),
		documents: (await listAttachments(ctx.db, community.id, audit.id)).map(
			({ id, name, size, hash }) => ({ id, name, size, hash })
		),
		mayPublish: mayKeepAudits(standing).ok ? explain(mayPublishAudit(standing, audit)) : undefined
	};
};

export const actions: Actions = {
	publish: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, PublishAuditForm, async ({ conclusion, documents }) => {
			const communityId = here.community.id;
			const { dataDir } = theApp();
			const audit = await getAudit(ctx.db, communityId, params.audit);
			// Asked before anything is put on disk, and once more where it is written down.
			insist(mayPublishAudit(here.standing, audit));
			const taken = [];
			for (const file of documents) {
				const bytes = new Uint8Array(await file.arrayBuffer());
				taken.push(await takeFile(dataDir, { name: file.name, bytes }));
			}
			await publishAudit(ctx, {
				...{ communityId, auditId: params.audit, conclusion, documents: taken }
			});
			redirect(303, url.pathname);
		})
};
