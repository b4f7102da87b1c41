import { writeRecord } from '#lib/archive/server/write-record.ts';
import { findCommunityBySlug } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { RequestHandler } from './$types';

/** 公开记录 as a download, the same as the command writes: anybody may take it and check it elsewhere. */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const community = await findCommunityBySlug(ctx.db, params.community);
	if (!community) throw new Refusal('access.not_found');
	const lines = writeRecord(ctx.db, community, { key: ctx.key, exportedAt: ctx.now });
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await lines.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value.line));
		},
		cancel: () => void lines.return(undefined)
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/jsonl; charset=utf-8',
			'content-disposition': `attachment; filename="${params.community}-${dayOf(ctx.now)}.jsonl"`,
			'cache-control': 'no-store'
		}
	});
};
