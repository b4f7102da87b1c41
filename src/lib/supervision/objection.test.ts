import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { DAY, instantAt } from '#lib/kernel/instant.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Role } from '#lib/people/person.ts';
import type { Standing } from '#lib/people/standing.ts';
import {
	mayAcceptAnswer,
	mayAnswerSupervisor,
	mayObjectTo,
	mayRecordOutcome,
	mayReportUpward,
	objectionState
} from './objection.ts';

const now = instantAt('2026-03-12', '10:00');
const communityId = newId('community');
const raiser = newId('person');
const bodyId = newId('body');

function holding(seats: [BodyKind, Role, boolean?][], personId = newId('person')): Standing {
	return {
		...{ communityId, personId, isHost: false, isResident: true },
		posts: seats.map(([bodyKind, role, votes = true]) => ({
			...{ id: newId('post'), bodyId: newId('body'), bodyKind, communityId, personId, role, votes },
			...{ startsAt: 0, endsAt: null, awayUntil: null, organisation: null }
		}))
	};
}
const visitor: Standing = { ...holding([]), personId: undefined };
const supervisor = holding([['supervision_committee', 'committee_member']]);
const clerk = holding([['desk', 'clerk', false]]);
const matter = { state: 'open' as const, bodyId };
const raised = {
	...{ raisedBy: raiser, raisedAt: now - 2 * DAY, answeredAt: null as number | null },
	...{ acceptedAt: null as number | null, reportedAt: null as number | null },
	outcomeAt: null as number | null
};
const answered = { ...raised, answeredAt: now - DAY };
const accepted = { ...answered, acceptedAt: now };
const reported = { ...answered, reportedAt: now - DAY };

describe('objectionState', () => {
	it.each([
		['waiting', raised],
		['answered', answered],
		['accepted', accepted],
		['reported', reported],
		['reported', { ...raised, reportedAt: now }],
		['concluded', { ...reported, outcomeAt: now }]
	] as const)('is %s', (state, objection) => expect(objectionState(objection)).toBe(state));
});

describe('mayObjectTo', () => {
	it.each([
		['a visitor', visitor, matter, false, refuse('access.sign_in')],
		['the clerk', clerk, matter, false, refuse('supervision.supervisors_only')],
		[
			'an observer on the committee',
			holding([['supervision_committee', 'observer']]),
			matter,
			false,
			refuse('supervision.supervisors_only')
		],
		['a supervisor', supervisor, matter, false, allow],
		['one who has one open', supervisor, matter, true, refuse('supervision.already_open')],
		['one too late', supervisor, { state: 'stopped' }, false, refuse('matter.ended')]
	] as const)('answers %s', (_who, standing, which, hasOpen, verdict) => {
		expect(mayObjectTo(standing, which, { hasOpen })).toEqual(verdict);
	});
});

describe('mayAnswerSupervisor', () => {
	const handler = holding([['council', 'member']]);
	const ofBody: Standing = { ...handler, posts: [{ ...handler.posts[0]!, bodyId }] };
	it.each([
		['a visitor', visitor, raised, 'access.sign_in'],
		['a resident', holding([]), raised, 'supervision.not_answerer'],
		['a member of another body', handler, raised, 'supervision.not_answerer'],
		['a supervisor', supervisor, raised, 'supervision.not_answerer'],
		[
			'a committee member who supervises too',
			holding([
				['committee', 'committee_member'],
				['supervision_committee', 'committee_member']
			]),
			raised,
			'supervision.answers_itself'
		],
		['the clerk a second time', clerk, answered, 'supervision.already_answered']
	] as const)('refuses %s', (_who, standing, objection, code) => {
		expect(mayAnswerSupervisor(standing, objection, matter)).toEqual(refuse(code));
	});

	it('lets the clerk, the committee and those who handle the matter answer, also what went upward', () => {
		const director = holding([['committee', 'director']]);
		for (const standing of [clerk, director, ofBody])
			for (const objection of [raised, { ...raised, reportedAt: now }])
				expect(mayAnswerSupervisor(standing, objection, matter)).toEqual(allow);
	});
});

describe('what a supervisor makes of an answer', () => {
	it.each([
		['waiting', raised, refuse('supervision.not_answered'), allow],
		['answered', answered, allow, allow],
		['accepted', accepted, refuse('supervision.settled'), refuse('supervision.settled')],
		[
			'reported',
			reported,
			refuse('supervision.already_reported'),
			refuse('supervision.already_reported')
		]
	] as const)('is ruled when it is %s', (_state, objection, accept, report) => {
		expect(mayAcceptAnswer(supervisor, objection)).toEqual(accept);
		expect(mayReportUpward(supervisor, objection)).toEqual(report);
		expect(mayAcceptAnswer(clerk, objection)).toEqual(refuse('supervision.supervisors_only'));
		expect(mayReportUpward(clerk, objection)).toEqual(refuse('supervision.supervisors_only'));
	});
});

describe('mayRecordOutcome', () => {
	const township = holding([['township_office', 'liaison', false]]);
	it.each([
		['the clerk', clerk, reported, '2026-03-12', refuse('supervision.supervisors_only')],
		['before a report', supervisor, answered, '2026-03-12', refuse('supervision.not_reported')],
		['a day before', supervisor, reported, '2026-03-10', refuse('supervision.outcome_day')],
		['the day of the report', supervisor, reported, '2026-03-11', allow],
		['today, by the township', township, reported, '2026-03-12', allow],
		['tomorrow', township, reported, '2026-03-13', refuse('supervision.outcome_day')],
		[
			'a second time',
			township,
			{ ...reported, outcomeAt: now },
			'2026-03-12',
			refuse('supervision.already_concluded')
		]
	] as const)('answers %s', (_who, standing, objection, on, verdict) => {
		expect(mayRecordOutcome(standing, objection, on, now)).toEqual(verdict);
	});
});
