import { resolve } from '$app/paths';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import type { RequestHandler } from './$types';

/** Search engines are kept out, but for the communities that open the door (settings.listed). */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const open = (await listCommunities(ctx.db)).filter(({ settings }) => settings.listed);
	const allowed = open.map(
		({ slug }) => `Allow: ${resolve('/(board)/c/[community=slug]', { community: slug })}`
	);
	const text = ['User-agent: *', ...allowed, 'Disallow: /', ''].join('\n');
	return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
