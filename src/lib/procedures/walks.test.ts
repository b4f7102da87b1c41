import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import type { Id, IdKind } from '#lib/kernel/id.ts';
import { DAY, dayOf, instantAt } from '#lib/kernel/instant.ts';
import type { Verdict } from '#lib/kernel/verdict.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import type { Post } from '#lib/people/person.ts';
import type { Standing } from '#lib/people/standing.ts';
import { currentText, type Dossier, type PartyActFact, type SittingFact } from './dossier.ts';
import { dossierStanding } from './dossier-standing.ts';
import type { NextAct } from './gate.ts';
import { legalGates } from './legal-gates.ts';
import {
	mayAsk,
	mayConfirm,
	mayGiveOpinion,
	mayLookBack,
	mayOpenPeriod,
	mayPublish,
	mayRecordAnswer,
	mayRefer,
	mayRestOn,
	mayRevise
} from './matter-acts.ts';
import type { Opinion, PartyActKind } from './party-act.ts';
import type { Procedure, StepKey } from './procedure.ts';
import { procedures } from './procedures.ts';
import type { ReferralKind } from './referral.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Open = {
	[Key in keyof Dossier]: Dossier[Key] extends readonly (infer One)[]
		? Writable<One>[]
		: Dossier[Key];
};

const post = (bodyKind: BodyKind, role: Post['role']) =>
	({
		bodyId: `bod_${bodyKind}`,
		bodyKind,
		role,
		votes: true
	}) as unknown as Standing['posts'][number];

/** Somebody with every post: what stops this person is the procedure alone. */
const everybody = {
	personId: 'per_1',
	posts: [
		post('desk', 'clerk'),
		post('party_organisation', 'secretary'),
		post('committee', 'director'),
		post('council', 'convener'),
		post('supervision_committee', 'director')
	]
} as unknown as Standing;

let counter = 0;
const id = <Kind extends IdKind>(kind: Kind) => `${kind}_${(counter += 1)}` as unknown as Id<Kind>;

interface Flags {
	class: 'service' | 'public_works' | 'covenant';
	important: boolean;
	reserved: boolean;
	byPetition: boolean;
}

function begin(procedure: Procedure, kind: CommunityKind, flags: Flags): Open {
	return {
		matter: {
			id: id('matter'),
			communityId: id('community'),
			number: '2026-07',
			title: '村道路灯安装方案',
			procedure: procedure.key,
			path: null,
			...flags,
			ideaId: id('idea'),
			bodyId: id('body'),
			state: 'open',
			openedBy: id('person'),
			openedAt: 0,
			endedAt: null,
			endReason: null
		},
		kind,
		bodyName: '村民委员会',
		ideaTitle: '村道没有灯',
		screenedByParty: false,
		screenedAt: null,
		noticeDays: 3,
		texts: [],
		openDraft: { documentId: id('document'), round: 1, since: 0, reason: null },
		partyActs: [],
		referrals: [],
		unansweredObjections: [],
		periods: [],
		sittings: [],
		papers: [],
		notices: [],
		tasks: [],
		lookBacks: [],
		delegations: []
	};
}

