import { describe, expect, it } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { instantAt, type Day } from '#lib/kernel/instant.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Role } from '#lib/people/person.ts';
import type { Standing } from '#lib/people/standing.ts';
import { terms } from '#lib/rulebooks/terms.ts';
import {
	auditTiming,
	isAudited,
	mayOpenAudit,
	mayPublishAudit,
	notCovered,
	publishBy,
	subjectsFor
} from './audit.ts';
import {
	handoverDue,
	handoverState,
	HANDOVER_DAYS,
	mayOpenHandover,
	maySeeHandover,
	mayTick
} from './handover.ts';
import {
	hasMissedMeeting,
	mayPutToMeeting,
	mayRecordUrgentAct,
	urgentState
} from './urgent-act.ts';

const now = instantAt('2026-01-20', '10:00');
const communityId = newId('community');
function holding(bodyKind?: BodyKind, role?: Role, personId = newId('person')): Standing {
	return {
		...{ communityId, personId, isHost: false, isResident: true },
		posts:
			bodyKind && role
				? [
						{
							...{
								id: newId('post'),
								bodyId: newId('body'),
								bodyKind,
								communityId,
								personId,
								role
							},
							...{ votes: true, startsAt: 0, endsAt: null, awayUntil: null, organisation: null }
						}
					]
				: []
	};
}
const clerk = holding('desk', 'clerk');
const resident = holding();

describe('审计', () => {
	it('is of every member in a village, of the director in a residents’ community', () => {
		const roles = ['director', 'deputy_director', 'committee_member', 'accountant'] as const;
		expect(roles.filter((role) => isAudited('village', role))).toEqual(roles.slice(0, 3));
		expect(roles.filter((role) => isAudited('residential', role))).toEqual(['director']);
	});

	it('covers what each law lists, and says what is left out', () => {
		expect(subjectsFor('residential')).toEqual(['finances', 'grants', 'raised', 'requested']);
		expect(notCovered('village', { subjects: ['finances', 'debts', 'grants', 'funds'] })).toEqual([
			'tenders'
		]);
		expect(notCovered('residential', { subjects: ['finances', 'grants', 'raised'] })).toEqual([]);
	});

	const leaving = { kind: 'leaving' as const, electionOn: '2026-01-20' as Day };
	it.each([
		['published the day before', leaving, '2026-01-19', '2026-01-25', 'in_time'],
		['published on election day', leaving, '2026-01-20', '2026-01-25', 'late'],
		['not published the day before', leaving, null, '2026-01-19', 'due'],
		['not published on election day', leaving, null, '2026-01-20', 'overdue'],
		['in office', { ...leaving, kind: 'in_office' as const }, null, '2026-01-25', 'no_day'],
		['without a day', { ...leaving, electionOn: null }, null, '2026-01-25', 'no_day']
	] as const)('is %s', (_what, audit, published, today, timing) => {
		const publishedAt = published && instantAt(published, '23:59');
		expect(auditTiming({ ...audit, publishedAt }, today)).toBe(timing);
	});

	it('is published before the election, the last day being the one before', () => {
		expect(publishBy({ kind: 'leaving', electionOn: '2026-03-01' })).toBe('2026-02-28');
		expect(publishBy({ kind: 'in_office', electionOn: '2026-03-01' })).toBeNull();
	});

	it('is entered for a period that is over, by others than whom it is of', () => {
		const personId = newId('person');
		const audit = { personId, periodFrom: '2021-01-20', periodTo: '2026-01-20' } as const;
		const open = (standing: Standing, change: object = {}) =>
			mayOpenAudit(standing, { ...audit, subjects: ['finances'], ...change }, now);
		expect(open(clerk)).toEqual(allow);
		expect(open(holding('township_office', 'reviewer'))).toEqual(allow);
		expect(open(resident)).toEqual(refuse('audit.not_keeper'));
		expect(open(holding('desk', 'clerk', personId))).toEqual(refuse('audit.own'));
		expect(open(clerk, { periodTo: '2026-01-21' })).toEqual(refuse('audit.period'));
		expect(open(clerk, { periodTo: '2021-01-19' })).toEqual(refuse('audit.period'));
		expect(open(clerk, { subjects: [] })).toEqual(refuse('audit.no_subject'));
		expect(mayPublishAudit(clerk, { personId, publishedAt: now })).toEqual(
			refuse('audit.published')
		);
	});
});

