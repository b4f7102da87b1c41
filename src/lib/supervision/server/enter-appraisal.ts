import { newId, type Id } from '#lib/kernel/id.ts';
import { endOfDay, type Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody } from '#lib/communities/server/community-store.ts';
import { headMark } from '#lib/journal/entry.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import {
	figuresHold,
	isIncompetent,
	mayEnterAppraisal,
	mayVoidAppraisal,
	type AppraisalResult,
	type IncompetenceBar
} from '../appraisal.ts';
import { getAppraisal, insertAppraisal, listHolders, markVoided } from './appraisal-store.ts';

/** 登记民主评议结果: published as soon as it is entered. Figures that do not follow are refused. */
export async function enterAppraisal(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		bodyId: Id<'body'>;
		heldOn: Day;
		present: number;
		ballots: number;
		bar: IncompetenceBar;
		barBasis: string;
		presidedBy: Id<'person'>;
		lines: readonly Omit<AppraisalResult, 'appraisalId'>[];
	}
): Promise<Id<'appraisal'>> {
	const { communityId, bodyId, heldOn, present, ballots, bar, barBasis, presidedBy, lines } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const body = await getBody(tx, communityId, bodyId);
		const presiders = await listHolders(tx, communityId, {
			kind: 'supervision_committee',
			roles: ['director', 'deputy_director', 'committee_member'],
			// In office on the day of the sitting, or when it is entered on the same day.
			at: Math.min(endOfDay(heldOn) - 1, ctx.now)
		});
		const presiderSupervises = presiders.some(({ personId }) => personId === presidedBy);
		const sitting = { bodyKind: body.kind, heldOn, presiderSupervises, bar };
		insist(mayEnterAppraisal(standing, sitting, { barBasis, now: ctx.now }));
		insist(figuresHold({ present, ballots }, lines));
		for (const { personId } of lines) await getPerson(tx, communityId, personId);

		const id = newId('appraisal');
		const head = await writeEntry(tx, ctx, {
			communityId,
			act: 'appraisal.entered',
			subject: id,
			facts: {
				...{ body: bodyId, heldOn, present, ballots, bar, presidedBy },
				lines: lines.map(({ personId, excellent, competent, basic, incompetent }) => ({
					...{ person: personId, excellent, competent, basic, incompetent },
					found: isIncompetent({ incompetent }, { ballots, bar }) ? 'incompetent' : 'fit'
				}))
			}
		});
		const made = await insertAppraisal(
			tx,
			{
				...{ id, communityId, heldOn, bodyId, present, ballots, bar, barBasis, presidedBy },
				...{ enteredBy: standing.personId!, enteredAt: ctx.now, journalHead: headMark(head) }
			},
			lines
		);
		if (!made) throw new Refusal('appraisal.already_entered');
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'appraisal.entered',
				data: { id }
			})
		);
		return id;
	});
}

/** 作废: an entry with a mistake stays on the page with the reason, and counts for nothing. */
export async function voidAppraisal(
	ctx: Ctx,
	input: { communityId: Id<'community'>; appraisalId: Id<'appraisal'>; reason: string }
): Promise<void> {
	const { communityId, appraisalId, reason } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayVoidAppraisal(standing, await getAppraisal(tx, communityId, appraisalId)));
		const who = { id: appraisalId, by: standing.personId!, at: ctx.now, reason };
		if (!(await markVoided(tx, who))) throw new Refusal('appraisal.voided');
		await writeEntry(tx, ctx, { communityId, act: 'appraisal.voided', subject: appraisalId });
	});
}