/** A matter that is walked by moves, each of them one that somebody tries. A rule that says no changes nothing. */
function walker(procedure: Procedure, kind: CommunityKind, flags: Flags) {
	const dossier = begin(procedure, kind, flags);
	let now = instantAt('2026-03-02', '08:00');
	const standing = () => dossierStanding(dossier as Dossier, procedure, now);
	const facts = dossier as Dossier;
	/** Somebody tries; the rule decides. */
	const attempt = (verdict: Verdict, act: () => void) => {
		if (verdict.ok) act();
		return verdict.ok;
	};
	const decisive = procedure.steps.flatMap(({ evidence, who }) =>
		evidence.kind === 'sitting' ? [{ purpose: evidence.purpose, who }] : []
	);

	function sit(
		purpose: ItemPurpose,
		versionId: Id<'version'> | undefined,
		{
			body,
			passed,
			quorate,
			notice
		}: { body: BodyKind; passed: boolean; quorate: boolean; notice: number }
	): SittingFact | undefined {
		const text = dossier.texts.find((one) => one.id === versionId);
		if (!text) return undefined;
		const calledAt = now;
		now += notice * DAY;
		const sitting: SittingFact = {
			itemId: id('item'),
			meetingId: id('meeting'),
			title: dossier.matter.title,
			purpose,
			state: 'decided',
			versionId: text.id,
			meetingState: 'closed',
			bodies: [body],
			bodyIds: [`bod_${body}` as Id<'body'>],
			bodyNames: [],
			calledAt,
			startsAt: now,
			enteredAfterwards: false,
			inner: false,
			vote: {
				id: id('vote'),
				isClosed: true,
				openedAt: now + 1,
				closedAt: now + 2,
				versionHash: text.hash,
				due: 45,
				present: 30,
				yes: 21,
				no: 4,
				abstain: 5,
				quorate,
				passed: quorate && passed
			}
		};
		now += 3;
		dossier.sittings.push(sitting as Open['sittings'][number]);
		return sitting;
	}

	function opine(act: PartyActFact | undefined, opinion: Opinion) {
		if (!act) return;
		const sitting = sit(act.kind, act.versionId, {
			body: 'party_organisation',
			passed: opinion !== 'return',
			quorate: true,
			notice: 1
		});
		const on = { kind: act.kind, versionId: act.versionId, bodyId: 'bod_party_organisation' };
		if (!sitting || !mayRestOn(facts, on, sitting.itemId, opinion).ok) return;
		attempt(mayGiveOpinion(everybody, facts, standing(), act.id), () => {
			Object.assign(act, {
				opinion,
				decidedAt: sitting.vote!.closedAt,
				givenAt: now,
				itemId: sitting.itemId
			});
			if (opinion === 'return') openDraft();
			now += 1;
		});
	}

	function openDraft() {
		dossier.openDraft ??= {
			documentId: id('document'),
			round: dossier.texts.length + 1,
			since: now,
			reason: null
		};
	}

	const moves = {
		freeze() {
			if (!dossier.openDraft) return;
			const number = dossier.texts.length + 1;
			now += 1;
			dossier.texts.push({
				...{ id: id('version'), number, hash: `hash${number}` },
				...{ frozenAt: now, reason: null }
			});
			dossier.openDraft = undefined;
		},
		revise: () => attempt(mayRevise(everybody, facts, standing()), openDraft),
		ask: (kind: PartyActKind) =>
			attempt(mayAsk(everybody, facts, standing(), kind), () =>
				dossier.partyActs.push({
					id: id('partyAct'),
					kind,
					bodyName: '村党支部',
					versionId: currentText(facts)!.id,
					askedAt: now,
					dueAt: now + 10 * DAY,
					lapsedAt: null,
					opinion: null,
					decidedAt: null,
					givenAt: null,
					itemId: null,
					confirmedVersionId: null,
					confirmedAt: null,
					conclusion: null
				})
			),
		opine: (opinion: Opinion) => opine(dossier.partyActs.at(-1), opinion),
		confirm() {
			const act = dossier.partyActs.findLast((one) => one.opinion === 'agree_with_changes');
			if (!act) return;
			attempt(mayConfirm(everybody, facts, act.id), () =>
				Object.assign(act, { confirmedVersionId: currentText(facts)!.id, confirmedAt: now })
			);
		},
		/** The timer. */
		lapse() {
			for (const act of dossier.partyActs)
				if (act.opinion === null && act.lapsedAt === null && now >= act.dueAt) act.lapsedAt = now;
		},
		refer: (kind: ReferralKind) =>
			attempt(mayRefer(everybody, facts, standing(), kind), () =>
				dossier.referrals.push({
					id: id('referral'),
					kind,
					versionId: currentText(facts)!.id,
					addressee: '石桥镇',
					sentOn: dayOf(now),
					sentAt: now,
					answer: null,
					words: null,
					answeredOn: null,
					answeredAt: null
				})
			),
		answer(answer: 'agree' | 'correct') {
			const sent = dossier.referrals.at(-1);
			if (!sent) return;
			attempt(mayRecordAnswer(everybody, facts, sent.id), () =>
				Object.assign(sent, { answer, words: '函', answeredOn: dayOf(now), answeredAt: now })
			);
		},
		openPeriod: () =>
			attempt(mayOpenPeriod(everybody, facts, standing()), () =>
				dossier.periods.push({
					id: id('period'),
					versionId: currentText(facts)!.id,
					opensAt: now,
					closesAt: now + 10 * DAY,
					closedAt: null,
					comments: 3,
					unanswered: 2
				})
			),
		answerComments: () => dossier.periods.forEach((period) => (period.unanswered = 0)),
		closePeriods: () =>
			dossier.periods.forEach((period) => {
				if (period.closedAt === null && now >= period.closesAt) period.closedAt = period.closesAt;
			}),
		sit,
		sealPaper() {
			const sitting = dossier.sittings.findLast(({ vote }) => vote?.passed);
			if (sitting)
				dossier.papers.push({
					id: id('paper'),
					meetingId: sitting.meetingId,
					kind: 'resolution',
					state: 'sealed',
					title: '决议',
					inner: false,
					sealedAt: (now += 1)
				});
		},
		post: (kind: 'decision' | 'result') =>
			attempt(mayPublish(everybody, facts, standing(), kind), () =>
				dossier.notices.push({
					id: id('notice'),
					kind,
					title: '公告',
					postedAt: now,
					postedUntil: now + 15 * DAY,
					isWithdrawn: false,
					objections: 1,
					unanswered: 1
				})
			),
		withdraw() {
			const hanging = dossier.notices.findLast((one) => !one.isWithdrawn);
			if (hanging) hanging.isWithdrawn = true;
		},
		answerObjections: () => dossier.notices.forEach((notice) => (notice.unanswered = 0)),
		assign: () =>
			dossier.tasks.push({
				id: id('task'),
				title: '立杆装灯',
				ownerName: '周试',
				state: 'assigned' as never,
				assignedAt: now,
				dueAt: now + 30 * DAY,
				checkedAt: null
			}),
		accept: () =>
			dossier.tasks.forEach((task) => Object.assign(task, { state: 'accepted', checkedAt: now })),
		lookBack: () =>
			attempt(mayLookBack(everybody, facts, standing(), now), () =>
				dossier.lookBacks.push({
					id: id('review'),
					bodyId: id('body'),
					bodyName: '监督委员会',
					helped: 'yes',
					next: 'close',
					remark: '有成效。',
					lookedAt: now
				})
			),
		object: () => {
			const step = standing().at?.step.key;
			if (step) dossier.unansweredObjections.push({ step, raisedAt: now });
		},
		answerSupervision: () => void dossier.unansweredObjections.splice(0),
		wait: (days: number) => {
			now += days * DAY;
			moves.closePeriods();
			moves.lapse();
		}
	};

	/** What a willing desk would do next. */
	function go(next: NextAct | undefined) {
		const text = currentText(facts)?.id;
		const holds = (purpose: ItemPurpose) =>
			sit(purpose, text, {
				body: decisive.find((one) => one.purpose === purpose)?.who[0] ?? 'council',
				passed: true,
				quorate: true,
				notice: 15
			});
		switch (next?.act) {
			case 'freeze':
				return moves.freeze();
			case 'ask':
				return moves.ask(next.kind);
			case 'give_opinion':
				return opine(
					dossier.partyActs.find((act) => act.id === next.actId),
					'agree'
				);
			case 'confirm_changes':
				return moves.confirm();
			case 'refer':
				return moves.refer(next.referral);
			case 'record_answer':
				return moves.answer('agree');
			case 'open_period':
				return moves.openPeriod();
			case 'answer_comments':
				moves.answerComments();
				return moves.wait(10);
			case 'call_meeting':
				return holds(next.purpose);
			case 'seal_paper':
				return moves.sealPaper();
			case 'post_notice':
				return moves.post(next.notice as 'decision');
			case 'answer_objections':
				return moves.answerObjections();
			case 'assign_task':
				return moves.assign();
			case 'finish_task':
				return moves.accept();
			case 'look_back':
				return moves.lookBack();
			case 'revise':
				return moves.revise();
			case 'answer_supervision':
				return moves.answerSupervision();
			default:
				return moves.wait(15);
		}
	}

	/** What anybody might try at any time, allowed or not. */
	function stray(choice: number) {
		const pick = <T>(list: readonly T[]) => list[choice % list.length]!;
		const some = choice >> 4;
		switch (choice % 20) {
			case 0:
			case 1:
			case 2: {
				const { purpose, who } = decisive[some % decisive.length]!;
				sit(purpose, dossier.texts[some % Math.max(1, dossier.texts.length)]?.id, {
					body: some % 3 ? who[some % who.length]! : 'committee',
					passed: some % 4 !== 0,
					quorate: some % 5 !== 0,
					notice: some % 7
				});
				return;
			}
			case 3:
				return moves.ask((['propose', 'screen', 'study', 'review'] as const)[some % 4]!);
			case 4:
				return moves.opine((['return', 'agree_with_changes', 'agree'] as const)[some % 3]!);
			case 5:
				return moves.confirm();
			case 6:
				return moves.refer(
					(['legality', 'township_review', 'county_review', 'filing'] as const)[some % 4]!
				);
			case 7:
				return moves.answer(some % 2 ? 'correct' : 'agree');
			case 8:
				return moves.openPeriod();
			case 9:
				return moves.sealPaper();
			case 10:
			case 11:
				return moves.post(pick(['decision', 'result'] as const));
			case 12:
				return moves.withdraw();
			case 13:
				return moves.assign();
			case 14:
				return moves.accept();
			case 15:
				return moves.lookBack();
			case 16:
				return moves.object();
			case 17:
				return moves.revise();
			case 18:
				return moves.freeze();
			default:
				return moves.wait(1 + (some % 12));
		}
	}

	return { dossier: facts, procedure, standing, go, stray, now: () => now };
}

