import { daysBetween, type Day } from '#lib/kernel/instant.ts';
import { untold, type Answer } from './answer.ts';
import {
	isOftenEnough,
	isOutInTime,
	lastDayFor,
	type Discloser,
	type DisclosureItem
} from './disclosure-days.ts';
import { earliestSitting, isDulyNoticed, noticeTerms } from './notice-days.ts';
import { asActual, Malformed, underSettings, type Inputs } from './procedural-inputs.ts';
import { bodyOf } from './procedural-words.ts';
import { holdsTerms, mayOverlay, termsFor, type OwnTerm, type Term } from './term.ts';
import { terms } from './terms.ts';

/** A case's own days, and a remark where they would undercut the law's. */
function ownDays(
	applied: readonly Term[],
	own: OwnTerm
): { own: OwnTerm; remarks: Record<string, unknown> } {
	const overlay = mayOverlay(applied, own);
	if (overlay.ok !== false) return { own, remarks: {} };
	return { own: {}, remarks: { overlay_refused: asActual(overlay) } };
}

/** 会议通知. */
export function judgeNotice(given: Inputs): Record<string, unknown> {
	const body = given.must(given.text('body'), 'body');
	const of = /party|党员/.test(body) ? 'party_review' : bodyOf(body);
	if (!of) throw new Malformed(`body "${body}" is not known`);
	const noticed = given.must(given.day('notice_date', 'noticed'), 'notice_date');
	const held = given.must(given.day('meeting_date', 'held'), 'meeting_date');
	const places = given.places();
	// 清空日: so many whole days between the notice and the meeting.
	const clear = given.whole('clear_days');
	const least = clear === undefined ? given.whole('min_days') : clear + 1;
	if (clear !== undefined) given.whole('min_days');
	const applied = noticeTerms({ of, places, noticed });
	const { own, remarks } = ownDays(applied, { least });
	const asked = {
		of,
		places,
		noticed,
		held,
		own,
		shortBecause: shortReason(given),
		hasAgenda: given.flag('agenda_in_notice', 'agenda_announced'),
		committeeTold: given.flag('residents_committee_told', 'residents_committee_informed')
	};
	given.text('law');
	const earliest = earliestSitting(asked);
	return {
		...asActual(isDulyNoticed(asked)),
		days: daysBetween(noticed, held),
		...(earliest.ok ? { earliest: earliest.day } : {}),
		...remarks
	};
}

/** 特殊情况: said to be one, with a reason or with a reason on record. */
function shortReason(given: Inputs): string | undefined {
	const reason = given.text('short_notice_reason', 'special_reason', 'urgent_reason', 'reason');
	const isRecorded = given.flag('reason_recorded', 'special_circumstances_recorded');
	const said = given.said(
		...['special_circumstances', 'special_circumstance', 'special', '特殊情况'],
		...['short_notice', 'exceptional', 'emergency', 'urgent']
	);
	if (isRecorded === false || said === false) return isRecorded === false ? '' : undefined;
	if (reason !== undefined) return reason;
	if (typeof said === 'string') return said;
	return said || isRecorded ? 'recorded' : undefined;
}

const communities: Readonly<Record<string, 'village' | 'residential'>> = {
	village: 'village',
	村: 'village',
	residential: 'residential',
	community: 'residential',
	residents: 'residential',
	社区: 'residential'
};

const communityOf = (given: Inputs) => given.word(communities, 'community', 'kind') ?? 'village';

/** 选民名单: posted, objected to, decided. */
export function judgeVoterList(given: Inputs): Record<string, unknown> {
	const listed = given.must(given.day('list_published'), 'list_published');
	const of = communityOf(given);
	const lookUp = (kind: Term['kind']) =>
		termsFor(terms, { kind, of, day: listed, places: given.places() });
	const election = given.day('election_day');
	const objected = given.day('objection_on');
	const decided = given.day('decided_on');

	const list = ownDays(lookUp('voter_list'), { least: given.whole('min_days') });
	const window = given.whole('objection_window_days');
	const decision = ownDays(lookUp('objection_reply'), { most: given.whole('decision_days') });
	const isListOk =
		election === undefined
			? untold('election_day')
			: holdsTerms(lookUp('voter_list'), listed, election, list.own);
	const isInTime =
		objected === undefined
			? untold('objection_on')
			: holdsTerms(widened(lookUp('objection'), window), listed, objected);
	const isDecided =
		objected === undefined || decided === undefined
			? untold(objected === undefined ? 'objection_on' : 'decided_on')
			: holdsTerms(lookUp('objection_reply'), objected, decided, decision.own);
	return {
		list_ok: isListOk.ok,
		objection_in_time: isInTime.ok,
		decision_in_time: isDecided.ok,
		...list.remarks,
		...decision.remarks
	};
}

/** Time to object may be given longer than the law's, never shorter: it is the objector's. */
function widened(applied: readonly Term[], days: number | undefined): Term[] {
	return applied.map((term) =>
		days !== undefined && term.most !== undefined && days > term.most
			? { ...term, most: days }
			: term
	);
}

