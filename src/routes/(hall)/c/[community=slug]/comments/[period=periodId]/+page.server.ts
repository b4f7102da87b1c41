import { redirect } from '@sveltejs/kit';
import { mayAnswer, mayClose, mayComment, mayExtend } from '#lib/comments/comment.ts';
import {
	AnswerCommentForm,
	ExtendPeriodForm,
	WriteCommentForm
} from '#lib/comments/comment-forms.ts';
import { answerComment } from '#lib/comments/server/answer-comment.ts';
import { closePeriod } from '#lib/comments/server/close-period.ts';
import { extendPeriod } from '#lib/comments/server/extend-period.ts';
import { getNamed } from '#lib/comments/server/named-person-store.ts';
import { readPeriod } from '#lib/comments/server/read-period.ts';
import { writeComment } from '#lib/comments/server/write-comment.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { isClerk, mustBeClerk } from '#lib/people/standing.ts';
import { EmptyForm } from '#lib/procedures/procedure-forms.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => {
	const { community, standing } = here;
	const numberIn = (name: string) => {
		const asked = Number(url.searchParams.get(name));
		return Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
	};
	const before = numberIn('before');
	const sent = numberIn('sent');
	const read = await readPeriod(ctx, standing, params.period, { before, sent });
	const { period } = read;
	const matter = await getMatter(ctx.db, community.id, period.matterId);
	return {
		...read,
		before,
		matter: { id: matter.id, title: matter.title },
		isOver: ctx.now >= period.closesAt,
		helps: isClerk(standing),
		mayComment: explain(mayComment(period, standing, ctx.now)),
		mayAnswer: mayAnswer(standing, { answeredAt: null }).ok,
		mayClose: explain(mayClose(period, standing, ctx.now)),
		mayExtend: explain(mayExtend(period, standing, { until: period.closesAt + DAY, now: ctx.now }))
	};
};

export const actions: Actions = {
	write: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, WriteCommentForm, async ({ name, birthDate, ...input }) => {
			const where = { communityId: here.community.id, periodId: params.period };
			// Asked before the roll is: what it answers tells who was born when.
			if (name) insist(mustBeClerk(here.standing));
			const authorId = name
				? await getNamed(ctx.db, here.community.id, { name, birthDate })
				: undefined;
			const number = await writeComment(ctx, { ...where, ...input, authorId });
			redirect(303, `${url.pathname}?sent=${number}`);
		}),
	answer: ({ locals: { ctx, here }, request, url }) =>
		submit(request, AnswerCommentForm, async (input) => {
			await answerComment(ctx, { communityId: here.community.id, ...input });
			const before = url.searchParams.get('before');
			redirect(303, before ? `${url.pathname}?before=${before}` : url.pathname);
		}),
	extend: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ExtendPeriodForm, async (input) => {
			const where = { communityId: here.community.id, periodId: params.period };
			await extendPeriod(ctx, { ...where, ...input });
			redirect(303, url.pathname);
		}),
	close: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, EmptyForm, async () => {
			await closePeriod(ctx, { communityId: here.community.id, periodId: params.period });
			redirect(303, url.pathname);
		})
};
