import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { remarkOnIdea } from '#lib/ideas/server/remark-on-idea.ts';
import { currentVersion } from '#lib/documents/server/version-store.ts';
import { addDays, dayOf, instantAt, type Instant } from '#lib/kernel/instant.ts';
import * as texts from '../locust-shade-texts.ts';
import type { Place } from './place.ts';
import { call } from './sitting.ts';
import { on, type Story } from './stage.ts';
import {
	begin,
	carryOut,
	commentsOf,
	consult,
	draft,
	lookBack,
	partyAct,
	post,
	revise,
	ROOMS,
	sit
} from './walk.ts';

const ROOM = ROOMS.residential.all;

/** Everything that happens in the community, each matter by itself. */
export function storiesOf(community: Place): Story[] {
	return [parking, lift, charging, bench].map((story) => story(community));
}

/** Parking, finished and in the archive: studied, deliberated by the council, resolved by the representatives. */
async function* parking(community: Place): Story {
	const { clerk, director, convener, council, committee, residents } = community;
	const text = texts.parking;
	const walker = yield* begin(community, {
		idea: {
			by: residents[2]!,
			at: on('2026-03-02', '19:30'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'resident', councilId: community.body('council') }
		},
		screened: { at: on('2026-03-05', '10:00'), reasons: text.screened },
		opened: on('2026-03-06', '09:00'),
		...{ title: text.title, class: 'neighbourhood', body: 'council' },
		...{ important: true, reserved: true },
		drafters: [convener, council[1]!, committee[2]!]
	});
	yield* draft(walker, {
		text: text.first,
		from: on('2026-03-07', '15:00'),
		frozen: on('2026-03-12', '17:00')
	});
	yield* consult(walker, {
		opens: on('2026-03-13', '09:00'),
		days: 10,
		comments: commentsOf(text.comments),
		answered: on('2026-03-23', '10:00')
	});
	yield* revise(walker, {
		at: on('2026-03-24', '09:00'),
		reason: '照征求到的意见修改。',
		text: text.second,
		frozen: on('2026-03-25', '17:00')
	});
	yield* partyAct(walker, 'study', {
		asked: on('2026-03-26', '09:00'),
		sitting: {
			title: '社区党组织委员会会议（三月）',
			called: on('2026-03-26', '10:00'),
			at: on('2026-03-27', '18:30'),
			present: 6,
			item: {
				title: text.title,
				gist: text.studyGist,
				counts: { yes: 6, no: 0, abstain: 0 }
			}
		},
		opinion: 'agree',
		conclusion: text.studied
	});
	yield* sit(walker, 'deliberate', {
		bodies: ['council'],
		title: '居民议事会（第一次）',
		room: ROOM,
		called: on('2026-03-28', '14:00'),
		at: on('2026-04-03', '19:30'),
		...{ lead: clerk, chair: convener, recorder: clerk, present: 13 },
		item: {
			title: text.title,
			gist: text.councilGist,
			counts: { yes: 12, no: 0, abstain: 1 },
			byPhone: 3
		}
	});
	yield* sit(walker, 'resolve', {
		bodies: ['representatives'],
		title: '居民代表会议（第一次）',
		room: ROOM,
		called: on('2026-04-07', '10:00'),
		at: on('2026-04-14', '14:30'),
		...{ lead: clerk, chair: director, recorder: clerk, present: 55 },
		item: {
			title: text.title,
			gist: text.resolveGist,
			counts: { yes: 49, no: 3, abstain: 3 },
			byPhone: 10
		}
	});
	yield* post(walker, 'decision', on('2026-04-15', '15:00'));
	const { tasks } = text;
	yield* carryOut(walker, {
		assigned: on('2026-05-04', '09:00'),
		tasks: [
			{
				title: tasks.lines,
				owner: committee[2]!,
				due: on('2026-05-25', '18:00'),
				reports: [
					{
						at: on('2026-05-20', '16:00'),
						report: tasks.drawn,
						spent: 1_580_000,
						checked: on('2026-05-22', '10:00')
					}
				]
			},
			{
				title: tasks.guide,
				owner: committee[3]!,
				due: on('2026-05-31', '18:00'),
				reports: [
					{
						at: on('2026-05-25', '16:00'),
						report: tasks.guided,
						checked: on('2026-05-26', '10:00')
					}
				]
			}
		]
	});
	yield* post(walker, 'result', on('2026-05-27', '10:00'));
	yield* lookBack(walker, { at: on('2026-09-02', '10:00'), remark: text.lookedBack });
}

