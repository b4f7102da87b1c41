import { describe, expect, it } from 'vitest';
import { judgeProcedural } from './procedural-cases.ts';

const judge = (topic: string, inputs: Record<string, unknown>, more = {}) =>
	judgeProcedural({ id: 'X-1', topic, inputs, ...more });
const actual = (topic: string, inputs: Record<string, unknown>, more = {}) => {
	const judged = judge(topic, inputs, more);
	if ('malformed' in judged) throw new Error(judged.malformed);
	return judged.actual;
};

describe('a case about', () => {
	const dates = { notice_date: '2026-03-01', meeting_date: '2026-03-04' };
	const oneVote = { proxy_holds: 1, proxy_is_candidate: false };

	it.each<[string, Record<string, unknown>, unknown]>([
		['notice', { ...dates, body: 'village_rep_meeting', province: '浙江省', min_days: 3 }, true],
		['notice', { ...dates, body: 'village_rep_meeting', min_days: 5 }, false],
		['notice', { ...dates, body: 'village_assembly', special_circumstances: true }, true],
		[
			'notice',
			{ ...dates, body: 'village_assembly', special_circumstances: true, reason_recorded: false },
			false
		],
		['notice', { ...dates, body: 'residents_assembly', min_days: 3 }, false],
		[
			'notice',
			{
				notice_date: '2026-03-01',
				meeting_date: '2026-03-11',
				body: 'village_assembly',
				clear_days: 10
			},
			false
		],
		['notice', { ...dates, body: 'village_assembly', special_circumstances: '台风将至' }, true],
		['notice', { ...dates, body: '村民会议', special_circumstances: false }, false],
		['proxy', { ...oneVote, law: '2018', proxy_relation: 'cousin' }, false],
		['proxy', { ...oneVote, law: '2018', proxy_relation: '配偶' }, true],
		['venue', { matter: '确认成员身份', venue: 'collective_reps' }, false],
		[
			'handover',
			{ new_committee_on: '2026-02-21', handover_done: '2026-03-03', max_days: 10 },
			true
		],
		[
			'handover',
			{ new_committee_on: '2026-02-21', handover_done: '2026-03-08', max_days: 30 },
			false
		],
		['handover', { new_committee_on: '2026-02-21', handover_done: null }, null],
		['disclosure_period', { posted: '2026-01-05', removed: '2026-01-20', min_days: 15 }, true],
		['disclosure_period', { posted: '2026-01-05', removed: '2026-01-20', min_days: 20 }, false],
		[
			'disclosure_frequency',
			{ item: 'finance_busy', last: '2026-01-31', next: '2026-03-01' },
			false
		],
		['disclosure_deadline', { province: '重庆', month: '2026-03', published: '2026-04-15' }, true],
		[
			'disclosure_deadline',
			{ province: '重庆', event: '2026-03-01', published: '2026-03-12' },
			false
		],
		['disclosure_deadline', { province: '江西', quarter: '2026Q1', published: '2026-04-16' }, null],
		['vote_window', { city: '杭州', opens: '2026-05-01', closes: '2026-05-06' }, true],
		['vote_window', { city: '杭州', opens: '2026-05-01', closes: '2026-05-04' }, false],
		['vote_window', { city: '杭州', opens: '2026-05-01', closes: '2026-06-30' }, 'configurable'],
		[
			'vote_window',
			{ city: '杭州', opens: '2026-05-01', closes: '2026-05-05', counting: 'inclusive' },
			true
		],
		['vote_window', { city: '南昌', opens: '2026-05-01', closes: '2026-05-05' }, null],
		[
			'proxy',
			{
				law: 'residents_2025',
				mode: 'residents_reps',
				proxy_holds: 1,
				proxy_is_candidate: false,
				proxy_relation: 'other_resident'
			},
			false
		],
		['proxy', { law: 'collective', same_household: true, written: true }, true],
		['proxy', { law: 'collective', same_household: false, written: true }, false],
		['proxy', { law: 'owners', city: '潍坊', proxy_holds: 4 }, false],
		[
			'workflow',
			{
				steps: ['提议+商议', '审议', '决议', '决议公开', '结果公开'],
				一肩挑: true,
				local_merge_allowed: false
			},
			false
		],
		[
			'workflow',
			{ matter: '重要事项', party_study_recorded: true, next_attempted: '居民代表会议' },
			true
		],
		[
			'workflow',
			{ matter: '重要事项', party_study_recorded: false, next_attempted: '成员大会' },
			false
		],
		[
			'workflow',
			{ matter: '一般事项', party_study_recorded: false, next_attempted: '村民委员会会议' },
			true
		],
		['venue', { matter: '修改村规民约', venue: 'village_assembly' }, true],
		[
			'venue',
			{ matter: '修改村规民约', venue: 'village_rep_meeting', delegated_to_reps: false },
			false
		],
		[
			'venue',
			{ matter: '修改居民公约', venue: 'residents_rep_meeting', delegated_to_reps: true },
			true
		],
		[
			'venue',
			{ matter: '土地承包方案', venue: 'village_rep_meeting', delegated_to_reps: true },
			false
		],
		[
			'venue',
			{ matter: '土地承包方案', venue: 'village_assembly', collective_exists: false },
			true
		],
		['venue', { matter: '集体厂房出租', venue: 'collective_rep_meeting' }, 'configurable'],
		['venue', { matter: '筹资筹劳方案', venue: '村民代表会议', delegated_to_reps: true }, true],
		['venue', { matter: 'owners_agenda', announced: ['选聘物业', '停车'], voted: ['停车'] }, true]
	])('%s %o: %s', (topic, inputs, ok) => {
		expect(actual(topic, inputs).ok).toBe(ok);
	});

	it('a voters’ list answers each of its terms', () => {
		const list = { list_published: '2026-02-01', election_day: '2026-02-20' };
		expect(
			actual('voter_list', { ...list, objection_on: '2026-02-07', decided_on: '2026-02-11' })
		).toEqual({ list_ok: false, objection_in_time: false, decision_in_time: false });
		expect(actual('voter_list', list)).toMatchObject({ list_ok: false, objection_in_time: null });
	});

	it('the same words under the law of its day', () => {
		const short = { ...dates, body: 'village_assembly', special_circumstances: true };
		const old = { ...short, notice_date: '2025-03-01', meeting_date: '2025-03-04' };
		expect(actual('notice', old).ok).toBe(false);
		const study = { matter: '重要事项', party_study_recorded: false, next_attempted: '村民会议' };
		expect(actual('workflow', study, { as_of: '2024-05-01' }).ok).toBe(true);
	});

	it('silent votes, rates, elections, accounts and masks', () => {
		const silent = { rule_in_bylaws: true, effective_delivery: false, consequence_notice: true };
		expect(actual('silent_votes', silent).count_as_majority).toBe('not_allowed');
		expect(actual('silent_votes', { rule_in_bylaws: true }).count_as_majority).toBeNull();
		expect(
			actual('three_rates', {
				...{ returned_visits: 0, contacted_in_time: 0, resolved: 0, satisfied: 0 },
				weights: [0.3, 0.35, 0.35]
			})
		).toMatchObject({ response_rate: null, score: null });
		expect(
			actual('election_rank', {
				seats: 1,
				registered: 2000,
				ballots_cast: 1000,
				votes: { 甲: 900 }
			})
		).toMatchObject({ valid: false, elected: [] });
		expect(
			actual('election_rank', {
				seats: 1,
				ballots_cast: 900,
				votes: { 甲: 300, 乙: 299 },
				round: 2
			})
		).toMatchObject({ elected: ['甲'], next_step: 'none' });
		expect(actual('election_validity', { registered: 100, voters: 50 }).valid).toBe(false);
		expect(actual('ballot_validity', { seats: 3, names_marked: 3 })).toEqual({
			...{ ballot_valid: true, counts_in_ballots_cast: true }
		});
		expect(
			actual('finance_check', { material_yuan: 100.1, labour_value_yuan: 50, total_yuan: 150.2 })
		).toMatchObject({ sum_ok: false, off_yuan: 0.1 });
		expect(
			actual('finance_check', {
				...{ opening_yuan: 100, income_yuan: 50, expense_yuan: 30, closing_yuan: 120 }
			})
		).toMatchObject({ sum_ok: true });
		expect(actual('mask', { kind: 'phone', value: '13800138000' }).masked).toBe('138****8000');
	});
});

