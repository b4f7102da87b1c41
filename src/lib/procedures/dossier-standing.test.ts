import { describe, expect, it } from 'vitest';
import type { Id, IdKind } from '#lib/kernel/id.ts';
import { DAY, instantAt } from '#lib/kernel/instant.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import type {
	Dossier,
	LookBackFact,
	NoticeFact,
	PartyActFact,
	PeriodFact,
	SittingFact,
	TextFact,
	VoteFact
} from './dossier.ts';
import { dossierStanding } from './dossier-standing.ts';
import type { PartyActKind } from './party-act.ts';
import { procedureOf } from './procedures.ts';
import type { StepKey } from './procedure.ts';

const id = <Kind extends IdKind>(kind: Kind, number = 1) =>
	`${kind}_${number}` as unknown as Id<Kind>;

/** Day numbers make the tables readable: an instant is a day of the story. */
const on = (day: number) => instantAt('2026-03-01', '00:00') + day * DAY;

function aText(number = 1, frozen = number): TextFact {
	return {
		id: id('version', number),
		number,
		hash: `hash${number}`,
		frozenAt: on(frozen),
		reason: null
	};
}

function anAct(kind: PartyActKind, over: Partial<PartyActFact> = {}): PartyActFact {
	return {
		id: id('partyAct'),
		kind,
		bodyName: '村党支部',
		versionId: id('version', 1),
		askedAt: on(2),
		dueAt: on(12),
		lapsedAt: null,
		opinion: 'agree',
		decidedAt: on(3),
		givenAt: on(3),
		itemId: id('item'),
		confirmedVersionId: null,
		confirmedAt: null,
		conclusion: '同意',
		...over
	};
}

function aVote(over: Partial<VoteFact> = {}): VoteFact {
	return {
		id: id('vote'),
		isClosed: true,
		openedAt: on(20),
		closedAt: on(20),
		versionHash: 'hash1',
		due: 45,
		present: 30,
		yes: 21,
		no: 4,
		abstain: 5,
		quorate: true,
		passed: true,
		...over
	};
}

function aSitting(
	purpose: ItemPurpose,
	{
		vote = {},
		...over
	}: Partial<Omit<SittingFact, 'vote'>> & { vote?: Partial<VoteFact> | false } = {}
): SittingFact {
	return {
		itemId: id('item'),
		meetingId: id('meeting'),
		title: '村道路灯安装方案',
		purpose,
		state: vote === false ? 'waiting' : 'decided',
		versionId: id('version', 1),
		meetingState: vote === false ? 'called' : 'closed',
		bodies: ['assembly'],
		bodyIds: [],
		bodyNames: [],
		calledAt: on(10),
		startsAt: on(20),
		enteredAfterwards: false,
		inner: false,
		...over,
		vote: vote === false ? undefined : aVote(vote)
	};
}

function aPeriod(over: Partial<PeriodFact> = {}): PeriodFact {
	return {
		id: id('period'),
		versionId: id('version', 1),
		opensAt: on(5),
		closesAt: on(15),
		closedAt: on(15),
		comments: 42,
		unanswered: 0,
		...over
	};
}

function aNotice(over: Partial<NoticeFact> = {}): NoticeFact {
	return {
		id: id('notice'),
		kind: 'decision',
		title: '关于村道路灯安装方案的公告',
		postedAt: on(21),
		postedUntil: on(36),
		isWithdrawn: false,
		objections: 1,
		unanswered: 0,
		...over
	};
}

const task = {
	id: id('task'),
	title: '立杆装灯',
	ownerName: '周试',
	state: 'accepted',
	assignedAt: on(45),
	dueAt: on(50),
	checkedAt: on(50)
} as const;

function aLookBack(over: Partial<LookBackFact> = {}): LookBackFact {
	return {
		...{ id: id('review'), bodyId: id('body'), bodyName: '村监委', helped: 'yes', next: 'close' },
		...{ remark: '夜里亮了', lookedAt: on(150) },
		...over
	};
}

