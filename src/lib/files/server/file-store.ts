import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Attachment } from '../attachment.ts';
import { attachments, files } from './file-tables.ts';

const shown = {
	id: attachments.id,
	communityId: attachments.communityId,
	subject: attachments.subject,
	hash: attachments.hash,
	name: attachments.name,
	audience: attachments.audience,
	addedBy: attachments.addedBy,
	addedAt: attachments.addedAt,
	removedAt: attachments.removedAt,
	size: files.size,
	mediaType: files.mediaType
};

/** What is attached to a thing and not removed again, in the order it came. */
export async function listAttachments(
	db: Reader,
	communityId: Id<'community'>,
	subject: string
): Promise<Attachment[]> {
	return db
		.select(shown)
		.from(attachments)
		.innerJoin(files, eq(files.hash, attachments.hash))
		.where(
			and(
				eq(attachments.communityId, communityId),
				eq(attachments.subject, subject),
				isNull(attachments.removedAt)
			)
		)
		.orderBy(asc(attachments.addedAt), asc(attachments.id));
}

/** An attachment by id, within this community only. */
export async function getAttachment(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'attachment'>
): Promise<Attachment> {
	const [row] = await db
		.select(shown)
		.from(attachments)
		.innerJoin(files, eq(files.hash, attachments.hash))
		.where(
			and(
				eq(attachments.id, id),
				eq(attachments.communityId, communityId),
				isNull(attachments.removedAt)
			)
		)
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Notes a content that lies in the store. The same content is one row, whoever brings it. */
export async function insertFile(tx: Tx, file: typeof files.$inferInsert): Promise<void> {
	await tx.insert(files).values(file).onConflictDoNothing();
}

export async function insertAttachment(
	tx: Tx,
	attachment: typeof attachments.$inferInsert
): Promise<void> {
	await tx.insert(attachments).values(attachment);
}

/** Takes an attachment away, and says whether it was there. The content stays, since versions name it. */
export async function removeAttachment(
	tx: Tx,
	id: Id<'attachment'>,
	at: Instant
): Promise<boolean> {
	const removed = await tx
		.update(attachments)
		.set({ removedAt: at })
		.where(and(eq(attachments.id, id), isNull(attachments.removedAt)))
		.returning({ id: attachments.id });
	return removed.length === 1;
}
