import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { endMatter } from './matter-store.ts';

/** 办结: in the transaction of the last act. A matter closed already stays as it is. */
export async function closeMatter(tx: Tx, id: Id<'matter'>, at: Instant): Promise<void> {
	await endMatter(tx, id, { state: 'closed', at, reason: null });
}