/** A village's matter with every step walked, from the proposal to the look back. */
function finished(over: Partial<Dossier> = {}, matter: Partial<Dossier['matter']> = {}): Dossier {
	return {
		matter: {
			id: id('matter'),
			communityId: id('community'),
			number: '2026-07',
			title: '村道路灯安装方案',
			class: 'public_works',
			procedure: 'village_four_two',
			important: true,
			reserved: false,
			byPetition: false,
			ideaId: id('idea'),
			bodyId: id('body'),
			state: 'open',
			openedBy: id('person'),
			openedAt: on(0),
			endedAt: null,
			endReason: null,
			path: null,
			...matter
		},
		kind: 'village',
		bodyName: '村民委员会',
		ideaTitle: '村道没有灯',
		screenedByParty: true,
		screenedAt: on(0),
		noticeDays: 3,
		texts: [aText()],
		openDraft: undefined,
		partyActs: [anAct('propose'), anAct('review', { decidedAt: on(18), givenAt: on(18) })],
		referrals: [],
		unansweredObjections: [],
		periods: [aPeriod()],
		sittings: [
			aSitting('confer', {
				bodies: ['two_committees'],
				vote: { openedAt: on(4), closedAt: on(4) }
			}),
			aSitting('resolve')
		],
		papers: [],
		notices: [
			aNotice(),
			aNotice({ id: id('notice', 2), kind: 'result', postedAt: on(51), postedUntil: on(66) })
		],
		tasks: [task],
		lookBacks: [aLookBack()],
		delegations: [],
		...over
	};
}

/** The same for a residents' council, important and reserved. */
function finishedCouncil(
	over: Partial<Dossier> = {},
	matter: Partial<Dossier['matter']> = {}
): Dossier {
	return finished(
		{
			kind: 'residential',
			partyActs: [anAct('study', { decidedAt: on(16), givenAt: on(16) })],
			sittings: [
				aSitting('deliberate', {
					bodies: ['council'],
					calledAt: on(16),
					startsAt: on(19),
					vote: { openedAt: on(19), closedAt: on(19) }
				}),
				aSitting('resolve', { bodies: ['representatives'], vote: { openedAt: on(20) } })
			],
			papers: [
				{
					id: id('paper'),
					meetingId: id('meeting'),
					kind: 'resolution',
					state: 'sealed',
					title: '决议',
					inner: false,
					sealedAt: on(19.5)
				}
			],
			...over
		},
		{ procedure: 'residents_council', reserved: true, ...matter }
	);
}

function standingOf(dossier: Dossier, now = 200) {
	return dossierStanding(dossier, procedureOf(dossier.matter), on(now));
}

/** Where it stands and why, in a line: `review procedure.act_not_asked`. */
function where(dossier: Dossier, now?: number): string {
	const { at, kind } = standingOf(dossier, now);
	if (!at) return kind;
	const { verdict } = at.gate;
	return verdict.ok ? kind : `${at.step.key} ${verdict.code}`;
}

function stateOf(dossier: Dossier, key: StepKey, now?: number) {
	return standingOf(dossier, now).steps.find(({ step }) => step.key === key)?.state;
}

function gateOf(dossier: Dossier, key: StepKey, now?: number) {
	return standingOf(dossier, now).steps.find(({ step }) => step.key === key)!.gate;
}

const unasked = { opinion: null, decidedAt: null, givenAt: null, itemId: null } as const;
const draft = { documentId: id('document', 2), round: 2, since: on(6), reason: null };

describe('a finished matter', () => {
	it('of a village has every gate open', () => {
		expect(where(finished())).toBe('done');
		expect(standingOf(finished()).steps.map(({ state }) => state)).toEqual(Array(11).fill('done'));
	});

	it('of a residents’ council has every gate open', () => {
		expect(where(finishedCouncil())).toBe('done');
	});

	it.each(['stopped', 'closed'] as const)('that was %s says so', (state) => {
		expect(standingOf(finished({}, { state })).kind).toBe(state);
	});
});

