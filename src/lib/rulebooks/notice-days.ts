import { addDays, type Day } from '#lib/kernel/instant.ts';
import { every, no, untold, yes, type Answer } from './answer.ts';
import { earliestBy, holdsTerms, termsFor, type OwnTerm, type Term } from './term.ts';
import { terms } from './terms.ts';

/**
 * The first day on which a sitting may be held after notice on `noticed`. The day of the notice is not counted
 * (民法典第二百零一条): notice on 1 March with ten days allows the 11th.
 */
export function earliestDay(noticed: Day, days: number): Day {
	return addDays(noticed, days);
}

/** What is known of a sitting's notice; what is absent was not said. */
export interface NoticeGiven {
	/** Which sitting, as the terms name it. */
	of: string;
	places: readonly string[];
	noticed: Day;
	held: Day;
	/** The community's own days, as an overlay: never fewer than the law's. */
	own?: OwnTerm;
	/** 特殊情况: why it was called at short notice, as recorded. */
	shortBecause?: string | undefined;
	/** The matters were told with it. */
	hasAgenda?: boolean | undefined;
	/** 住宅小区的业主大会: the residents' committee was told. */
	committeeTold?: boolean | undefined;
}

/** Terms for the notice of a sitting on a day. */
export function noticeTerms({
	of,
	places,
	noticed
}: Pick<NoticeGiven, 'of' | 'places' | 'noticed'>) {
	return termsFor(terms, { kind: 'notice', of, day: noticed, places });
}

/** May the sitting be held on that day? Its notice ran its days, or was short where the law lets it be, with a reason. */
export function isDulyNoticed(given: NoticeGiven): Answer {
	const applied = noticeTerms(given);
	return every([
		ranItsDays(applied, given),
		given.hasAgenda === false
			? (applied
					.filter(({ agenda }) => agenda)
					.map(({ source }) => no('no_agenda', { source }))[0] ?? yes)
			: yes,
		given.of === 'owners_assembly' && given.committeeTold === false
			? no('committee_not_told', { source: applied[0]?.source })
			: yes
	]);
}

function ranItsDays(applied: readonly Term[], given: NoticeGiven): Answer {
	const { noticed, held, own = {}, shortBecause } = given;
	const inFull = holdsTerms(applied, noticed, held, own);
	if (inFull.ok !== false || shortBecause === undefined || held < noticed) return inFull;
	// What cannot be shortened still has to run in full.
	const firm = applied.filter(({ mayBeShort }) => !mayBeShort);
	const shortened = applied.filter(({ mayBeShort }) => mayBeShort);
	if (shortened.length === 0) return inFull;
	if (shortBecause.trim() === '')
		return no('no_reason_for_short_notice', { source: shortened[0]!.source });
	return holdsTerms(firm, noticed, held);
}

/** The earliest day on which the sitting may be held, and the term that decides it. */
export function earliestSitting(
	given: Pick<NoticeGiven, 'of' | 'places' | 'noticed' | 'own'>
): { ok: true; day: Day; by: Term | undefined } | Extract<Answer, { ok: null }> {
	const found = earliestBy(noticeTerms(given), given.noticed, given.own);
	if ('year' in found) {
		const answer = untold(`arrangement_of_${found.year}`);
		return answer as Extract<Answer, { ok: null }>;
	}
	return { ok: true, ...found };
}
