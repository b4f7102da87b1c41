import { m } from '#lib/paraglide/messages.js';
import type { Body } from '#lib/communities/community.ts';
import { t } from '#lib/kernel/messages.ts';
import { day, dayTime } from '#lib/ui/format.ts';
import type { Dossier } from '../dossier.ts';
import type { DossierStanding, StepStanding } from '../dossier-standing.ts';
import type { Step } from '../procedure.ts';

/** Where a matter stands, who must act, by when, what is missing: a title and one or two sentences. */
export interface StatusLine {
	title: string;
	text: string;
}

export function describeStatus(
	dossier: Dossier,
	{ kind, at }: DossierStanding,
	bodies: readonly Body[]
): StatusLine {
	const { matter } = dossier;
	const ended = matter.endedAt === null ? '' : day(matter.endedAt);
	switch (kind) {
		case 'stopped':
			return {
				title: m['procedure.line.stopped'](),
				text: m['procedure.line.stopped_text']({ day: ended, reason: matter.endReason ?? '' })
			};
		case 'closed':
			return {
				title: m['procedure.line.closed'](),
				text: m['procedure.line.closed_text']({ day: ended })
			};
		case 'done':
			return { title: m['procedure.line.done'](), text: m['procedure.line.done_text']() };
		case 'refused':
			return { title: m['procedure.line.refused'](), text: m['procedure.line.refused_text']() };
		case 'waiting':
			return {
				title: m['procedure.line.now']({ step: stepName(at!.step) }),
				text: m['procedure.line.both']({
					first: missing(at!),
					second: whoActs(dossier, at!, bodies)
				})
			};
	}
}

export function stepName(step: Pick<Step, 'key' | 'name'>): string {
	return step.name ?? m[`procedure.step.${step.key}`]();
}

/** What is missing, in a sentence. */
export function missing({ gate: { verdict } }: StepStanding): string {
	return verdict.ok ? '' : t(verdict.code, verdict.facts);
}

function whoActs(dossier: Dossier, { gate, step }: StepStanding, bodies: readonly Body[]): string {
	const { by, since, verdict, waitsFor } = gate;
	if (waitsFor === 'time')
		return by === undefined ? '' : m['procedure.line.until']({ time: dayTime(by) });
	if (!verdict.ok && verdict.code === 'procedure.sitting_called' && by !== undefined)
		return m['procedure.line.from']({ time: dayTime(by) });
	const who = waiterName(dossier, { gate, step, state: 'now' }, bodies);
	if (!verdict.ok && verdict.code === 'procedure.opinion_overdue')
		return m['procedure.line.overdue']({ who, since: day(since!), due: day(by! - 1) });
	if (by === undefined) return m['procedure.line.who']({ who });
	// A day due ends at midnight: the last instant before it names the day.
	return m['procedure.line.who_by']({ who, day: day(by - 1) });
}

function waiterName(
	dossier: Dossier,
	{ gate, step }: StepStanding,
	bodies: readonly Body[]
): string {
	const asked = dossier.partyActs.at(-1);
	switch (gate.waitsFor) {
		case 'secretary':
			return m['procedure.waiter.secretary']({
				body: asked?.bodyName ?? actingBodies(step, bodies)
			});
		case 'drafters':
			return m['procedure.waiter.drafters']();
		case 'owners':
			return m['procedure.waiter.owners']();
		case 'supervisors':
			return m['procedure.waiter.supervisors']();
		case 'outside':
			return dossier.referrals.at(-1)?.addressee ?? m['procedure.waiter.desk']();
		case 'desk':
			return m['procedure.waiter.desk']();
		default:
			return actingBodies(step, bodies);
	}
}

/** The bodies of this community that act in a step, by their own names; by their kinds where there are none. */
export function actingBodies({ who }: Step, bodies: readonly Body[]): string {
	const here = who.flatMap((kind) => bodies.filter((body) => body.kind === kind));
	const names = here.length ? here.map(({ name }) => name) : who.map(bodyKindName);
	return [...new Set(names)].join(m['procedure.or']());
}

function bodyKindName(kind: Step['who'][number]): string {
	const names: Partial<Record<Step['who'][number], () => string>> = {
		party_organisation: m['procedure.body.party_organisation'],
		party_committee: m['procedure.body.party_committee'],
		two_committees: m['procedure.body.two_committees'],
		committee: m['procedure.body.committee'],
		council: m['procedure.body.council'],
		representatives: m['procedure.body.representatives'],
		assembly: m['procedure.body.assembly'],
		collective_assembly: m['procedure.body.collective_assembly'],
		owners_assembly: m['procedure.body.owners_assembly'],
		owners_committee: m['procedure.body.owners_committee'],
		supervision_committee: m['procedure.body.supervision_committee']
	};
	return names[kind]?.() ?? kind;
}