describe('a village’s matter stands', () => {
	it.each<[string, Partial<Dossier>, string, number?]>([
		[
			'at drafting while no text is frozen',
			{ texts: [], openDraft: draft },
			'draft procedure.text_not_frozen'
		],
		['at the proposal until it is asked', { partyActs: [] }, 'propose procedure.act_not_asked'],
		[
			'at the proposal until the opinion',
			{ partyActs: [anAct('propose', unasked)] },
			'propose procedure.opinion_awaited',
			11.9
		],
		[
			'at the proposal, overdue, at the instant due',
			{ partyActs: [anAct('propose', unasked)] },
			'propose procedure.opinion_overdue',
			12
		],
		[
			'at the two committees until they sit',
			{ sittings: [aSitting('resolve')] },
			'confer procedure.no_sitting'
		],
		['at comment until it is laid open', { periods: [] }, 'consult procedure.no_period'],
		[
			'at comment while it is open',
			{ periods: [aPeriod({ closedAt: null })] },
			'consult procedure.period_open'
		],
		[
			'at comment while a second period is open',
			{ periods: [aPeriod(), aPeriod({ closedAt: null })] },
			'consult procedure.period_open'
		],
		[
			'at comment with one comment unanswered',
			{ periods: [aPeriod({ unanswered: 1 })] },
			'consult procedure.comments_unanswered'
		],
		[
			'at the review until it is asked',
			{ partyActs: [anAct('propose')] },
			'review procedure.act_not_asked'
		],
		[
			'at the decision until it is called',
			{ sittings: [finished().sittings[0]!] },
			'resolve procedure.no_sitting'
		],
		[
			'at the decision while the sitting is to come',
			{ sittings: [finished().sittings[0]!, aSitting('resolve', { vote: false })] },
			'resolve procedure.sitting_called'
		],
		[
			'at the notice until it is posted',
			{ notices: [] },
			'publish_decision procedure.notice_not_posted'
		],
		[
			'at the notice an instant before its term',
			{},
			'publish_decision procedure.notice_hanging',
			35.99
		],
		['past the notice at its term', { tasks: [] }, 'carry_out procedure.no_tasks', 36],
		[
			'at the notice with an objection unanswered',
			{ notices: [aNotice({ unanswered: 1 })] },
			'publish_decision procedure.objections_unanswered'
		],
		[
			'at the notice when it was withdrawn',
			{ notices: [aNotice({ isWithdrawn: true })] },
			'publish_decision procedure.notice_withdrawn'
		],
		[
			'at carrying out while a task is reported only',
			{ tasks: [task, { ...task, state: 'reported', checkedAt: null }] },
			'carry_out procedure.tasks_unfinished'
		],
		[
			'at the result notice',
			{ notices: [aNotice()] },
			'publish_result procedure.notice_not_posted'
		],
		['at the look back', { lookBacks: [] }, 'look_back procedure.not_looked_back']
	])('%s', (_what, over, expected, now) => {
		expect(where(finished(over), now)).toBe(expected);
	});

	it('past a withdrawn notice when a right one hangs beside it', () => {
		const notices = [
			aNotice({ isWithdrawn: true }),
			aNotice({ id: id('notice', 3), postedAt: on(22), postedUntil: on(37) }),
			finished().notices[1]!
		];
		expect(where(finished({ notices }), 36)).toBe('publish_decision procedure.notice_hanging');
		expect(where(finished({ notices }))).toBe('done');
	});

	it('at the notice when the one that hangs was posted before the decision', () => {
		const notices = [aNotice({ postedAt: on(19) })];
		expect(where(finished({ notices }))).toBe('publish_decision procedure.notice_not_posted');
	});

	it('names whom it waits for, until when, and the one act that helps', () => {
		const dossier = finished({ partyActs: [anAct('propose'), anAct('review', unasked)] });
		expect(gateOf(dossier, 'review', 5)).toEqual({
			verdict: refuse('procedure.opinion_awaited', undefined),
			waitsFor: 'secretary',
			by: on(12),
			since: on(2),
			next: { act: 'give_opinion', actId: id('partyAct') }
		});
	});
});