type Walker = ReturnType<typeof walker>;

/**
 * The law in other words, told from the records alone: for each gate of the law whether it was kept for the text that was
 * decided on. Nothing here asks the gates.
 */
function wasKept({ dossier, procedure, now }: Walker, step: StepKey): boolean {
	const text = currentText(dossier);
	const { matter, partyActs, sittings, referrals, notices, periods, tasks } = dossier;
	const isFor = (act: PartyActFact) =>
		(act.opinion === 'agree' && act.versionId === text?.id) ||
		(act.opinion === 'agree_with_changes' && act.confirmedVersionId === text?.id);
	const lapsed = (act: PartyActFact, on = text?.id) =>
		matter.byPetition && act.opinion === null && act.lapsedAt !== null && act.versionId === on;
	const passed = (purpose: ItemPurpose, who: readonly BodyKind[]) =>
		sittings.filter(
			({ purpose: held, vote, bodies }) =>
				held === purpose &&
				vote?.passed === true &&
				vote.quorate !== false &&
				(purpose === 'confer' || vote.versionHash === text?.hash) &&
				(purpose !== 'resolve' ||
					(bodies.some((body) => who.includes(body)) && mayRepresent(bodies)))
		);
	/** The assembly left nothing to anybody here: its own matters and the covenant are its own. */
	const mayRepresent = (bodies: readonly BodyKind[]) =>
		!bodies.includes('representatives') ||
		matter.class === 'service' ||
		(matter.class === 'public_works' && dossier.kind === 'residential');
	const own = procedure.steps.find(({ key }) => key === step);
	const who = own?.who ?? [];
	const agreed = (kinds: readonly PartyActKind[]) =>
		partyActs.some((act) => kinds.includes(act.kind) && (isFor(act) || lapsed(act)));
	switch (step) {
		case 'study':
			return !matter.important || agreed(['study', 'review', 'propose']);
		case 'review':
			return agreed(['review']);
		case 'propose':
			return partyActs.some(
				(act) =>
					act.kind === 'propose' && (act.opinion?.startsWith('agree') || lapsed(act, act.versionId))
			);
		case 'confer':
		case 'propose_confer':
			return passed('confer', who).length > 0;
		case 'deliberate':
			return passed('deliberate', who).length > 0;
		case 'resolve':
			return (own?.only === 'reserved' && !matter.reserved) || passed('resolve', who).length > 0;
		case 'township_review':
		case 'county_review':
		case 'filing':
			return referrals.some(
				(one) => one.kind === step && one.versionId === text?.id && one.answer === 'agree'
			);
		case 'consult':
			return periods.some(({ closedAt, unanswered }) => closedAt !== null && unanswered === 0);
		case 'carry_out':
			return tasks.length > 0 && tasks.every(({ state }) => state === 'accepted');
		case 'publish_decision':
		case 'publish_result': {
			const kind = step === 'publish_decision' ? 'decision' : 'result';
			return notices.some(
				(one) =>
					one.kind === kind &&
					!one.isWithdrawn &&
					one.unanswered === 0 &&
					now() >= one.postedUntil &&
					one.postedUntil - one.postedAt >= 15 * DAY
			);
		}
		default:
			return true;
	}
}

