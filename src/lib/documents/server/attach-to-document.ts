import type { Audience } from '#lib/files/attachment.ts';
import { attachFile, type KeptFile } from '#lib/files/server/attach-file.ts';
import { getAttachment, removeAttachment } from '#lib/files/server/file-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { mayWrite, type Draft } from '../document.ts';
import { findDocument, isDrafter } from './document-store.ts';

/** 附件: shows a file with a draft. When the text is frozen, its hash stands under the check code. */
export async function attachToDocument(
	ctx: Ctx,
	{ documentId, file, audience }: { documentId: Id<'document'>; file: KeptFile; audience: Audience }
): Promise<Id<'attachment'>> {
	return ctx.db.write(async (tx) => {
		const { communityId, matterId } = await writableDraft(tx, ctx, documentId);
		const id = await attachFile(tx, file, {
			communityId,
			subject: documentId,
			audience,
			addedBy: ctx.actor.id!,
			at: ctx.now
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'attachment.added',
			subject: documentId,
			matterId,
			facts: { attachmentId: id, hash: file.hash, audience }
		});
		return id;
	});
}

/** Takes a file away from a draft that is still being written. */
export async function detachFromDocument(
	ctx: Ctx,
	{ documentId, attachmentId }: { documentId: Id<'document'>; attachmentId: Id<'attachment'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { communityId, matterId } = await writableDraft(tx, ctx, documentId);
		const { subject, hash } = await getAttachment(tx, communityId, attachmentId);
		if (subject !== documentId || !(await removeAttachment(tx, attachmentId, ctx.now)))
			throw new Refusal('access.not_found');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'attachment.removed',
			subject: documentId,
			matterId,
			facts: { attachmentId, hash }
		});
	});
}

async function writableDraft(tx: Tx, ctx: Ctx, documentId: Id<'document'>): Promise<Draft> {
	const document = await findDocument(tx, documentId);
	if (!document) throw new Refusal('access.not_found');
	const drafts = await isDrafter(tx, documentId, ctx.actor.id);
	insist(mayWrite(document, { personId: ctx.actor.id, drafts }));
	return document;
}
