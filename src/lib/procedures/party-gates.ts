import type { Instant } from '#lib/kernel/instant.ts';
import {
	currentText,
	lastText,
	type Dossier,
	type PartyActFact,
	type TextFact
} from './dossier.ts';
import { open, shut, type Gate } from './gate.ts';
import type { PartyActKind } from './party-act.ts';

/** What stands beside the text was agreed to: as it is, or changed and confirmed by the secretary. */
function isAgreedOn(act: PartyActFact, text: TextFact): boolean {
	if (act.opinion === 'agree') return act.versionId === text.id;
	return act.opinion === 'agree_with_changes' && act.confirmedVersionId === text.id;
}

function isAgreed(act: PartyActFact): boolean {
	return (
		act.opinion === 'agree' ||
		(act.opinion === 'agree_with_changes' && act.confirmedVersionId !== null)
	);
}

const agreedAt = (act: PartyActFact) => act.confirmedAt ?? act.decidedAt ?? undefined;

/**
 * 到期未提出意见: a matter called for by petition has to be put to the meeting; when the day due of the asked act has passed
 * without an opinion it goes on, with that line on it. Any other matter waits.
 *
 * @see 村民委员会组织法（2025 年修正）第二十五、三十条
 */
function hasLapsedFor(dossier: Dossier, act: PartyActFact): boolean {
	return dossier.matter.byPetition && act.lapsedAt !== null && act.opinion === null;
}

/** The gate of one of the party organisation's acts. */
export function partyActGate(
	dossier: Dossier,
	kind: PartyActKind,
	{ onCurrentText }: { onCurrentText: boolean },
	now: Instant
): Gate {
	const acts = dossier.partyActs.filter((act) => act.kind === kind);
	const latest = acts.at(-1);
	const text = currentText(dossier);
	const isReturned = latest?.opinion === 'return' && !hasFrozenSince(dossier, latest);

	if (onCurrentText) {
		const agreed = text && acts.find((act) => isAgreedOn(act, text));
		if (agreed) return open(agreedAt(agreed));
	} else {
		const given = acts.filter((act) => act.opinion !== null).at(-1);
		if (given && isAgreed(given)) return open(agreedAt(given));
	}

	if (!text)
		return shut('procedure.text_not_frozen', {
			waitsFor: 'drafters',
			next: { act: 'freeze', documentId: dossier.openDraft?.documentId },
			...(isReturned ? { isReturned: true } : {})
		});

	const lapsed = acts.find(
		(act) => hasLapsedFor(dossier, act) && (!onCurrentText || act.versionId === text.id)
	);
	if (lapsed) return open(lapsed.lapsedAt!, { hasLapsed: true });

	if (latest?.opinion === 'agree_with_changes' && latest.confirmedVersionId === null)
		return shut('procedure.changes_not_confirmed', {
			waitsFor: 'secretary',
			since: text.frozenAt,
			next: { act: 'confirm_changes', actId: latest.id }
		});
	if (latest && latest.opinion === null && latest.versionId === text.id)
		return shut(now >= latest.dueAt ? 'procedure.opinion_overdue' : 'procedure.opinion_awaited', {
			waitsFor: 'secretary',
			by: latest.dueAt,
			since: latest.askedAt,
			next: { act: 'give_opinion', actId: latest.id }
		});
	const wasAgreed = acts.some(isAgreed);
	return shut(wasAgreed ? 'procedure.text_changed' : 'procedure.act_not_asked', {
		facts: { number: text.number },
		waitsFor: 'desk',
		since: text.frozenAt,
		next: { act: 'ask', kind }
	});
}

function hasFrozenSince(dossier: Dossier, act: PartyActFact): boolean {
	const text = lastText(dossier);
	return act.givenAt !== null && text !== undefined && text.frozenAt > act.givenAt;
}

/**
 * 研究讨论: the party organisation studies an important matter before it is decided. The proposal and the members' meeting count
 * as the study where they had this very text before them.
 *
 * @see 村民委员会组织法（2025 年修正）第二十八条第三款; 城市居民委员会组织法（2025 年修订）第三十条
 */
export function studyGate(dossier: Dossier, now: Instant): Gate {
	for (const kind of ['study', 'review', 'propose'] as const) {
		const gate = partyActGate(dossier, kind, { onCurrentText: true }, now);
		if (gate.verdict.ok) return kind === 'study' ? gate : { ...gate, through: kind };
	}
	return partyActGate(dossier, 'study', { onCurrentText: true }, now);
}

/**
 * 议题审核: whether this is a matter for the council at all. Screened as an idea by the party organisation; where the council's
 * convener took the idea in, the organisation screens the first frozen text.
 */
export function topicGate(dossier: Dossier, now: Instant): Gate {
	if (dossier.screenedByParty) return open(dossier.screenedAt ?? dossier.matter.openedAt);
	if (dossier.texts.length === 0) return open(undefined);
	return partyActGate(dossier, 'screen', { onCurrentText: false }, now);
}

/** Drafting is over when the latest draft is sealed into a text. */
export function draftGate(dossier: Dossier): Gate {
	const text = currentText(dossier);
	if (text) return open(text.frozenAt);
	const { openDraft } = dossier;
	const returned = dossier.partyActs.findLast((act) => act.opinion !== null);
	const isReturned =
		openDraft && returned?.opinion === 'return' && !hasFrozenSince(dossier, returned);
	return shut(isReturned ? 'procedure.returned' : 'procedure.text_not_frozen', {
		waitsFor: 'drafters',
		since: openDraft?.since ?? dossier.matter.openedAt,
		next: { act: 'freeze', documentId: openDraft?.documentId },
		...(isReturned ? { isReturned: true } : {})
	});
}
