import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { insist, Refusal, type RefusalCode } from '#lib/kernel/refusal.ts';
import type { Verdict } from '#lib/kernel/verdict.ts';
import { headMark } from '#lib/journal/entry.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import {
	mayAcceptAnswer,
	mayAnswerSupervisor,
	mayRecordOutcome,
	mayReportUpward,
	type SupervisionObjection
} from '../objection.ts';
import {
	getObjection,
	markAccepted,
	markAnswered,
	markConcluded,
	markReported
} from './objection-store.ts';

interface OfObjection {
	communityId: Id<'community'>;
	objectionId: Id<'supervisionObjection'>;
}

/** 答复: once, by those it is about. The matter's next gate waits for it. */
export async function answerSupervisor(ctx: Ctx, input: OfObjection & { answer: string }) {
	const { answer } = input;
	await settle(ctx, input, {
		act: 'supervision.answered',
		may: (standing, objection, matter) => mayAnswerSupervisor(standing, objection, matter),
		mark: (tx, who) => markAnswered(tx, { ...who, answer }),
		late: 'supervision.already_answered'
	});
}

/** 认可答复: what was objected to is settled. */
export async function acceptAnswer(ctx: Ctx, input: OfObjection) {
	await settle(ctx, input, {
		act: 'supervision.accepted',
		may: mayAcceptAnswer,
		mark: markAccepted,
		late: 'supervision.settled'
	});
}

/** 向上反映: to the township or street, with what the record says until now. */
export async function reportUpward(ctx: Ctx, input: OfObjection & { report: string }) {
	const { report } = input;
	await settle(ctx, input, {
		act: 'supervision.reported',
		may: mayReportUpward,
		mark: (tx, who, head) => markReported(tx, { ...who, report, head }),
		late: 'supervision.already_reported'
	});
}

/** 登记上级答复: what the township or street answered, and on which day. */
export async function recordOutcome(
	ctx: Ctx,
	input: OfObjection & { outcome: string; outcomeFrom: string; outcomeOn: Day }
) {
	const { outcome, outcomeFrom, outcomeOn } = input;
	await settle(ctx, input, {
		act: 'supervision.concluded',
		may: (standing, objection) => mayRecordOutcome(standing, objection, outcomeOn, ctx.now),
		mark: (tx, who) => markConcluded(tx, { ...who, outcome, outcomeFrom, outcomeOn }),
		late: 'supervision.already_concluded'
	});
}

type Who = { id: Id<'supervisionObjection'>; by: Id<'person'>; at: number };

/** What the four acts share: the objection and its matter of this community, the rule, one mark, one line in the journal. */
async function settle(
	ctx: Ctx,
	{ communityId, objectionId }: OfObjection,
	{
		act,
		may,
		mark,
		late
	}: {
		act: string;
		may: (standing: Standing, objection: SupervisionObjection, matter: Matter) => Verdict;
		/** With the 16 digits of the journal's head once the act is written in it. */
		mark: (tx: Tx, who: Who, head: string) => Promise<boolean>;
		/** Somebody was first. */
		late: RefusalCode;
	}
) {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const objection = await getObjection(tx, communityId, objectionId);
		const { matterId, number } = objection;
		insist(may(standing, objection, await getMatter(tx, communityId, matterId)));
		const head = await writeEntry(tx, ctx, {
			...{ communityId, act, subject: objectionId, matterId },
			facts: { number }
		});
		const who = { id: objectionId, by: standing.personId!, at: ctx.now };
		if (!(await mark(tx, who, headMark(head)))) throw new Refusal(late);
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: act, data: { id: objectionId } })
		);
	});
}