describe('a return', () => {
	const returned = anAct('review', { opinion: 'return', decidedAt: on(18), givenAt: on(18) });
	const partyActs = [anAct('propose'), returned];

	it('brings the matter back to drafting, and shows where it came from', () => {
		const dossier = finished({ partyActs, openDraft: { ...draft, since: on(18) } });
		expect(where(dossier)).toBe('draft procedure.returned');
		expect(stateOf(dossier, 'review')).toBe('returned');
		expect(stateOf(dossier, 'propose')).toBe('done');
		expect(stateOf(dossier, 'consult')).toBe('done');
		expect(stateOf(dossier, 'resolve')).toBe('ahead');
	});

	it('asks for the review of the new text, and nothing before it again', () => {
		const dossier = finished({ partyActs, texts: [aText(), aText(2, 19)] });
		expect(where(dossier)).toBe('review procedure.act_not_asked');
		expect(gateOf(dossier, 'review').next).toEqual({ act: 'ask', kind: 'review' });
	});

	it('of the proposal asks for the proposal again', () => {
		const dossier = finished({
			partyActs: [anAct('propose', { opinion: 'return', givenAt: on(3) })],
			texts: [aText(), aText(2, 19)]
		});
		expect(where(dossier)).toBe('propose procedure.act_not_asked');
	});
});

describe('an edit after the review', () => {
	const texts = [aText(), aText(2, 19)];

	it('goes back to review', () => {
		expect(where(finished({ texts }))).toBe('review procedure.text_changed');
	});

	it('stands at drafting while it is being written', () => {
		expect(where(finished({ openDraft: draft }))).toBe('draft procedure.text_not_frozen');
		expect(stateOf(finished({ openDraft: draft }), 'review')).toBe('ahead');
	});

	it('makes a vote on the old text worth nothing', () => {
		const partyActs = [
			...finished().partyActs,
			anAct('review', { versionId: id('version', 2), decidedAt: on(25), givenAt: on(25) })
		];
		expect(where(finished({ texts, partyActs }))).toBe('resolve procedure.voted_other_text');
	});
});

describe('an agreement with changes', () => {
	const withChanges = anAct('review', {
		opinion: 'agree_with_changes',
		decidedAt: on(18),
		givenAt: on(18)
	});
	const texts = [aText(), aText(2, 18.5)];
	const confirmed = { ...withChanges, confirmedVersionId: id('version', 2), confirmedAt: on(19) };
	const sittings = [
		finished().sittings[0]!,
		aSitting('resolve', { versionId: id('version', 2), vote: { versionHash: 'hash2' } })
	];

	it('waits for the changed text', () => {
		const dossier = finished({ partyActs: [anAct('propose'), withChanges], openDraft: draft });
		expect(where(dossier)).toBe('draft procedure.text_not_frozen');
	});

	it('waits for the secretary’s confirmation of it', () => {
		const dossier = finished({ partyActs: [anAct('propose'), withChanges], texts, sittings });
		expect(where(dossier)).toBe('review procedure.changes_not_confirmed');
	});

	it('stands for the changed text once confirmed', () => {
		const dossier = finished({ partyActs: [anAct('propose'), confirmed], texts, sittings });
		expect(where(dossier)).toBe('done');
	});

	it('does not stand for a text changed yet again', () => {
		const dossier = finished({
			partyActs: [anAct('propose'), confirmed],
			texts: [...texts, aText(3, 20)],
			sittings
		});
		expect(where(dossier)).toBe('review procedure.text_changed');
	});
});

