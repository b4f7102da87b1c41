import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import { headMark } from '#lib/journal/entry.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import {
	invitesObjections,
	mayHangFigures,
	mayPost,
	noticeHash,
	noticeNumber,
	postedUntil,
	type PostedKind
} from '../notice.ts';
import { checkNotice } from './check-notice.ts';
import { countNoticesOfYear, insertNotice } from './notice-store.ts';

/** A notice as it is handed in. */
export interface NewNotice {
	communityId: Id<'community'>;
	matterId?: Id<'matter'> | null;
	kind: PostedKind;
	title: string;
	body: string;
	/** The body that issues it. */
	issuerId: Id<'body'>;
	/** Where else it hangs, in words: the boards of the groups. */
	places?: string;
	days: number;
	/** Why figures stand that do not follow. */
	figuresReason?: string | undefined;
}

/**
 * Hangs a notice: from now, for whole days. What it says is hashed, and the journal's head stands on the paper. Whether
 * its matter has come so far is for `procedures/` to ask beforehand.
 */
export async function hangNotice(tx: Tx, ctx: Ctx, input: NewNotice): Promise<Id<'notice'>> {
	const { communityId, kind, title, body, places = '', days, figuresReason = '' } = input;
	const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
	const community = await getCommunity(tx, communityId);
	const issuer = (await getBody(tx, communityId, input.issuerId)).name;
	const matter = input.matterId ? await getMatter(tx, communityId, input.matterId) : undefined;
	insist(mayPost(standing, { kind, days, matterId: matter?.id }, community.settings));
	const findings = await checkNotice(tx, community, { matter, kind, body, now: ctx.now });
	insist(mayHangFigures(findings, figuresReason));

	const year = dayOf(ctx.now).slice(0, 4);
	const ordinal = (await countNoticesOfYear(tx, communityId, year)) + 1;
	const notice = {
		id: newId('notice'),
		...{ communityId, matterId: matter?.id ?? null, kind, title, body, issuer, places },
		number: noticeNumber(ctx.now, ordinal),
		postedAt: ctx.now,
		postedUntil: postedUntil(ctx.now, days),
		withdraws: null,
		figures: findings.length ? { reason: figuresReason.trim(), findings } : null
	};
	const hash = noticeHash(notice);
	const head = await writeEntry(tx, ctx, {
		communityId,
		act: 'notice.posted',
		subject: notice.id,
		matterId: notice.matterId,
		facts: {
			...{ kind, number: notice.number, hash, postedUntil: notice.postedUntil },
			...(findings.length && { figuresStanding: findings.length })
		}
	});
	const isPosted = await insertNotice(tx, {
		...notice,
		hash,
		journalHead: headMark(head),
		withdrawnBy: null,
		withdrawnAt: null,
		postedBy: standing.personId!,
		claim: invitesObjections(kind) ? `${notice.matterId} ${kind}` : null
	});
	if (!isPosted) throw new Refusal('notice.already_posted');
	tx.afterCommit(() => {
		const event = 'notice.posted';
		const data = { id: notice.id, kind };
		ctx.bus.publish({ topic: `community:${communityId}`, event, data });
		if (matter) ctx.bus.publish({ topic: `matter:${matter.id}`, event, data });
	});
	return notice.id;
}