/** A lift, open for comment: some comments are answered, some are not yet. */
async function* lift(community: Place): Story {
	const { ago } = community.stage;
	const { convener, council, residents } = community;
	const text = texts.lift;
	const walker = yield* begin(community, {
		idea: {
			by: residents[4]!,
			at: ago(18, '20:00'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'resident', councilId: community.body('council') }
		},
		screened: { at: ago(16, '10:00'), reasons: text.screened },
		opened: ago(14, '09:00'),
		...{ title: text.title, class: 'neighbourhood', body: 'council' },
		drafters: [convener, council[2]!, council[3]!, residents[4]!]
	});
	yield* draft(walker, { text: text.text, from: ago(13, '15:00'), frozen: ago(7, '17:00') });
	yield* consult(walker, {
		opens: ago(6, '09:00'),
		days: 15,
		comments: commentsOf(text.comments),
		answered: ago(1, '16:00')
	});
}

/** Charging points: the council is called for this evening, or for tomorrow when this evening's hour is past. */
async function* charging(community: Place): Story {
	const { stage, clerk, convener, council, residents } = community;
	const { ago } = stage;
	const text = texts.charging;
	const walker = yield* begin(community, {
		idea: {
			by: residents[6]!,
			at: ago(45, '20:00'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'resident', councilId: community.body('council') }
		},
		screened: { at: ago(43, '10:00'), reasons: text.screened },
		opened: ago(41, '09:00'),
		...{ title: text.title, class: 'neighbourhood', body: 'council' },
		drafters: [convener, council[4]!, council[5]!]
	});
	yield* draft(walker, { text: text.first, from: ago(40, '15:00'), frozen: ago(36, '17:00') });
	yield* consult(walker, {
		opens: ago(35, '09:00'),
		days: 15,
		comments: commentsOf(text.comments),
		answered: ago(19, '10:00')
	});
	yield* revise(walker, {
		at: ago(12, '09:00'),
		reason: '照征求到的意见修改。',
		text: text.second,
		frozen: ago(10, '17:00')
	});
	const { matterId } = walker;
	const version = (await currentVersion(stage.db, matterId))!;
	yield* call(community, {
		bodies: ['council'],
		title: '居民议事会（充电桩）',
		room: ROOM,
		called: ago(5, '10:00'),
		at: nextEvening(stage.present),
		...{ lead: clerk, chair: convener, recorder: clerk, present: 0 },
		items: [
			{
				title: text.title,
				purpose: 'deliberate',
				...{ matterId, versionId: version.id, gist: '' }
			}
		]
	});
}

/** Half past seven this evening; tomorrow's when it is later than that. */
export function nextEvening(now: Instant): Instant {
	const tonight = instantAt(dayOf(now), '19:30');
	return now < tonight ? tonight : instantAt(addDays(dayOf(now), 1), '19:30');
}

/** An idea under discussion. */
async function* bench({ stage, id: communityId, body, residents }: Place): Story {
	const { ago } = stage;
	const { title, body: words, remarks } = texts.ideas.bench;
	yield ago(7, '18:00');
	const ideaId = await raiseIdea(stage.as(residents[10]!), {
		communityId,
		...{ title, body: words, raisedAs: 'resident', councilId: body('council') }
	});
	for (const [nth, remark] of remarks.entries()) {
		yield ago(5 - nth * 2, '20:15');
		await remarkOnIdea(stage.as(residents[12 + nth]!), { communityId, ideaId, body: remark });
	}
}
