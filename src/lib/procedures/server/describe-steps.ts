import { m } from '#lib/paraglide/messages.js';
import type { Body } from '#lib/communities/community.ts';
import { day } from '#lib/ui/format.ts';
import { ofThisRound, type Dossier, type PartyActFact, type SittingFact } from '../dossier.ts';
import { tasksOf } from '../record-gates.ts';
import type { DossierStanding, StepStanding } from '../dossier-standing.ts';
import { actingBodies, missing, stepName } from './describe-status.ts';

/** A step in the ledger's margin. */
export interface StepLine {
	key: string;
	state: 'done' | 'now' | 'ahead' | 'returned';
	title: string;
	who: string;
	note: string;
}

/** The path of a matter with dates and figures of each step. Steps it does not need are left out. */
export function describeSteps(
	dossier: Dossier,
	standing: DossierStanding,
	bodies: readonly Body[]
): StepLine[] {
	dossier = ofThisRound(dossier);
	return standing.steps
		.filter(({ state }) => state !== 'not_needed')
		.map((step) => ({
			key: step.step.key,
			state: shownState(step, standing),
			title: stepName(step.step),
			who: step.state === 'done' ? '' : actingBodies(step.step, bodies),
			note: noteOf(dossier, step)
		}));
}

/** Once a matter has ended nothing is "now" any more. */
function shownState({ state }: StepStanding, { kind }: DossierStanding): StepLine['state'] {
	if (state === 'done') return 'done';
	if (state === 'refused' || state === 'returned') return 'returned';
	return state === 'now' && kind === 'waiting' ? 'now' : 'ahead';
}

const join = (parts: (string | undefined | false)[]) => parts.filter(Boolean).join(' · ');

function noteOf(dossier: Dossier, step: StepStanding): string {
	if (step.state === 'done') return doneNote(dossier, step);
	if (step.state === 'now') return missing(step);
	if (step.state === 'refused') {
		const refused = sittingsOf(dossier, step).findLast(({ vote }) => vote?.passed === false);
		return join([m['procedure.note.refused'](), refused && figuresOf(dossier, refused)]);
	}
	const { evidence } = step.step;
	if (step.state === 'returned' && evidence.kind === 'party_act') {
		const act = dossier.partyActs.findLast(({ kind }) => kind === evidence.act);
		return m['procedure.note.returned']({ conclusion: act?.conclusion ?? '' });
	}
	const days = step.step.days ?? (evidence.kind === 'notice' ? 15 : undefined);
	return days === undefined ? '' : m['procedure.note.least']({ days });
}

function doneNote(dossier: Dossier, standing: StepStanding): string {
	const { gate, step } = standing;
	const on = gate.at === undefined ? undefined : day(gate.at);
	switch (step.evidence.kind) {
		case 'idea':
		case 'topic':
			return on ?? '';
		case 'referral': {
			const { referral } = step.evidence;
			const sent = dossier.referrals.findLast((one) => one.kind === referral);
			return join([on, sent?.addressee, sent?.words ?? undefined]);
		}
		case 'draft':
			return join([on, textName(dossier, dossier.texts.at(-1)?.id)]);
		case 'party_act': {
			if (gate.hasLapsed) return join([on, m['procedure.note.lapsed']()]);
			const kind = gate.through ?? step.evidence.act;
			const act = dossier.partyActs.findLast(
				(one) => one.kind === kind && one.opinion !== null && one.opinion !== 'return'
			);
			if (gate.through)
				return m['procedure.note.through']({ step: m[`procedure.act.${gate.through}`]() });
			return join([act?.bodyName, on, act && partyFigures(dossier, act)]);
		}
		case 'sitting': {
			const sitting = sittingsOf(dossier, standing).find(({ vote }) => vote?.closedAt === gate.at);
			return join([sitting?.bodyNames.join(' '), on, sitting && figuresOf(dossier, sitting)]);
		}
		case 'comments': {
			const comments = dossier.periods.reduce((sum, period) => sum + period.comments, 0);
			const from = day(dossier.periods[0]!.opensAt);
			return join([
				m['procedure.note.span']({ from, to: on! }),
				comments ? m['procedure.note.comments']({ comments }) : m['procedure.note.no_comments']()
			]);
		}
		case 'called':
			return join([on, m['procedure.note.called']()]);
		case 'paper':
			return join([on, m['procedure.note.sealed']()]);
		case 'notice': {
			const { notice: kind } = step.evidence;
			const notice = dossier.notices.findLast((one) => one.kind === kind && !one.isWithdrawn);
			if (!notice) return on ?? '';
			return m['procedure.note.span']({ from: day(notice.postedAt), to: day(notice.postedUntil) });
		}
		case 'tasks':
			return join([on, m['procedure.note.tasks']({ tasks: tasksOf(dossier).length })]);
		case 'look_back': {
			const looked = dossier.lookBacks.find(({ lookedAt }) => lookedAt === gate.at)!;
			return join([on, m[`procedure.helped.${looked.helped}`]()]);
		}
	}
}

function sittingsOf(
	dossier: Dossier,
	{ step: { evidence } }: StepStanding
): readonly SittingFact[] {
	if (evidence.kind !== 'sitting') return [];
	return dossier.sittings.filter(({ purpose }) => purpose === evidence.purpose);
}

function textName(dossier: Dossier, versionId: string | null | undefined): string | undefined {
	const text = dossier.texts.find(({ id }) => id === versionId);
	return text && m['procedure.note.text']({ number: text.number });
}

/** What is public of a party sitting: 应到、实到、同意, and nothing else. */
export function partyFigures(dossier: Dossier, act: PartyActFact): string {
	const vote = dossier.sittings.find(({ itemId }) => itemId === act.itemId)?.vote;
	const text = textName(dossier, act.confirmedVersionId ?? act.versionId);
	return join([
		vote && m['procedure.note.figures']({ due: vote.due, present: vote.present, yes: vote.yes }),
		text
	]);
}

export function figuresOf(dossier: Dossier, { inner, versionId, vote }: SittingFact): string {
	if (!vote?.isClosed) return join([textName(dossier, versionId)]);
	const { due, present, yes, no, abstain } = vote;
	if (inner)
		return join([m['procedure.note.figures']({ due, present, yes }), textName(dossier, versionId)]);
	return join([
		m['procedure.note.present']({ present, due }),
		no + abstain > 0
			? m['procedure.note.against']({ yes, no, abstain })
			: m['procedure.note.yes']({ yes }),
		textName(dossier, versionId)
	]);
}
