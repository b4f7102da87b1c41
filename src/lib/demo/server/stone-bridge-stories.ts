import { adoptPaper } from '#lib/minutes/server/adopt-paper.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { listPapersOfMeeting } from '#lib/minutes/server/paper-store.ts';
import { sealPaper } from '#lib/minutes/server/seal-paper.ts';
import { answerObjection } from '#lib/notices/server/answer-objection.ts';
import { raiseObjection } from '#lib/notices/server/raise-objection.ts';
import { listSeats } from '#lib/people/server/post-store.ts';
import * as texts from '../stone-bridge-texts.ts';
import type { Place } from './place.ts';
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

const ROOM = ROOMS.village.all;

/** What is over by now, each matter by itself: on fixed days of 2026. */
export function pastStoriesOf(village: Place): Story[] {
	return [assembly, road, clubRoom, pavilion].map((story) => story(village));
}

/** 补录: at Spring Festival, when everybody is home, the assembly by households leaves matters to the representatives. */
async function* assembly({ stage, id: communityId, body, clerk, secretary }: Place): Story {
	const { title, report, reportGist, delegation, delegationGist } = texts.assembly;
	const heldAt = on('2026-02-20', '09:00');
	yield on('2026-02-23', '10:00');
	const seats = await listSeats(stage.db, body('assembly'), heldAt, 'households');
	const others = seats.map(({ personId }) => personId).filter((one) => one !== secretary);
	const { meetingId } = await enterPastMeeting(stage.as(clerk), {
		communityId,
		bodyIds: [body('assembly')],
		counting: 'households',
		title,
		place: ROOM,
		heldAt,
		chairId: secretary,
		recorderId: clerk,
		presentIds: [secretary, ...others.filter((_, at) => at % 4 !== 3)],
		items: [
			{ title: report, purpose: 'other', outcome: 'no_vote', gist: reportGist },
			{
				title: delegation,
				purpose: 'delegate',
				outcome: 'passed',
				gist: delegationGist,
				counts: { yes: 441, no: 6, abstain: 15 },
				delegation: {
					classes: ['plan', 'subsidy', 'collective_income', 'public_works', 'aid'],
					endsAt: on('2031-01-10', '00:00')
				}
			}
		]
	});
	yield on('2026-02-23', '16:00');
	for (const { id: paperId } of await listPapersOfMeeting(stage.db, meetingId)) {
		await adoptPaper(stage.as(secretary), { communityId, paperId });
		await sealPaper(stage.as(secretary), { communityId, paperId });
	}
}