describe('the day due passing without an opinion', () => {
	const lapsed = anAct('review', { ...unasked, lapsedAt: on(13) });
	const partyActs = [anAct('propose'), lapsed];

	it('keeps an ordinary matter shut, with since when and with whom', () => {
		const dossier = finished({ partyActs });
		expect(where(dossier)).toBe('review procedure.opinion_overdue');
		expect(gateOf(dossier, 'review')).toMatchObject({
			waitsFor: 'secretary',
			since: on(2),
			by: on(12)
		});
	});

	it('lets a petition’s matter go on, under its line', () => {
		const dossier = finished({ partyActs }, { byPetition: true });
		expect(where(dossier)).toBe('done');
		expect(gateOf(dossier, 'review')).toMatchObject({ hasLapsed: true, at: on(13) });
	});

	it('counts only once the timer has written it', () => {
		const dossier = finished(
			{ partyActs: [anAct('propose'), anAct('review', unasked)] },
			{ byPetition: true }
		);
		expect(where(dossier)).toBe('review procedure.opinion_overdue');
	});

	it('is of no use for another text', () => {
		const dossier = finished({ partyActs, texts: [aText(), aText(2, 14)] }, { byPetition: true });
		expect(where(dossier)).toBe('review procedure.act_not_asked');
	});

	it('gives way to an opinion that came late', () => {
		const dossier = finished(
			{
				partyActs: [anAct('propose'), { ...lapsed, opinion: 'return', givenAt: on(14) }],
				openDraft: { ...draft, since: on(14) }
			},
			{ byPetition: true }
		);
		expect(where(dossier)).toBe('draft procedure.returned');
	});
});

describe('the study of an important matter', () => {
	it('is not needed otherwise', () => {
		const dossier = finishedCouncil({ partyActs: [] }, { important: false });
		expect(where(dossier)).toBe('done');
		expect(stateOf(dossier, 'study')).toBe('not_needed');
	});

	it('shuts the council’s gate until it is there', () => {
		expect(where(finishedCouncil({ partyActs: [] }))).toBe('study procedure.act_not_asked');
	});

	it.each(['propose', 'review'] as const)('was done by %s on the same text', (kind) => {
		const dossier = finishedCouncil({ partyActs: [anAct(kind, { decidedAt: on(16) })] });
		expect(where(dossier)).toBe('done');
		expect(gateOf(dossier, 'study').through).toBe(kind);
	});

	it('was not done by a proposal on an earlier text', () => {
		const dossier = finishedCouncil({
			partyActs: [anAct('propose')],
			texts: [aText(), aText(2, 15)]
		});
		expect(where(dossier)).toBe('study procedure.act_not_asked');
	});

	it.each([
		['before', 18.99, 'deliberate procedure.voted_before_study'],
		['at the instant of', 19, 'done']
	])('counts a vote opened after it, not one %s it', (_what, opened, expected) => {
		const [deliberate, resolve] = finishedCouncil().sittings as [SittingFact, SittingFact];
		const dossier = finishedCouncil({
			partyActs: [anAct('study', { decidedAt: on(19) })],
			sittings: [
				{ ...deliberate, vote: { ...deliberate.vote!, openedAt: on(opened) } },
				{ ...resolve, vote: { ...resolve.vote!, openedAt: on(20) } }
			]
		});
		expect(where(dossier)).toBe(expected);
	});
});