/** 工作移交. */
export function judgeHandover(given: Inputs): Record<string, unknown> {
	const from = given.must(given.day('new_committee_on'), 'new_committee_on');
	const done = given.day('handover_done');
	const applied = termsFor(terms, {
		kind: 'handover',
		of: communityOf(given),
		day: from,
		places: given.places()
	});
	const { own, remarks } = ownDays(applied, { most: given.whole('max_days') });
	if (!done) return asActual(untold('handover_done'));
	return {
		...asActual(holdsTerms(applied, from, done, own)),
		days: daysBetween(from, done),
		...remarks
	};
}

/** 公布期限: how long it hung. */
export function judgePosting(given: Inputs): Record<string, unknown> {
	const posted = given.must(given.day('posted'), 'posted');
	const removed = given.day('removed', 'taken_down');
	const applied = termsFor(terms, {
		kind: 'posting',
		of: communityOf(given),
		day: posted,
		places: given.places()
	});
	const { own, remarks } = ownDays(applied, { least: given.whole('min_days') });
	if (!removed) return asActual(untold('removed'));
	return {
		...asActual(holdsTerms(applied, posted, removed, own)),
		days: daysBetween(posted, removed),
		...remarks
	};
}

const items: Readonly<Record<string, DisclosureItem>> = {
	general: 'general',
	一般事项: 'general',
	finance: 'finance',
	finance_busy: 'finance',
	busy_finance: 'finance',
	finance_monthly: 'finance',
	财务: 'finance',
	财务收支: 'finance',
	major: 'major',
	immediate: 'major',
	重大事项: 'major'
};
const busyItems = ['finance_busy', 'busy_finance', 'finance_monthly'];
const disclosers: Readonly<Record<string, Discloser>> = {
	...communities,
	collective: 'collective'
};

/** 公开频率. */
export function judgeFrequency(given: Inputs): Record<string, unknown> {
	const word = given.text('item');
	const item = given.must(given.word(items, 'item'), 'item');
	const isBusy =
		given.flag('busy', 'is_busy', 'frequent', 'frequent_transactions') ??
		(busyItems.includes(word!) ? true : undefined);
	const last = given.must(given.day('last', 'happened', 'occurred'), 'last');
	const next = given.must(given.day('next', 'published'), 'next');
	const of = given.word(disclosers, 'community', 'of', 'body') ?? 'village';
	const own = given.whole('max_days');
	const places = given.places();
	const answer: Answer =
		item === 'major' && own !== undefined
			? isOutInTime({ of, places, happened: last, out: next, own: { daysAfter: own } })
			: isOftenEnough({ of, item, places, isBusy, last, next });
	return asActual(answer);
}

/** 公开时限. */
export function judgeDeadline(given: Inputs): Record<string, unknown> {
	const out = given.must(given.day('published'), 'published');
	const quarter = given.text('quarter');
	const month = given.text('month');
	const happened = given.day('event', 'event_date', 'happened', 'occurred', 'occurred_on');
	if (quarter !== undefined && !/^\d{4}-?Q[1-4]$/.test(quarter))
		throw new Malformed(`quarter "${quarter}" is not known`);
	if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
		throw new Malformed(`month "${month}" is not known`);
	const period =
		quarter !== undefined ? { quarter } : month !== undefined ? { month } : { happened };
	if ('happened' in period && happened === undefined)
		throw new Malformed('quarter, month or event is missing');
	const asked = {
		of: given.word(disclosers, 'community', 'of') ?? 'village',
		places: given.places(),
		out,
		own: {
			dayOfMonth: given.whole('due_day', 'day_of_month'),
			daysAfter: given.whole('max_days', 'days_after')
		},
		...(period as { quarter: string } | { month: string } | { happened: Day })
	};
	const last = lastDayFor(asked);
	return { ...asActual(isOutInTime(asked)), ...(last ? { due: last.day } : {}) };
}

const counts: Readonly<Record<string, 'both_counted' | 'first_not_counted'>> = {
	inclusive: 'both_counted',
	both_counted: 'both_counted',
	首尾都计: 'both_counted',
	exclusive: 'first_not_counted',
	subtraction: 'first_not_counted',
	first_not_counted: 'first_not_counted',
	首日不计: 'first_not_counted'
};

/** 投票期限: where the text does not say how days are counted, the place does. */
export function judgeVoteWindow(given: Inputs): Record<string, unknown> {
	const opens = given.must(given.day('opens'), 'opens');
	const closes = given.must(given.day('closes'), 'closes');
	const applied = termsFor(terms, {
		kind: 'vote_window',
		of: 'owners_assembly',
		day: opens,
		places: given.places()
	});
	const own = { least: given.whole('min_days'), most: given.whole('max_days') };
	if (applied.length === 0 && own.least === undefined && own.most === undefined)
		return asActual(untold('vote_window_rule'));
	const { own: allowed, remarks } = ownDays(applied, own);
	const count = given.word(counts, 'counting', 'count', 'day_count');
	const answerBy = (one: 'both_counted' | 'first_not_counted') =>
		holdsTerms(applied, opens, closes, { ...allowed, count: one });
	const judged = count
		? asActual(answerBy(count))
		: underSettings({
				both_counted: answerBy('both_counted'),
				first_not_counted: answerBy('first_not_counted')
			});
	const days = daysBetween(opens, closes);
	return { ...judged, days: { both_counted: days + 1, first_not_counted: days }, ...remarks };
}
