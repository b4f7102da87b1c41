import type { BodyKind } from '#lib/communities/community.ts';
import type { Adoption, CommentChannel } from '#lib/comments/comment.ts';
import { answerComment } from '#lib/comments/server/answer-comment.ts';
import { listComments } from '#lib/comments/server/comment-store.ts';
import { writeComment } from '#lib/comments/server/write-comment.ts';
import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { currentVersion } from '#lib/documents/server/version-store.ts';
import { raiseIdea, type RaiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, endOfDay, HOUR, MINUTE, type Instant } from '#lib/kernel/instant.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { openMatter } from '#lib/procedures/server/open-matter.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { suggestNotice } from '#lib/notices/server/suggest-notice.ts';
import type { Opinion, PartyActKind } from '#lib/procedures/party-act.ts';
import { askForAct } from '#lib/procedures/server/ask-for-act.ts';
import { giveOpinion } from '#lib/procedures/server/give-opinion.ts';
import { openPeriod } from '#lib/procedures/server/open-period.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { recordLookBack } from '#lib/procedures/server/record-look-back.ts';
import { reviseText } from '#lib/procedures/server/revise-text.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { checkTask } from '#lib/tasks/server/check-task.ts';
import { reportTask } from '#lib/tasks/server/report-task.ts';
import type { Place } from './place.ts';
import { hold, type PlannedItem, type PlannedSitting } from './sitting.ts';
import type { Scene } from './stage.ts';
import { writeDraft } from './writing.ts';

/** A matter on stage. */
export interface Walker {
	place: Place;
	matterId: Id<'matter'>;
	drafters: readonly Id<'person'>[];
}

/** 动议、审核、立项: an idea becomes a matter. */
export async function* begin(
	place: Place,
	plan: {
		idea: Omit<RaiseIdea, 'communityId'> & { by: Id<'person'>; at: Instant };
		screened: { at: Instant; reasons: string };
		opened: Instant;
		title: string;
		class: MatterClass;
		body: BodyKind;
		drafters: readonly Id<'person'>[];
		important?: true;
		reserved?: true;
	}
): Scene<Walker & { ideaId: Id<'idea'> }> {
	const { stage, id: communityId, clerk, secretary } = place;
	const { by, at, ...idea } = plan.idea;
	yield at;
	const ideaId = await raiseIdea(stage.as(by), { communityId, ...idea });
	yield plan.screened.at;
	await screenIdea(stage.as(secretary), {
		communityId,
		ideaId,
		decision: 'accept',
		reasons: plan.screened.reasons
	});
	yield plan.opened;
	const matterId = await openMatter(stage.as(clerk), {
		communityId,
		ideaId,
		title: plan.title,
		procedure: place.community.kind === 'village' ? 'village_four_two' : 'residents_council',
		class: plan.class,
		important: plan.important ?? false,
		reserved: plan.reserved ?? false,
		bodyId: place.body(plan.body),
		drafters: plan.drafters
	});
	return { place, matterId, ideaId, drafters: plan.drafters };
}

/** 起草: the drafters write, and one of them says that it is done. */
export async function* draft(
	{ place, matterId, drafters }: Walker,
	{ text, from, frozen }: { text: string; from: Instant; frozen?: Instant }
): Scene {
	const { stage } = place;
	yield from;
	const document = (await findOpenDocument(stage.db, matterId))!;
	await writeDraft(stage, document.id, text, drafters);
	if (frozen === undefined) return;
	yield frozen;
	await freezeDocument(stage.as(drafters[0]!), { documentId: document.id });
}

/** 改稿: the next draft. */
export async function* revise(
	walker: Walker,
	{ at, reason, text, frozen }: { at: Instant; reason: string; text: string; frozen: Instant }
): Scene {
	const { stage, id: communityId, clerk } = walker.place;
	yield at;
	await reviseText(stage.as(clerk), { communityId, matterId: walker.matterId, reason });
	yield* draft(walker, { text, from: at + 5 * HOUR, frozen });
}

/** What somebody has to say in a sitting, and how it is voted. */
export type Said = Pick<PlannedItem, 'gist' | 'counts' | 'byPhone'> & { title: string };

/** A sitting on the matter's latest text. */
export async function* sit(
	{ place, matterId }: Walker,
	purpose: ItemPurpose,
	plan: Omit<PlannedSitting, 'items'> & { item: Said; others?: readonly PlannedItem[] }
): Scene<Id<'item'>> {
	const version = (await currentVersion(place.stage.db, matterId))!;
	const { item, others = [], ...sitting } = plan;
	const { itemIds } = yield* hold(place, {
		...sitting,
		items: [{ ...item, purpose, matterId, versionId: version.id }, ...others]
	});
	return itemIds[0]!;
}

/** 提请、开会、提出意见: an act of the party organisation. */
export async function* partyAct(
	walker: Walker,
	kind: PartyActKind,
	plan: {
		asked: Instant;
		sitting: Pick<PlannedSitting, 'title' | 'called' | 'at' | 'present'> & { item: Said };
		opinion: Opinion;
		conclusion: string;
		reasons?: string;
	}
): Scene {
	const { place, matterId } = walker;
	const { stage, id: communityId, secretary, partyCommittee } = place;
	yield plan.asked;
	const actId = await askForAct(stage.as(place.clerk), { communityId, matterId, kind });
	const itemId = yield* sit(walker, kind, {
		bodies: [kind === 'review' ? 'party_organisation' : 'party_committee'],
		room: ROOMS[place.community.kind].party,
		lead: secretary,
		chair: secretary,
		recorder: partyCommittee[1]!,
		...plan.sitting
	});
	yield stage.clock.now() + 20 * MINUTE;
	await giveOpinion(stage.as(secretary), {
		communityId,
		actId,
		itemId,
		opinion: plan.opinion,
		conclusion: plan.conclusion,
		reasons: plan.reasons ?? ''
	});
}

