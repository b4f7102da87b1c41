import { listCommunities } from '#lib/communities/server/community-store.ts';
import { fingerprintOf } from '#lib/journal/record-file.ts';
import { RECORD_LIMIT, VerifyForm } from '#lib/journal/record-forms.ts';
import { listHeads } from '#lib/journal/server/journal-store.ts';
import { readRecord } from '#lib/journal/server/read-record.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx } }) => {
	const heads = new Map((await listHeads(ctx.db)).map((head) => [head.communityId, head]));
	return {
		key: { text: ctx.key.publicKey, fingerprint: ctx.key.fingerprint },
		limit: RECORD_LIMIT / 1024 / 1024,
		communities: (await listCommunities(ctx.db)).map(({ id, slug, name }) => ({
			...{ slug, name },
			head: heads.get(id)
		}))
	};
};

export const actions: Actions = {
	/** Checks an uploaded record with the same function as the command, and keeps nothing of it. */
	check: ({ locals: { ctx }, request }) =>
		theApp().limits.fewAtOnce(() =>
			submit(request, VerifyForm, async ({ record, head, key }) => {
				const asked = key ?? fingerprintOf(ctx.key.publicKey);
				const finding = await readRecord(record.stream(), { head, key: asked });
				return { finding: finding.ok ? { ...finding, head } : finding };
			})
		)
};
