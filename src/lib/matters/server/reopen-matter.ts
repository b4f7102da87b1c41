import type { Id } from '#lib/kernel/id.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { setOpen } from './matter-store.ts';

/** 重新办理: in the transaction of the look back that found it wanting. A matter still open stays so; a stopped one stays stopped. */
export async function reopenMatter(tx: Tx, id: Id<'matter'>): Promise<void> {
	await setOpen(tx, id);
}
