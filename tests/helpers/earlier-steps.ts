import type { BodyKind } from '#lib/communities/community.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import { currentVersion } from '#lib/documents/server/version-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, HOUR, MINUTE } from '#lib/kernel/instant.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { dueOn, sheetOf } from '#lib/meetings/server/seats.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { askForAct } from '#lib/procedures/server/ask-for-act.ts';
import { giveOpinion } from '#lib/procedures/server/give-opinion.ts';
import { openPeriod } from '#lib/procedures/server/open-period.ts';
import type { Village } from './village.ts';

interface Walked {
	matterId: Id<'matter'>;
	clerk: Id<'person'>;
	secretary: Id<'person'>;
}

/** A sitting held a quarter of an hour ago on the matter's text: everybody due came and agreed. */
export async function satOn(
	village: Village,
	{
		matterId,
		clerk,
		bodies,
		purpose
	}: Omit<Walked, 'secretary'> & {
		bodies: readonly BodyKind[];
		purpose: ItemPurpose;
	}
): Promise<Id<'item'>> {
	const { db, id: communityId } = village;
	village.at(village.now + HOUR);
	const heldAt = village.now - 15 * MINUTE;
	const bodyIds: Id<'body'>[] = [];
	for (const kind of bodies) bodyIds.push(await village.body(kind));
	const sitting = [];
	for (const id of bodyIds) sitting.push(await getBody(db, communityId, id));
	const sheet = await sheetOf(db, sitting, 'seats', heldAt);
	const presentIds = dueOn(sheet).map(({ personId }) => personId);
	const { itemIds } = await enterPastMeeting(village.as(clerk), {
		...{ communityId, bodyIds, counting: 'seats', title: '会议', place: '村委会二楼', heldAt },
		...{ chairId: presentIds[0]!, recorderId: clerk, presentIds },
		items: [
			{
				...{ title: '', purpose, matterId, outcome: 'passed' },
				versionId: (await currentVersion(db, matterId))!.id,
				counts: { yes: presentIds.length, no: 0, abstain: 0 }
			}
		]
	});
	return itemIds[0]!;
}

/** 提请、开会、同意. */
export async function partyAgreed(
	village: Village,
	{ matterId, clerk, secretary }: Walked,
	kind: 'propose' | 'review'
) {
	const communityId = village.id;
	const actId = await askForAct(village.as(clerk), { communityId, matterId, kind });
	const bodies = ['party_organisation'] as const;
	const itemId = await satOn(village, { matterId, clerk, bodies, purpose: kind });
	const said = { opinion: 'agree', conclusion: '同意。', reasons: '' } as const;
	await giveOpinion(village.as(secretary), { communityId, actId, itemId, ...said });
}

/**
 * 四议两公开 up to the resolution, by the people's own acts: proposed, conferred on, laid open for comment and reviewed. The
 * village's clock ends past the comment days.
 */
export async function passEarlierSteps(village: Village, walked: Walked) {
	const { matterId, clerk } = walked;
	const communityId = village.id;
	await partyAgreed(village, walked, 'propose');
	const bodies = ['party_organisation', 'committee'] as const;
	await satOn(village, { matterId, clerk, bodies, purpose: 'confer' });
	const { settings } = await getCommunity(village.db, communityId);
	const days = settings.commentDays;
	await openPeriod(village.as(clerk), { communityId, matterId, days, audience: 'community' });
	village.at(village.now + (days + 1) * DAY);
	await closeDuePeriods.run(village.asSystem());
	await partyAgreed(village, walked, 'review');
}