describe('a vote', () => {
	const confer = finished().sittings[0]!;
	const resolved = (vote: Partial<VoteFact>, over: Partial<SittingFact> = {}) =>
		finished({ sittings: [confer, { ...aSitting('resolve', { vote }), ...over }] });

	it('that was refused stops the matter', () => {
		const dossier = resolved({ passed: false });
		expect(standingOf(dossier)).toMatchObject({ kind: 'refused' });
		expect(where(dossier)).toBe('resolve procedure.not_passed');
		expect(stateOf(dossier, 'resolve')).toBe('refused');
		expect(stateOf(dossier, 'publish_decision')).toBe('ahead');
	});

	it('that was refused is not undone by a second one on the same text', () => {
		const dossier = finished({
			sittings: [
				confer,
				aSitting('resolve', { vote: { passed: false } }),
				aSitting('resolve', { vote: { openedAt: on(22), closedAt: on(22) } })
			]
		});
		expect(standingOf(dossier).kind).toBe('refused');
	});

	it('that was refused leaves a changed text its own way', () => {
		const texts = [aText(), aText(2, 22)];
		const dossier = finished({
			texts,
			sittings: [confer, aSitting('resolve', { vote: { passed: false } })]
		});
		expect(where(dossier)).toBe('review procedure.text_changed');
	});

	it('without a quorum asks for another sitting', () => {
		const dossier = resolved({ quorate: false, passed: false, present: 29 });
		expect(gateOf(dossier, 'resolve').verdict).toEqual(
			refuse('procedure.not_quorate', { present: 29, due: 45 })
		);
		expect(standingOf(dossier).kind).toBe('waiting');
	});

	it('with a figure missing decides nothing', () => {
		expect(where(resolved({ quorate: null, passed: null }))).toBe('resolve procedure.undetermined');
	});

	it('in a cancelled meeting was not taken', () => {
		expect(where(resolved({}, { meetingState: 'cancelled' }))).toBe('resolve procedure.no_sitting');
	});
});

describe('the representatives', () => {
	const byRepresentatives = (over: Partial<Dossier>, matter: Partial<Dossier['matter']> = {}) =>
		finished(
			{
				sittings: [finished().sittings[0]!, aSitting('resolve', { bodies: ['representatives'] })],
				...over
			},
			matter
		);
	const delegation = { classes: ['public_works'], startsAt: on(0), endsAt: on(365) };

	it.each<[string, Partial<Dossier>, Partial<Dossier['matter']>, string]>([
		['decide what is left to them', { delegations: [delegation] }, {}, 'done'],
		['do not decide what is not', {}, {}, 'resolve procedure.not_delegated'],
		[
			'do not decide another class',
			{ delegations: [{ ...delegation, classes: ['aid'] }] },
			{},
			'resolve procedure.not_delegated'
		],
		[
			'do not decide at the instant the delegation ends',
			{ delegations: [{ ...delegation, endsAt: on(20) }] },
			{},
			'resolve procedure.not_delegated'
		],
		['decide what needs no delegation', {}, { class: 'service' }, 'done'],
		[
			'never decide on a covenant',
			{ delegations: [{ ...delegation, classes: ['covenant'] }] },
			{ class: 'covenant' },
			'resolve procedure.assembly_only'
		]
	])('%s', (_what, over, matter, expected) => {
		expect(where(byRepresentatives(over, matter))).toBe(expected);
	});
});

