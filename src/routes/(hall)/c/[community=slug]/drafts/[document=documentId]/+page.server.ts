import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { AttachForm, DetachForm, FreezeForm } from '#lib/documents/document-forms.ts';
import { mayFreeze, mayRead, mayWrite } from '#lib/documents/document.ts';
import { attachToDocument, detachFromDocument } from '#lib/documents/server/attach-to-document.ts';
import { getDocument, isDrafter, listDrafters } from '#lib/documents/server/document-store.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { findVersionOf, getVersion } from '#lib/documents/server/version-store.ts';
import { takeFile } from '#lib/files/server/attach-file.ts';
import { listAttachments } from '#lib/files/server/file-store.ts';
import { explain } from '#lib/kernel/messages.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { AddDraftersForm, ReleaseDrafterForm } from '#lib/matters/matter-forms.ts';
import { mayNameDrafters } from '#lib/matters/matter.ts';
import { addDrafters } from '#lib/matters/server/add-drafters.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { releaseDrafter } from '#lib/matters/server/release-drafter.ts';
import { groupByBody } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import { hearsReasons } from '#lib/procedures/party-act.ts';
import { likelyDrafters, procedures } from '#lib/procedures/procedures.ts';
import { findReturn } from '#lib/procedures/server/party-act-store.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, depends }) => {
	const document = await getDocument(ctx.db, here.community.id, params.document);
	const drafts = await isDrafter(ctx.db, document.id, ctx.actor.id);
	const drafter = { standing: here.standing, drafts };
	insist(mayRead(drafter));

	depends(`document:${document.id}`);
	const drafters = await listDrafters(ctx.db, document.id);
	const matter = await getMatter(ctx.db, here.community.id, document.matterId);
	const mayName = mayNameDrafters(here.standing, matter, document);
	const holders = mayName.ok ? await listOfficeHolders(ctx.db, here.community.id, ctx.now) : [];
	const others = holders.filter(({ id }) => !drafters.some(({ personId }) => personId === id));
	const returned = document.startedFrom && (await findReturn(ctx.db, document.startedFrom));
	const isTold = hearsReasons(here.standing, { drafts });
	return {
		document,
		drafters,
		myId: ctx.actor.id,
		mayName: explain(mayName),
		/** Who may name drafters, and is none, may name oneself. */
		mayJoin: mayName.ok && !drafts,
		others: mayName.ok ? groupByBody(others, likelyDrafters(procedures[matter.procedure])) : [],
		mayFreeze: explain(mayFreeze(document, drafter)),
		mayWrite: explain(mayWrite(document, { personId: ctx.actor.id, drafts })),
		attachments: await listAttachments(ctx.db, here.community.id, document.id),
		startedFrom:
			document.startedFrom &&
			(await getVersion(ctx.db, here.community.id, document.startedFrom)).number,
		version: (await findVersionOf(ctx.db, document.id))?.id,
		/** Why the text before this one came back. The conclusion is public, the reasons are for those who mend it. */
		returned: returned && { ...returned, reasons: isTold ? returned.reasons : null }
	};
};

export const actions: Actions = {
	freeze: ({ locals: { ctx, here }, params, request }) =>
		submit(request, FreezeForm, async () => {
			await getDocument(ctx.db, here.community.id, params.document);
			const { versionId } = await freezeDocument(ctx, { documentId: params.document });
			const place = { community: here.community.slug, version: versionId };
			redirect(303, resolve('/(board)/c/[community=slug]/versions/[version=versionId]', place));
		}),
	attach: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, AttachForm, async ({ file, audience }) => {
			const { id, sealedAt } = await getDocument(ctx.db, here.community.id, params.document);
			const drafts = await isDrafter(ctx.db, id, ctx.actor.id);
			// Asked before anything is put on disk, and once more where it is written down.
			insist(mayWrite({ sealedAt }, { personId: ctx.actor.id, drafts }));
			const bytes = new Uint8Array(await file.arrayBuffer());
			const kept = await takeFile(theApp().dataDir, { name: file.name, bytes });
			await attachToDocument(ctx, { documentId: id, file: kept, audience });
			redirect(303, url.pathname);
		}),
	detach: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, DetachForm, async ({ attachment }) => {
			await getDocument(ctx.db, here.community.id, params.document);
			const what = { documentId: params.document, attachmentId: attachment };
			await detachFromDocument(ctx, what);
			redirect(303, url.pathname);
		}),
	addDrafters: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, AddDraftersForm, async ({ people }) => {
			const where = { communityId: here.community.id, documentId: params.document };
			await addDrafters(ctx, { ...where, people });
			redirect(303, url.pathname);
		}),
	release: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ReleaseDrafterForm, async ({ person }) => {
			const where = { communityId: here.community.id, documentId: params.document };
			await releaseDrafter(ctx, { ...where, personId: person });
			redirect(303, url.pathname);
		})
};
