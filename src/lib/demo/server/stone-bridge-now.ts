import { currentVersion } from '#lib/documents/server/version-store.ts';
import { mergeIdea } from '#lib/ideas/server/merge-idea.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { remarkOnIdea } from '#lib/ideas/server/remark-on-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import { raiseObjection } from '#lib/notices/server/raise-objection.ts';
import { askForAct } from '#lib/procedures/server/ask-for-act.ts';
import * as texts from '../stone-bridge-texts.ts';
import type { Place } from './place.ts';
import { call } from './sitting.ts';
import type { Scene, Story } from './stage.ts';
import {
	begin,
	carryOut,
	commentsOf,
	consult,
	draft,
	partyAct,
	post,
	revise,
	ROOMS,
	sit,
	type Walker
} from './walk.ts';

const ROOM = ROOMS.village.all;

/** What is under way, each matter by itself: on days counted back from the present. */
export function presentStoriesOf(village: Place): Story[] {
	return [covenant, canal, bins, meals, lights, pond, loneIdeas].map((story) => story(village));
}

/** The covenant's third edition waits for the party members, who meet in a few days. */
async function* covenant(village: Place): Story {
	const { stage, id: communityId, clerk, secretary, committee, supervisors } = village;
	const { ago } = stage;
	const text = texts.covenant;
	const walker = yield* begin(village, {
		idea: {
			by: supervisors[1]!,
			at: ago(80, '09:30'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'body', bodyId: village.body('supervision_committee') }
		},
		screened: { at: ago(78, '09:00'), reasons: text.screened },
		opened: ago(76, '09:00'),
		...{ title: text.title, class: 'covenant', body: 'committee', important: true },
		drafters: [committee[3]!, committee[2]!, committee[4]!]
	});
	yield* draft(walker, { text: text.first, from: ago(75, '15:00'), frozen: ago(70, '10:00') });
	yield* partyAct(walker, 'propose', {
		asked: ago(69, '09:00'),
		sitting: {
			title: '党组织委员会会议（村规民约）',
			called: ago(69, '10:00'),
			at: ago(66, '19:30'),
			present: 5,
			item: {
				title: text.title,
				gist: text.screened,
				counts: { yes: 5, no: 0, abstain: 0 }
			}
		},
		opinion: 'agree',
		conclusion: '同意提议，注意以倡导为主。'
	});
	yield* sit(walker, 'confer', {
		bodies: ['two_committees'],
		title: '村“两委”联席商议会（村规民约）',
		room: ROOM,
		called: ago(64, '09:00'),
		at: ago(60, '19:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 6 },
		item: {
			title: text.title,
			gist: text.conferGist,
			counts: { yes: 6, no: 0, abstain: 0 }
		}
	});
	yield* consult(walker, {
		opens: ago(55, '09:00'),
		days: 20,
		comments: commentsOf(text.comments),
		answered: ago(34, '10:00')
	});
	yield* revise(walker, {
		at: ago(30, '09:00'),
		reason: '照征求到的意见修改。',
		text: text.second,
		frozen: ago(27, '17:00')
	});
	const { matterId } = walker;
	yield ago(5, '10:00');
	await askForAct(stage.as(clerk), { communityId, matterId, kind: 'review' });
	const version = (await currentVersion(stage.db, matterId))!;
	yield* call(village, {
		bodies: ['party_organisation'],
		title: '党员大会（审议村规民约）',
		room: ROOMS.village.party,
		called: ago(2, '10:00'),
		at: ago(-3, '19:30'),
		...{ lead: secretary, chair: secretary, recorder: village.partyCommittee[1]!, present: 0 },
		items: [
			{ title: text.reviewTitle, purpose: 'review', matterId, versionId: version.id, gist: '' }
		]
	});
}

/** Street lights, being drafted. Somebody's idea about one lamp was merged into it. */
async function* lights(village: Place): Story {
	const { stage, id: communityId, secretary, committee, representatives, residents } = village;
	const { ago } = stage;
	const text = texts.lights;
	const walker = yield* begin(village, {
		idea: {
			by: committee[1]!,
			at: ago(16, '09:30'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'body', bodyId: village.body('committee') }
		},
		screened: { at: ago(14, '09:00'), reasons: text.screened },
		opened: ago(11, '09:00'),
		...{ title: text.title, class: 'public_works', body: 'committee', important: true },
		drafters: [secretary, committee[3]!, committee[4]!, representatives[0]!, representatives[20]!]
	});
	yield* draft(walker, { text: text.draft, from: ago(9, '20:00') });
	yield ago(6, '12:30');
	const { title, body } = texts.ideas.fifth;
	const ideaId = await raiseIdea(stage.as(residents[11]!), {
		communityId,
		...{ title, body, raisedAs: 'resident', councilId: village.body('council') }
	});
	yield ago(5, '09:00');
	await mergeIdea(stage.as(secretary), {
		communityId,
		ideaId,
		into: walker.ideaId,
		reasons: text.merged
	});
}

/** The fish pond, returned by the party organisation. */
async function* pond(village: Place): Story {
	const { stage, committee } = village;
	const { ago } = stage;
	const text = texts.pond;
	const walker = yield* begin(village, {
		idea: {
			by: committee[1]!,
			at: ago(20, '10:00'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'body', bodyId: village.body('committee') }
		},
		screened: { at: ago(19, '09:00'), reasons: text.screened },
		opened: ago(17, '09:00'),
		...{ title: text.title, class: 'collective_income', body: 'committee', important: true },
		drafters: [committee[1]!, committee[4]!]
	});
	yield* draft(walker, { text: text.text, from: ago(16, '15:00'), frozen: ago(12, '10:00') });
	yield* partyAct(walker, 'propose', {
		asked: ago(10, '09:00'),
		sitting: {
			title: '党组织委员会会议（鱼塘承包）',
			called: ago(10, '10:00'),
			at: ago(7, '19:30'),
			present: 5,
			item: {
				title: text.title,
				gist: text.gist,
				counts: { yes: 1, no: 4, abstain: 0 }
			}
		},
		opinion: 'return',
		conclusion: text.conclusion,
		reasons: text.reasons
	});
}

/** An idea under discussion, and one refused with reasons. */
async function* loneIdeas({ stage, id: communityId, body, secretary, residents }: Place): Story {
	const { ago } = stage;
	const { screen, square } = texts.ideas;
	const to = { communityId, raisedAs: 'resident', councilId: body('council') } as const;
	yield ago(40, '19:00');
	const refused = await raiseIdea(stage.as(residents[5]!), {
		...to,
		...{ title: screen.title, body: screen.body }
	});
	yield ago(37, '10:00');
	await screenIdea(stage.as(secretary), {
		...{ communityId, ideaId: refused, decision: 'refuse', reasons: screen.refused }
	});
	yield ago(9, '18:40');
	const ideaId = await raiseIdea(stage.as(residents[9]!), {
		...to,
		...{ title: square.title, body: square.body }
	});
	for (const [nth, remark] of square.remarks.entries()) {
		yield ago(8 - nth * 2, '20:15');
		await remarkOnIdea(stage.as(residents[14 + nth]!), { communityId, ideaId, body: remark });
	}
}

/** Canal cleaning: decided, the notice hangs, and an objection waits for its answer. */
async function* canal(village: Place): Story {
	const { stage, id: communityId, residents } = village;
	const { ago } = stage;
	const walker = yield* consulted(village, texts.canal, { since: 53, class: 'public_works' });
	yield* resolved(walker, texts.canal, { since: 53 });
	const noticeId = yield* post(walker, 'decision', ago(10, '10:00'));
	yield ago(2, '20:30');
	await raiseObjection(stage.as(residents[7]!), {
		communityId,
		noticeId,
		body: texts.canal.objection
	});
}

/** Places for sorted rubbish: being carried out, one task reported and not checked yet. */
async function* bins(village: Place): Story {
	const { ago } = village.stage;
	const { tasks } = texts.bins;
	const walker = yield* consulted(village, texts.bins, { since: 95, class: 'service' });
	yield* resolved(walker, texts.bins, { since: 95 });
	yield* post(walker, 'decision', ago(52, '10:00'));
	yield* carryOut(walker, {
		assigned: ago(36, '09:00'),
		tasks: [
			{
				title: tasks.teach,
				owner: village.committee[3]!,
				due: ago(15, '18:00'),
				reports: [{ at: ago(18, '16:00'), report: tasks.taught, checked: ago(17, '10:00') }]
			},
			{
				title: tasks.build,
				owner: village.committee[4]!,
				due: ago(-3, '18:00'),
				reports: [{ at: ago(2, '17:00'), report: tasks.built, spent: 2_400_000 }]
			}
		]
	});
}

/** What meals for the old shall cost: open for comment. */
async function* meals(village: Place): Story {
	yield* consulted(village, texts.meals, { since: 24, class: 'service', answered: 1 });
}

/** A matter that walks the plain way, up to its comments: so many days ago it began. */
async function* consulted(
	village: Place,
	text: texts.PlainMatter,
	plan: { since: number; class: MatterClass; answered?: number }
): Scene<Walker> {
	const { stage, clerk, secretary, committee } = village;
	const day = (nth: number, time: string) => stage.ago(plan.since - nth, time);
	const { title, gist } = text;
	const walker = yield* begin(village, {
		idea: {
			by: committee[2]!,
			at: day(0, '09:30'),
			...{ title, body: text.idea, raisedAs: 'body', bodyId: village.body('committee') }
		},
		screened: { at: day(1, '09:00'), reasons: text.screened },
		opened: day(2, '09:00'),
		...{ title, class: plan.class, body: 'committee' },
		drafters: [committee[2]!, committee[3]!]
	});
	yield* draft(walker, { text: text.text, from: day(3, '15:00'), frozen: day(5, '10:00') });
	yield* partyAct(walker, 'propose', {
		asked: day(6, '09:00'),
		sitting: {
			title: `党组织委员会会议（${title}）`,
			called: day(6, '10:00'),
			at: day(8, '19:30'),
			present: 5,
			item: { title, gist, counts: { yes: 5, no: 0, abstain: 0 } }
		},
		opinion: 'agree',
		conclusion: '同意提议。'
	});
	yield* sit(walker, 'confer', {
		bodies: ['two_committees'],
		title: `村“两委”联席商议会（${title}）`,
		room: ROOM,
		called: day(10, '15:00'),
		at: day(13, '19:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 6 },
		item: { title, gist, counts: { yes: 6, no: 0, abstain: 0 } }
	});
	const { answered } = plan;
	yield* consult(walker, {
		opens: day(16, '09:00'),
		days: answered === undefined ? 10 : 15,
		comments: commentsOf(text.comments),
		answered: answered === undefined ? day(27, '10:00') : stage.ago(answered, '16:00')
	});
	return walker;
}

/** The same matter, from the members' review to the representatives' decision. */
async function* resolved(
	walker: Walker,
	text: texts.PlainMatter,
	{ since }: { since: number }
): Scene {
	const { stage, clerk, secretary } = walker.place;
	const day = (nth: number, time: string) => stage.ago(since - nth, time);
	const { title, gist } = text;
	yield* partyAct(walker, 'review', {
		asked: day(29, '09:00'),
		sitting: {
			title: `党员大会（${title}）`,
			called: day(29, '10:00'),
			at: day(34, '19:30'),
			present: 23,
			item: { title, gist, counts: { yes: 22, no: 0, abstain: 1 } }
		},
		opinion: 'agree',
		conclusion: '审议通过。'
	});
	yield* sit(walker, 'resolve', {
		bodies: ['representatives'],
		title: `村民代表会议（${title}）`,
		room: ROOM,
		called: day(36, '09:00'),
		at: day(41, '14:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 42 },
		item: {
			title,
			gist,
			counts: { yes: 40, no: 0, abstain: 2 },
			byPhone: 6
		}
	});
}
