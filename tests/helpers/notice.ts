import type { Id } from '#lib/kernel/id.ts';
import { hangNotice, type NewNotice } from '#lib/notices/server/hang-notice.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** Hangs a notice whatever its matter has come to: for tests of what is done with one that hangs. */
export function hang(ctx: Ctx, notice: NewNotice): Promise<Id<'notice'>> {
	return ctx.db.write((tx) => hangNotice(tx, ctx, notice));
}
