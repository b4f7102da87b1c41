import { listPublicVersions } from '#lib/archive/server/public-record-store.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { getVersion, listVersions } from '#lib/documents/server/version-store.ts';
import { maySee } from '#lib/files/attachment.ts';
import { listAttachments } from '#lib/files/server/file-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { isInside, isMember } from '#lib/people/standing.ts';
import { describeStatus } from '#lib/procedures/server/describe-status.ts';
import { loadDossierStanding } from '#lib/procedures/server/load-dossier.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx, here } = locals;
	const { community, standing } = here;
	const version = await getVersion(ctx.db, community.id, params.version);
	const viewer = {
		signedIn: standing.personId !== undefined,
		member: isMember(standing),
		inside: isInside(standing)
	};
	// A text under review, or sent back, is for those who belong here; laid open to everyone or decided on, it is public.
	if (!viewer.member) {
		const open = await listPublicVersions(ctx.db, community.id, [version.matterId]);
		if (!open.some(({ id }) => id === version.id)) throw new Refusal('document.for_members');
	}
	const attachments = await listAttachments(ctx.db, community.id, version.documentId);
	// Names of persons are for the community.
	const authors = viewer.member
		? await listPersonsById(ctx.db, community.id, version.authors as Id<'person'>[])
		: [];
	const latest = (await listVersions(ctx.db, version.matterId)).at(-1)!;
	const next =
		viewer.inside && latest.id === version.id
			? await nextOf(ctx, community.id, version.matterId)
			: undefined;
	const { id, matterId, number, title, hash, html, frozenAt } = version;
	return {
		version: { id, matterId, number, title, hash, html, frozenAt },
		latest: latest.number > number ? { id: latest.id, number: latest.number } : undefined,
		next,
		authors: authors.map(({ name }) => name),
		attachments: attachments.filter(({ audience }) => maySee(audience, viewer).ok),
		address: locals.origin + url.pathname,
		listed: community.settings.listed
	};
};

/** Where the matter stands with this text, for those who bring it on. Nothing once it has ended. */
async function nextOf({ db, now }: Ctx, communityId: Id<'community'>, matterId: Id<'matter'>) {
	const { dossier, standing } = await loadDossierStanding(db, communityId, matterId, now);
	if (dossier.matter.state !== 'open') return undefined;
	return describeStatus(dossier, standing, await listBodies(db, communityId));
}