describe('what is no case', () => {
	it.each<[string, unknown, string]>([
		['no object', [], 'a case is not an object'],
		['another topic', { topic: 'weather', inputs: {} }, 'topic "weather" is not known'],
		['no topic', { inputs: {} }, 'topic null is not known'],
		['a topic of every object', { topic: 'toString', inputs: {} }, 'topic "toString" is not known'],
		['no inputs', { topic: 'mask' }, 'inputs are missing'],
		['an input missing', { topic: 'mask', inputs: { kind: 'phone' } }, 'value is missing'],
		[
			'another kind',
			{ topic: 'mask', inputs: { kind: 'face', value: '1' } },
			'kind "face" is not known'
		],
		[
			'a day that is none',
			{ topic: 'handover', inputs: { new_committee_on: '2026-02-30' } },
			'new_committee_on is not a date'
		],
		[
			'more votes than ballots',
			{ topic: 'election_rank', inputs: { seats: 1, ballots_cast: 10, votes: { 甲: 11 } } },
			'votes of 甲 are more than ballots_cast'
		],
		[
			'a matter nobody knows',
			{ topic: 'venue', inputs: { matter: '天气', venue: '议事会' } },
			'matter "天气" is not known'
		]
	])('%s', (_what, one, sentence) => {
		expect(judgeProcedural(one)).toEqual({ malformed: sentence });
	});

	it('names an input that nothing asked for', () => {
		expect(actual('mask', { kind: 'phone', value: '13800138000', colour: 'red' }).unused).toEqual([
			'colour'
		]);
	});
});
