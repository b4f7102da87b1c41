import { listCommunities } from '#lib/communities/server/community-store.ts';
import { log } from '#lib/server/log.ts';
import type { RequestHandler } from './$types';

/** Whether the program answers and its store can be read: for a supervisor or a proxy. Nothing else is told. */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const headers = { 'cache-control': 'no-store' };
	try {
		await listCommunities(ctx.db);
		return Response.json({ ok: true }, { headers });
	} catch (error) {
		log.error({ err: error }, 'the store cannot be read');
		return Response.json({ ok: false }, { status: 503, headers });
	}
};