describe('a council’s matter stands', () => {
	const [deliberate, resolve] = finishedCouncil().sittings as [SittingFact, SittingFact];

	it.each<[string, Partial<Dossier>, string]>([
		[
			'at the topic when only the convener took it in',
			{ screenedByParty: false },
			'topic procedure.act_not_asked'
		],
		['at the sitting’s call', { sittings: [] }, 'prepare procedure.no_sitting'],
		[
			'at the call when notice was an instant short',
			{ sittings: [{ ...deliberate, calledAt: on(16) + 1 }, resolve] },
			'prepare procedure.notice_too_short'
		],
		[
			'at the deliberation once it is called in time',
			{ sittings: [{ ...deliberate, vote: undefined, state: 'waiting', meetingState: 'called' }] },
			'deliberate procedure.sitting_called'
		],
		[
			'at the call again when the sitting had no quorum',
			{
				sittings: [{ ...deliberate, vote: { ...deliberate.vote!, quorate: false, passed: false } }]
			},
			'prepare procedure.no_sitting'
		],
		[
			'at the opinion until the resolution is sealed',
			{ papers: [] },
			'opinion procedure.resolution_not_sealed'
		],
		['at the representatives’ decision', { sittings: [deliberate] }, 'resolve procedure.no_sitting']
	])('%s', (_what, over, expected) => {
		expect(where(finishedCouncil(over))).toBe(expected);
	});

	it('past the topic when the party organisation screened the text', () => {
		const partyActs = [...finishedCouncil().partyActs, anAct('screen')];
		expect(where(finishedCouncil({ screenedByParty: false, partyActs }))).toBe('done');
	});

	it('at drafting first when only the convener took the idea in', () => {
		const dossier = finishedCouncil({ screenedByParty: false, texts: [], openDraft: draft });
		expect(where(dossier)).toBe('draft procedure.text_not_frozen');
	});

	it('past a sitting entered afterwards, whatever its notice', () => {
		const sittings = [{ ...deliberate, calledAt: on(25), enteredAfterwards: true }, resolve];
		expect(gateOf(finishedCouncil({ sittings }), 'prepare').verdict).toEqual(allow);
	});

	it('skips the representatives when nothing is reserved to them', () => {
		const dossier = finishedCouncil({ sittings: [deliberate] }, { reserved: false });
		expect(where(dossier)).toBe('done');
		expect(stateOf(dossier, 'resolve')).toBe('not_needed');
	});
});

describe('a look back that found the work wanting', () => {
	const again = aLookBack({ helped: 'no', next: 'carry_out', lookedAt: on(150) });
	const redone = { ...task, id: id('task', 2), assignedAt: on(151), checkedAt: on(160) };

	it('brings the matter back to the work, and what was accepted before counts no more', () => {
		expect(where(finished({ lookBacks: [again] }))).toBe('carry_out procedure.no_tasks');
		expect(stateOf(finished({ lookBacks: [again] }), 'resolve')).toBe('done');
	});

	it('then asks for its own result notice and its own look back', () => {
		const done = { lookBacks: [again], tasks: [task, redone] };
		expect(where(finished(done))).toBe('publish_result procedure.notice_not_posted');
		const notices = [
			aNotice(),
			aNotice({ id: id('notice', 3), kind: 'result', postedAt: on(161), postedUntil: on(176) })
		];
		const posted = { ...done, notices };
		expect(where(finished(posted), on(180))).toBe('look_back procedure.not_looked_back');
		const looked = [again, aLookBack({ id: id('review', 2), lookedAt: on(270) })];
		expect(standingOf(finished({ ...posted, lookBacks: looked }), on(280)).kind).toBe('done');
	});
});

describe('a look back that found the decision wrong', () => {
	const anew = aLookBack({ helped: 'no', next: 'new_round', lookedAt: on(150) });
	const second = aText(2, 155);

	it('walks every step once more with a new text', () => {
		const drafting = { lookBacks: [anew], openDraft: { ...draft, since: on(150) } };
		expect(where(finished(drafting))).toBe('draft procedure.text_not_frozen');
		const frozen = { lookBacks: [anew], texts: [aText(), second] };
		expect(where(finished(frozen))).toBe('propose procedure.act_not_asked');
		for (const step of ['confer', 'consult', 'review', 'resolve'] as const)
			expect(stateOf(finished(frozen), step)).toBe('ahead');
	});

	it('counts what is asked and held afterwards', () => {
		const proposed = anAct('propose', {
			versionId: second.id,
			askedAt: on(156),
			decidedAt: on(157),
			givenAt: on(157)
		});
		const dossier = finished({
			lookBacks: [anew],
			texts: [aText(), second],
			partyActs: [anAct('propose'), anAct('review'), proposed]
		});
		expect(where(dossier)).toBe('confer procedure.no_sitting');
	});
});
