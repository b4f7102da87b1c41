import { listRollRows } from '#lib/people/server/roll-store.ts';
import { writeRollFile } from '#lib/people/server/write-roll-file.ts';
import type { RequestHandler } from './$types';

/** The template; with `?filled=1` the present roll in its form. */
export const GET: RequestHandler = async ({ locals: { ctx, here }, url }) => {
	const filled = url.searchParams.has('filled');
	const rows = filled ? await listRollRows(ctx.db, here.community.id) : [];
	return new Response(new Uint8Array(await writeRollFile(rows)), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="roll-${filled ? 'filled' : 'template'}-${here.community.slug}.xlsx"`,
			'cache-control': 'private, no-store'
		}
	});
};
