import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { earliestDay } from '#lib/rulebooks/notice-days.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { isInner, mayCall, type MeetingMode } from '../meeting.ts';
import {
	admitsCounting,
	admitsMode,
	firmNoticeDays,
	noticeDays,
	noticeSource,
	rulesOfAgenda
} from '../quorum.ts';
import type { ItemDraft } from '../item-draft.ts';
import { drawUpAgenda } from './agenda.ts';
import { insertMeeting } from './meeting-store.ts';
import { dueOn, sheetOf } from './seats.ts';

/**
 * 发会议通知: the bodies, when and where, what about. Who is due is drawn from the posts now. A day earlier than the
 * notice allows is refused, and the earliest named; short notice with its reason stands where the law lets it.
 */
export async function callMeeting(
	ctx: Ctx,
	call: {
		communityId: Id<'community'>;
		bodyIds: Id<'body'>[];
		counting: Counting;
		mode?: MeetingMode;
		title: string;
		place: string;
		startsAt: Instant;
		/** 遇有特殊情况: why it cannot wait its days. */
		shortReason?: string;
		items: ItemDraft[];
	}
): Promise<Id<'meeting'>> {
	return ctx.db.write(async (tx) => {
		const { communityId, counting, mode = 'sitting', title, place, startsAt } = call;
		const bodyIds = [...new Set(call.bodyIds)];
		const community = await getCommunity(tx, communityId);
		const bodies = [];
		for (const id of bodyIds) bodies.push(await getBody(tx, communityId, id));
		const kinds = bodies.map(({ kind }) => kind);

		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayCall(standing, kinds));
		if (startsAt <= ctx.now) throw new Refusal('meeting.in_past');
		const day = dayOf(startsAt);
		if (!admitsCounting(bodies, community.kind, counting, day))
			throw new Refusal('meeting.counting_wrong');

		const purposes = call.items.map(({ purpose }) => purpose);
		const local = await rulePlace(tx, community, day);
		const rules = rulesOfAgenda({ bodies, counting }, local, purposes, day);
		insist(admitsMode(rules, mode));
		const days = noticeDays(rules, bodies, community.settings.noticeDays);
		const earliest = earliestDay(dayOf(ctx.now), days);
		const shortReason = day < earliest ? (call.shortReason?.trim() ?? '') : '';
		const firm = firmNoticeDays(rules, bodies, community.settings.noticeDays);
		const mayBeShort = day >= earliestDay(dayOf(ctx.now), firm);
		if (day < earliest && !(mayBeShort && shortReason)) {
			const article = noticeSource(rules, days);
			if (mayBeShort && article)
				throw new Refusal('meeting.short_reason_wanted', { days, day: earliest, article });
			throw article
				? new Refusal('meeting.notice_short', { days, day: earliest, article })
				: new Refusal('meeting.own_notice_short', { days, day: earliest });
		}

		const sheet = await sheetOf(tx, bodies, counting, ctx.now);
		const { lines, vacant } = sheet;
		const due = dueOn(sheet).length + vacant;
		if (dueOn(sheet).length === 0) throw new Refusal('meeting.nobody_due');
		const items = await drawUpAgenda(tx, communityId, kinds, call.items, startsAt);

		const id = newId('meeting');
		await insertMeeting(
			tx,
			{
				id,
				communityId,
				title,
				place,
				startsAt,
				calledBy: standing.personId!,
				calledAt: ctx.now,
				counting,
				mode,
				shortReason: shortReason || null,
				vacant,
				inner: isInner(kinds),
				state: 'called'
			},
			{ bodyIds, sheet: lines.map(({ personId, due }) => ({ personId, due })), items }
		);
		const matterIds = [...new Set(items.flatMap(({ matterId }) => matterId ?? []))];
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.called',
			subject: id,
			matterId: matterIds.length === 1 ? matterIds[0]! : null,
			facts: {
				bodies: bodyIds,
				startsAt,
				counting,
				mode,
				...(shortReason && { shortNotice: true }),
				due,
				items: items.map(({ id, purpose, matterId, versionId }) => ({
					id,
					purpose,
					matterId,
					versionId
				}))
			}
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'meeting.called',
				data: { meetingId: id }
			})
		);
		return id;
	});
}
