import { disposition, maySee } from '#lib/files/attachment.ts';
import { readContent } from '#lib/files/server/content-folder.ts';
import { getAttachment } from '#lib/files/server/file-store.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { t } from '#lib/kernel/messages.ts';
import { isInside, isMember } from '#lib/people/standing.ts';
import { theApp } from '#lib/server/app.ts';
import type { RequestHandler } from './$types';

/** An attachment's content, for whoever its audience is. */
export const GET: RequestHandler = async ({ locals: { ctx, here }, params, request }) => {
	const { community, standing } = here;
	try {
		const { audience, hash, mediaType, name, size } = await getAttachment(
			ctx.db,
			community.id,
			params.attachment
		);
		const signedIn = ctx.actor.kind !== 'visitor';
		insist(maySee(audience, { signedIn, member: isMember(standing), inside: isInside(standing) }));
		const headers = {
			'content-type': mediaType,
			'content-disposition': disposition(name, mediaType),
			// Should a browser show it, then as a dead thing.
			'content-security-policy': "default-src 'none'; sandbox",
			etag: `"${hash}"`
		};
		if (request.headers.get('if-none-match') === headers.etag)
			return new Response(null, { status: 304, headers });
		const body = readContent(theApp().dataDir, hash);
		return new Response(body, { headers: { ...headers, 'content-length': String(size) } });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return new Response(t(error.code, error.facts), {
			status: error.status,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	}
};
