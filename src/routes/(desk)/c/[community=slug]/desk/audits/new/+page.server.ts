import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { DAY, dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { m } from '#lib/paraglide/messages.js';
import { submit } from '#lib/server/forms.ts';
import { isAudited, mayKeepAudits, subjectsFor } from '#lib/supervision/audit.ts';
import { OpenAuditForm } from '#lib/supervision/duty-forms.ts';
import { listRecentMembers } from '#lib/supervision/server/appraisal-store.ts';
import { openAudit } from '#lib/supervision/server/keep-audit.ts';
import { committeeRoles } from '#lib/supervision/server/read-effects.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** How long after they left somebody is still offered. */
const LEFT_WITHIN = 730 * DAY;

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id, kind } = here.community;
	const members = await listRecentMembers(ctx.db, id, {
		...{ roles: committeeRoles, since: ctx.now - LEFT_WITHIN }
	});
	const offered = new Map(
		members
			.filter(({ role }) => isAudited(kind, role))
			.map(({ personId, role, name }) => [
				`${personId} ${role}`,
				m['audit.whom_option']({ name, role: m[`post.role.${role}`]() })
			])
	);
	return {
		today: dayOf(ctx.now),
		whom: [...offered].map(([value, label]) => ({ value, label })),
		subjects: subjectsFor(kind),
		mayOpen: explain(mayKeepAudits(here.standing))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, OpenAuditForm, async (input) => {
			const audit = await openAudit(ctx, { communityId: here.community.id, ...input });
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/audits/[audit=auditId]', {
					community: here.community.slug,
					audit
				})
			);
		})
};