/** A road, from the idea to the look back. */
async function* road(village: Place): Story {
	const { stage, id: communityId, clerk, secretary, committee, residents } = village;
	const text = texts.road;
	const [, deputy, organiser, women] = committee;
	const walker = yield* begin(village, {
		idea: {
			by: deputy!,
			at: on('2026-02-24', '09:20'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'body', bodyId: village.body('committee') }
		},
		screened: { at: on('2026-02-25', '15:00'), reasons: text.screened },
		opened: on('2026-02-26', '10:00'),
		...{ title: text.title, class: 'public_works', body: 'committee', important: true },
		drafters: [deputy!, organiser!, women!]
	});
	yield* draft(walker, {
		text: text.first,
		from: on('2026-02-26', '14:00'),
		frozen: on('2026-03-03', '17:00')
	});
	yield* partyAct(walker, 'propose', {
		asked: on('2026-03-04', '09:00'),
		sitting: {
			title: '党组织委员会会议（三月）',
			called: on('2026-03-04', '10:00'),
			at: on('2026-03-06', '19:30'),
			present: 5,
			item: {
				title: text.title,
				gist: text.screened,
				counts: { yes: 5, no: 0, abstain: 0 }
			}
		},
		opinion: 'agree',
		conclusion: '同意提议，提交村“两委”会商议。'
	});
	yield* sit(walker, 'confer', {
		bodies: ['two_committees'],
		title: '村“两委”联席商议会（三月）',
		room: ROOM,
		called: on('2026-03-07', '15:00'),
		at: on('2026-03-10', '19:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 7 },
		item: {
			title: text.title,
			gist: text.conferGist,
			counts: { yes: 6, no: 0, abstain: 1 }
		}
	});
	yield* revise(walker, {
		at: on('2026-03-11', '10:00'),
		reason: '照“两委”商议的意见修改。',
		text: text.second,
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
		text: text.third,
		frozen: on('2026-03-25', '17:00')
	});
	yield* partyAct(walker, 'review', {
		asked: on('2026-03-26', '09:00'),
		sitting: {
			title: '党员大会（三月）',
			called: on('2026-03-26', '10:00'),
			at: on('2026-03-30', '19:30'),
			present: 24,
			item: {
				title: text.title,
				gist: text.reviewGist,
				counts: { yes: 23, no: 0, abstain: 1 }
			}
		},
		opinion: 'agree',
		conclusion: '审议通过，提交村民代表会议决议。'
	});
	yield* sit(walker, 'resolve', {
		bodies: ['representatives'],
		title: '村民代表会议（第一次）',
		room: ROOM,
		called: on('2026-03-31', '14:00'),
		at: on('2026-04-08', '14:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 41 },
		item: {
			title: text.title,
			gist: text.resolveGist,
			counts: { yes: 37, no: 1, abstain: 3 },
			byPhone: 9
		}
	});
	const noticeId = yield* post(walker, 'decision', on('2026-04-09', '15:00'));
	yield on('2026-04-12', '20:10');
	const objectionId = await raiseObjection(stage.as(residents[3]!), {
		communityId,
		noticeId,
		body: text.objection
	});
	yield on('2026-04-14', '09:40');
	await answerObjection(stage.as(clerk), {
		communityId,
		objectionId,
		outcome: 'explained',
		answer: text.objectionAnswer
	});
	const { tasks } = text;
	yield* carryOut(walker, {
		assigned: on('2026-04-25', '09:00'),
		tasks: [
			{
				title: tasks.choose,
				owner: deputy!,
				due: on('2026-05-10', '18:00'),
				reports: [
					{
						at: on('2026-05-07', '16:00'),
						report: tasks.chosen,
						checked: on('2026-05-08', '10:00')
					}
				]
			},
			{
				title: tasks.build,
				owner: organiser!,
				due: on('2026-07-10', '18:00'),
				reports: [
					{
						at: on('2026-07-02', '17:00'),
						report: tasks.built,
						checked: on('2026-07-03', '11:00'),
						returned: tasks.sentBack
					},
					{
						at: on('2026-07-08', '17:00'),
						report: tasks.mended,
						spent: 43_026_000,
						checked: on('2026-07-09', '10:00')
					}
				]
			},
			{
				title: tasks.test,
				owner: organiser!,
				due: on('2026-07-20', '18:00'),
				reports: [
					{
						at: on('2026-07-14', '15:00'),
						report: tasks.tested,
						spent: 380_000,
						checked: on('2026-07-15', '10:00')
					}
				]
			}
		]
	});
	yield* post(walker, 'result', on('2026-07-16', '10:00'));
	yield* lookBack(walker, { at: on('2026-10-16', '10:00'), remark: text.lookedBack });
}

/** A small matter, finished. */
async function* clubRoom(village: Place): Story {
	const { clerk, secretary, committee } = village;
	const text = texts.clubRoom;
	const [, deputy, , women] = committee;
	const walker = yield* begin(village, {
		idea: {
			by: women!,
			at: on('2026-05-06', '10:00'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'body', bodyId: village.body('committee') }
		},
		screened: { at: on('2026-05-07', '09:00'), reasons: text.screened },
		opened: on('2026-05-08', '09:00'),
		...{ title: text.title, class: 'service', body: 'committee' },
		drafters: [women!, deputy!]
	});
	yield* draft(walker, {
		text: text.first,
		from: on('2026-05-08', '15:00'),
		frozen: on('2026-05-09', '10:00')
	});
	const item = { gist: text.gist };
	yield* partyAct(walker, 'propose', {
		asked: on('2026-05-11', '09:00'),
		sitting: {
			title: '党组织委员会会议（五月）',
			called: on('2026-05-11', '10:00'),
			at: on('2026-05-13', '19:30'),
			present: 4,
			item: { ...item, title: text.title, counts: { yes: 4, no: 0, abstain: 0 } }
		},
		opinion: 'agree',
		conclusion: '同意提议。'
	});
	yield* sit(walker, 'confer', {
		bodies: ['two_committees'],
		title: '村“两委”联席商议会（五月）',
		room: ROOM,
		called: on('2026-05-15', '09:00'),
		at: on('2026-05-18', '19:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 6 },
		item: { ...item, title: text.title, counts: { yes: 6, no: 0, abstain: 0 } }
	});
	yield* consult(walker, {
		opens: on('2026-05-20', '09:00'),
		days: 10,
		comments: [
			{ who: 8, after: 30, body: text.comment, answer: { adoption: 'adopted', text: text.answer } }
		],
		answered: on('2026-05-30', '16:00')
	});
	yield* revise(walker, {
		at: on('2026-05-31', '09:00'),
		reason: '照征求到的意见修改。',
		text: text.second,
		frozen: on('2026-05-31', '17:00')
	});
	yield* partyAct(walker, 'review', {
		asked: on('2026-06-01', '09:00'),
		sitting: {
			title: '党员大会（六月）',
			called: on('2026-06-01', '10:00'),
			at: on('2026-06-05', '19:30'),
			present: 22,
			item: { ...item, title: text.title, counts: { yes: 22, no: 0, abstain: 0 } }
		},
		opinion: 'agree',
		conclusion: '审议通过。'
	});
	yield* sit(walker, 'resolve', {
		bodies: ['representatives'],
		title: '村民代表会议（第二次）',
		room: ROOM,
		called: on('2026-06-08', '09:00'),
		at: on('2026-06-12', '14:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 38 },
		item: { ...item, title: text.title, counts: { yes: 38, no: 0, abstain: 0 } }
	});
	yield* post(walker, 'decision', on('2026-06-13', '15:00'));
	yield* carryOut(walker, {
		assigned: on('2026-06-29', '09:00'),
		tasks: [
			{
				title: text.task,
				owner: women!,
				due: on('2026-07-20', '18:00'),
				reports: [
					{
						at: on('2026-07-15', '16:00'),
						report: text.report,
						spent: 1_000_000,
						checked: on('2026-07-17', '10:00')
					}
				]
			}
		]
	});
	yield* post(walker, 'result', on('2026-07-18', '10:00'));
	yield* lookBack(walker, { at: on('2026-10-17', '10:00'), remark: text.lookedBack });
}

/** A pavilion that representatives called for, and the meeting refused. */
async function* pavilion(village: Place): Story {
	const { clerk, secretary, representatives, committee } = village;
	const text = texts.pavilion;
	const walker = yield* begin(village, {
		idea: {
			by: clerk,
			at: on('2026-06-15', '10:00'),
			...{ title: text.title, body: text.idea },
			...{ raisedAs: 'representatives', raisedBy: representatives[20]!, signatures: 12 },
			channel: 'paper'
		},
		screened: { at: on('2026-06-17', '09:00'), reasons: text.screened },
		opened: on('2026-06-18', '09:00'),
		...{ title: text.title, class: 'public_works', body: 'committee' },
		drafters: [committee[1]!, representatives[20]!]
	});
	yield* draft(walker, {
		text: text.text,
		from: on('2026-06-19', '15:00'),
		frozen: on('2026-06-22', '10:00')
	});
	yield* partyAct(walker, 'propose', {
		asked: on('2026-06-23', '09:00'),
		sitting: {
			title: '党组织委员会会议（六月）',
			called: on('2026-06-23', '10:00'),
			at: on('2026-06-25', '19:30'),
			present: 5,
			item: {
				title: text.title,
				gist: text.proposeGist,
				counts: { yes: 4, no: 1, abstain: 0 }
			}
		},
		opinion: 'agree',
		conclusion: '同意提议，提交讨论。'
	});
	yield* sit(walker, 'confer', {
		bodies: ['two_committees'],
		title: '村“两委”联席商议会（六月）',
		room: ROOM,
		called: on('2026-06-27', '09:00'),
		at: on('2026-06-30', '19:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 7 },
		item: {
			title: text.title,
			gist: text.conferGist,
			counts: { yes: 4, no: 2, abstain: 1 }
		}
	});
	yield* consult(walker, {
		opens: on('2026-07-02', '09:00'),
		days: 10,
		comments: commentsOf(text.comments),
		answered: on('2026-07-12', '16:00')
	});
	yield* partyAct(walker, 'review', {
		asked: on('2026-07-13', '09:00'),
		sitting: {
			title: '党员大会（七月）',
			called: on('2026-07-13', '10:00'),
			at: on('2026-07-17', '19:30'),
			present: 23,
			item: {
				title: text.title,
				gist: text.reviewGist,
				counts: { yes: 16, no: 4, abstain: 3 }
			}
		},
		opinion: 'agree',
		conclusion: '同意提交村民代表会议决议。'
	});
	yield* sit(walker, 'resolve', {
		bodies: ['representatives'],
		title: '村民代表会议（第三次）',
		room: ROOM,
		called: on('2026-07-20', '09:00'),
		at: on('2026-07-28', '14:30'),
		...{ lead: clerk, chair: secretary, recorder: clerk, present: 40 },
		item: {
			title: text.title,
			gist: text.resolveGist,
			counts: { yes: 15, no: 20, abstain: 5 },
			byPhone: 4
		}
	});
}