describe('移交', () => {
	const [giverId, takerId, witnessId] = [newId('person'), newId('person'), newId('person')];
	const hands = { giverId, takerId, witnessId };
	const electedOn: Day = '2026-01-10';
	const ticked = (givenAt: number | null, takenAt = givenAt, witnessedAt = takenAt) => ({
		...{ givenAt, takenAt, witnessedAt }
	});
	const on = (day: Day) => instantAt(day, '23:00');

	it('has the days of the rulebook', () => {
		for (const id of ['T-HANDOVER-V', 'T-HANDOVER-R'])
			expect(terms.find((term) => term.id === id)?.most).toBe(HANDOVER_DAYS);
	});

	it('has ten days, the day of the election not counted', () => {
		expect(handoverDue({ electedOn })).toBe('2026-01-20');
		expect(handoverDue({ electedOn: '2026-02-20' })).toBe('2026-03-02');
	});

	it.each([
		['nothing listed', [], '2026-01-20', 'open'],
		['one open on the last day', [ticked(null)], '2026-01-20', 'open'],
		['one open the day after', [ticked(on('2026-01-12')), ticked(null)], '2026-01-21', 'overdue'],
		['all on the last day', [ticked(on('2026-01-20'))], '2026-03-01', 'done'],
		['one a day late', [ticked(on('2026-01-21'))], '2026-03-01', 'done_late'],
		['one not witnessed', [ticked(on('2026-01-12'), on('2026-01-12'), null)], '2026-01-13', 'open']
	] as const)('with %s', (_what, items, today, state) => {
		expect(handoverState({ electedOn }, items, today)).toBe(state);
	});

	it('is drawn up by the desk, among three people, after the election', () => {
		const open = (standing: Standing, change: object = {}) =>
			mayOpenHandover(standing, { electedOn, ...hands, ...change }, now);
		expect(open(clerk)).toEqual(allow);
		expect(open(resident)).toEqual(refuse('access.clerk_only'));
		expect(open(clerk, { electedOn: '2026-01-21' })).toEqual(refuse('handover.not_elected_yet'));
		expect(open(clerk, { witnessId: takerId })).toEqual(refuse('handover.three_people'));
	});

	it('is seen by those who take part and those who watch over it', () => {
		const as = (id: Id<'person'>) => holding(undefined, undefined, id);
		for (const standing of [as(giverId), as(witnessId), clerk, holding('committee', 'director')])
			expect(maySeeHandover(standing, hands)).toEqual(allow);
		expect(maySeeHandover(resident, hands)).toEqual(refuse('access.not_yours'));
	});

	it.each([
		['the giver', giverId, ticked(null), 'given', allow],
		['another hand', takerId, ticked(null), 'given', refuse('handover.not_your_tick')],
		['a second time', giverId, ticked(now), 'given', refuse('handover.ticked')],
		[
			'the witness first',
			witnessId,
			ticked(now, null),
			'witnessed',
			refuse('handover.witness_last')
		],
		['the witness last', witnessId, ticked(now, now, null), 'witnessed', allow]
	] as const)('is ticked by %s', (_who, personId, item, side, verdict) => {
		const standing = holding(undefined, undefined, personId);
		expect(mayTick(standing, hands, item, side)).toEqual(verdict);
	});

	it('is ticked by the desk from the signed list', () => {
		expect(mayTick(clerk, hands, ticked(null), 'taken')).toEqual(allow);
	});
});

describe('先行处置', () => {
	it.each([
		['not put to a meeting', undefined, 'open'],
		['put to one', { state: 'waiting', meetingOver: false, vote: undefined }, 'put'],
		['put off', { state: 'postponed', meetingOver: false, vote: undefined }, 'open'],
		[
			'talked over without a vote',
			{ state: 'closed', meetingOver: false, vote: undefined },
			'open'
		],
		['in a meeting cancelled', { state: 'waiting', meetingOver: true, vote: undefined }, 'open'],
		[
			'being voted on',
			{
				state: 'voting',
				meetingOver: false,
				vote: { isClosed: false, quorate: null, passed: null }
			},
			'put'
		],
		[
			'passed',
			{
				state: 'decided',
				meetingOver: true,
				vote: { isClosed: true, quorate: true, passed: true }
			},
			'ratified'
		],
		[
			'voted down',
			{
				...{ state: 'decided' as const, meetingOver: true },
				vote: { isClosed: true, quorate: true, passed: false }
			},
			'refused'
		],
		[
			'without a quorum',
			{
				...{ state: 'decided' as const, meetingOver: true },
				vote: { isClosed: true, quorate: false, passed: false }
			},
			'open'
		]
	] as const)('is %s', (_what, put, state) => expect(urgentState(put)).toBe(state));

	it('is recorded by those who acted, once it has begun', () => {
		const begunOn: Day = '2026-01-20';
		expect(mayRecordUrgentAct(clerk, { begunOn }, now)).toEqual(allow);
		expect(mayRecordUrgentAct(resident, { begunOn }, now)).toEqual(refuse('urgent.not_keeper'));
		expect(mayRecordUrgentAct(clerk, { begunOn: '2026-01-21' }, now)).toEqual(
			refuse('urgent.not_begun')
		);
	});

	const item = {
		...{ bodyKinds: ['representatives'] as BodyKind[], startsAt: now, enteredAfterwards: false },
		...{ state: 'waiting' as const, matterId: null as Id<'matter'> | null }
	};
	const act = { begunOn: '2026-01-18' as Day, matterId: null };
	const other = newId('matter');
	it.each([
		['the representatives’ next', {}, 'open', allow],
		['a party meeting', { bodyKinds: ['party_organisation'] }, 'open', 'urgent.wrong_body'],
		[
			'a sitting before',
			{ startsAt: instantAt('2026-01-17', '19:00') },
			'open',
			'urgent.meeting_before'
		],
		['another matter’s item', { matterId: other }, 'open', 'urgent.other_matter'],
		['an item voted on already', { state: 'decided' }, 'open', 'urgent.item_over'],
		['one entered afterwards', { state: 'decided', enteredAfterwards: true }, 'open', allow],
		['an item put off', { state: 'postponed' }, 'open', 'urgent.item_over'],
		['after it was refused', {}, 'refused', 'urgent.settled']
	] as const)('goes to %s', (_what, change, state, answer) => {
		const verdict = typeof answer === 'string' ? refuse(answer) : answer;
		const put = { item: { ...item, ...change } as typeof item, state };
		expect(mayPutToMeeting(clerk, act, put)).toEqual(verdict);
	});

	it('has missed a meeting that was held since', () => {
		const recorded = { recordedAt: now };
		expect(hasMissedMeeting(recorded, 'open', now + 1)).toBe(true);
		expect(hasMissedMeeting(recorded, 'open', now - 1)).toBe(false);
		expect(hasMissedMeeting(recorded, 'open', undefined)).toBe(false);
		expect(hasMissedMeeting(recorded, 'ratified', now + 1)).toBe(false);
	});
});