/** The steps that the law asks of this path, in its order. */
function legalSteps({ procedure: { key, steps } }: Walker) {
	const legal = legalGates(key).flatMap((gate) => gate.steps);
	const upTo = (end: number) =>
		steps
			.slice(0, end)
			.map((step) => step.key)
			.filter((one) => legal.includes(one));
	return {
		upTo,
		/** Before a notice of this kind may hang. */
		before: (kind: string) => upTo(steps.findIndex((step) => step.key === `publish_${kind}`))
	};
}

/** Every gate of the law that stands before where the matter is now. */
function passedGates(one: Walker): StepKey[] {
	const { steps, at } = one.standing();
	return legalSteps(one).upTo(at ? steps.indexOf(at) : steps.length);
}

const flags = fc.record({
	class: fc.constantFrom('service', 'public_works', 'covenant'),
	important: fc.boolean(),
	reserved: fc.boolean(),
	byPetition: fc.boolean()
});

describe.each(Object.values(procedures).map((one) => [one.key, one] as const))(
	'%s',
	(_key, procedure) => {
		const kind = procedure.communities[0]!;

		it('is walked to its end by a willing desk', () => {
			const one = walker(procedure, kind, {
				class: 'service',
				important: true,
				reserved: true,
				byPetition: false
			});
			for (let moves = 0; moves < 80 && one.standing().at; moves += 1)
				one.go(one.standing().at!.gate.next);
			expect(one.standing().at?.step.key).toBeUndefined();
		});

		it('is never past a gate of the law that was not kept, whatever anybody tries', () => {
			let furthest = 0;
			fc.assert(
				fc.property(
					flags,
					fc.array(fc.nat(0xffff), { minLength: 60, maxLength: 120 }),
					(given, choices) => {
						const one = walker(procedure, kind, given);
						for (const choice of choices) {
							const before = one.dossier.notices.length;
							if (choice % 3) one.go(one.standing().at?.gate.next);
							else one.stray(choice >> 2);
							const posted = one.dossier.notices.slice(before)[0];
							for (const gate of posted ? legalSteps(one).before(posted.kind) : [])
								expect([gate, wasKept(one, gate)]).toEqual([gate, true]);
							for (const gate of passedGates(one))
								expect([gate, wasKept(one, gate)]).toEqual([gate, true]);
						}
						const { at, steps } = one.standing();
						furthest = Math.max(furthest, at ? steps.indexOf(at) : steps.length);
					}
				),
				{ numRuns: 80 }
			);
			// Walks that get nowhere would say nothing.
			expect(furthest).toBeGreaterThan(procedure.steps.length / 2);
		});
	}
);