/** Where people sit together. */
export const ROOMS = {
	village: { party: '村党群服务中心党员活动室', all: '村党群服务中心二楼会议室' },
	residential: { party: '社区党群服务中心党员活动室', all: '社区党群服务中心议事厅' }
} as const;

export interface PlannedComment {
	/** Which of the residents. */
	who: number;
	/** Hours after the period opened. */
	after: number;
	body: string;
	/** How it came, when the desk took it down. */
	channel?: Exclude<CommentChannel, 'web'>;
	answer?: { adoption: Adoption; text: string };
}

/** Comments as the texts hold them, from one resident after the other, some hours apart. */
export function commentsOf(
	texts: readonly {
		body: string;
		channel?: Exclude<CommentChannel, 'web'>;
		adoption?: Adoption;
		answer?: string;
	}[]
): PlannedComment[] {
	return texts.map(({ body, channel, adoption, answer }, nth) => ({
		who: 16 + nth,
		after: 5 + nth * 25,
		body,
		...(channel ? { channel } : {}),
		...(adoption && answer ? { answer: { adoption, text: answer } } : {})
	}));
}

/** 征求意见: laid open for all to read, written on, answered once it is over. `answered` may lie in the middle of it. */
export async function* consult(
	{ place, matterId }: Walker,
	plan: { opens: Instant; days: number; comments: readonly PlannedComment[]; answered: Instant }
): Scene {
	const { stage, id: communityId, clerk, residents } = place;
	yield plan.opens;
	const periodId = await openPeriod(stage.as(clerk), {
		communityId,
		matterId,
		days: plan.days,
		audience: 'everyone'
	});
	for (const { who, after, body, channel } of plan.comments) {
		yield plan.opens + after * HOUR;
		const author = residents[who]!;
		await writeComment(stage.as(channel ? clerk : author), {
			communityId,
			periodId,
			body,
			...(channel ? { authorId: author, channel } : {})
		});
	}
	yield plan.answered;
	const written = await listComments(stage.db, periodId, { before: undefined, limit: 50 });
	for (const { id: commentId, number } of written.reverse()) {
		const { answer } = plan.comments[number - 1]!;
		if (!answer) continue;
		const { adoption, text } = answer;
		await answerComment(stage.as(clerk), { communityId, commentId, adoption, answer: text });
	}
}

/** 公告: the text follows from the records. */
export async function* post(
	{ place, matterId }: Walker,
	kind: 'decision' | 'result',
	at: Instant
): Scene<Id<'notice'>> {
	const { stage, id: communityId, community, clerk } = place;
	yield at;
	const matter = await getMatter(stage.db, communityId, matterId);
	const { title, body } = (await suggestNotice(stage.db, community, { matter, kind, now: at }))!;
	return postNotice(stage.as(clerk), {
		communityId,
		matterId,
		kind,
		title,
		body,
		issuerId: place.body('committee'),
		places: BOARDS[community.kind],
		days: community.settings.postingDays
	});
}

const BOARDS = {
	village: '村务公开栏、各村民小组公告栏',
	residential: '社区公开栏、各小区公告栏'
} as const;

export interface PlannedTask {
	title: string;
	owner: Id<'person'>;
	due: Instant;
	reports: readonly {
		at: Instant;
		report: string;
		/** In fen. */
		spent?: number;
		/** Not checked yet, without. */
		checked?: Instant;
		/** Sent back, and why. */
		returned?: string;
	}[];
}

/** 实施、验收: what somebody has to do, from the day it is handed out to the day it is accepted. */
export async function* carryOut(
	{ place, matterId }: Walker,
	{ assigned, tasks }: { assigned: Instant; tasks: readonly PlannedTask[] }
): Scene {
	const { stage, id: communityId, clerk, supervisors } = place;
	yield assigned;
	const turns: { at: Instant; act: () => Promise<unknown> }[] = [];
	for (const { title, owner, due, reports } of tasks) {
		const taskId = await assignTask(stage.as(clerk), {
			communityId,
			matterId,
			title,
			ownerId: owner,
			bodyId: place.body('committee'),
			dueAt: endOfDay(dayOf(due))
		});
		const task = { communityId, taskId };
		for (const { at, report, spent = null, checked, returned } of reports) {
			turns.push({ at, act: () => reportTask(stage.as(owner), { ...task, report, spent }) });
			const check = returned
				? { ...task, outcome: 'returned' as const, remark: returned }
				: { ...task, outcome: 'accepted' as const };
			if (checked === undefined) continue;
			turns.push({ at: checked, act: () => checkTask(stage.as(supervisors[0]!), check) });
		}
	}
	for (const { at, act } of turns.sort((a, b) => a.at - b.at)) {
		yield at;
		await act();
	}
}

/** 回头看、反馈: the supervision committee looks again, and the dossier is closed. */
export async function* lookBack(
	{ place, matterId }: Walker,
	{ at, remark }: { at: Instant; remark: string }
): Scene {
	const { stage, id: communityId, supervisors } = place;
	yield at;
	await recordLookBack(stage.as(supervisors[0]!), {
		communityId,
		matterId,
		bodyId: place.body('supervision_committee'),
		helped: 'yes',
		remark
	});
}
