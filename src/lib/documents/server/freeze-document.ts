import { listAttachments } from '#lib/files/server/file-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayFreeze } from '../document.ts';
import { toHtml } from '../text-html.ts';
import { toMarkdown } from '../text-markdown.ts';
import { mayBeWritten } from '../text-troubles.ts';
import { readState } from '../text.ts';
import { versionContent, versionHash } from '../version.ts';
import { findDocument, isDrafter, listAuthors, sealDocument } from './document-store.ts';
import { findSnapshot, listEdits } from './edit-store.ts';
import { insertVersion, listVersions } from './version-store.ts';

/**
 * 定稿: seals a draft and keeps its text as a version under a check code.
 * Every edit acknowledged before is in it; one that comes after the seal is refused.
 */
export async function freezeDocument(
	ctx: Ctx,
	{ documentId }: { documentId: Id<'document'> }
): Promise<{ versionId: Id<'version'>; hash: string }> {
	return ctx.db.write(async (tx) => {
		const document = await findDocument(tx, documentId);
		if (!document) throw new Refusal('access.not_found');
		const { communityId, matterId, title } = document;
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const drafts = await isDrafter(tx, documentId, ctx.actor.id);
		insist(mayFreeze(document, { standing, drafts }));
		if (!(await sealDocument(tx, documentId, ctx.now))) throw new Refusal('document.sealed');

		const snapshot = await findSnapshot(tx, documentId);
		const edits = await listEdits(tx, documentId);
		const { text, state } = readState([
			...(snapshot ? [snapshot.state] : []),
			...edits.map(({ data }) => data)
		]);
		insist(mayBeWritten(text));

		const attachments = await listAttachments(tx, communityId, documentId);
		const content = versionContent(
			text as unknown as Json,
			attachments.map(({ hash }) => hash)
		);
		const hash = versionHash(content);
		const versionId = newId('version');
		const number = (await listVersions(tx, matterId)).length + 1;
		await insertVersion(tx, {
			id: versionId,
			communityId,
			matterId,
			documentId,
			number,
			title,
			content,
			hash,
			html: toHtml(text),
			markdown: toMarkdown(text),
			state,
			authors: await listAuthors(tx, documentId),
			frozenBy: standing.personId!,
			frozenAt: ctx.now
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'document.frozen',
			subject: documentId,
			matterId,
			facts: { versionId, number, hash }
		});
		tx.afterCommit(() => {
			ctx.bus.publish({
				topic: `document:${documentId}`,
				event: 'document:sealed',
				data: { documentId, versionId }
			});
			ctx.bus.publish({
				topic: `matter:${matterId}`,
				event: 'document.frozen',
				data: { matterId, versionId }
			});
		});
		return { versionId, hash };
	});
}
