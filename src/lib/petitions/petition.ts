import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, mustBeClerk, type Standing } from '#lib/people/standing.ts';
import type { PetitionRule } from '#lib/rulebooks/petition.ts';
import type { Words } from '#lib/rulebooks/rule.ts';

/** open 征集中 · reached 已达人数 · withdrawn 已撤回. */
export const petitionStates = ['open', 'reached', 'withdrawn'] as const;
export type PetitionState = (typeof petitionStates)[number];

/** What is called for: 村(居)民会议, 代表会议. */
export const petitionDemands = ['assembly', 'representatives'] as const;
export type PetitionDemand = (typeof petitionDemands)[number];

/** Of whom a share signs: everybody of age on the roll, or the representatives. */
export const petitionWays = ['adults', 'representatives'] as const;
export type PetitionWay = (typeof petitionWays)[number];

/** web 本人在网上 · paper 纸质签名表, entered at the desk. */
export const signatureChannels = ['web', 'paper'] as const;
export type SignatureChannel = (typeof signatureChannels)[number];

/** The rule it was started under, kept with it. */
export type KeptPetitionRule = Pick<PetitionRule, 'id' | 'name' | 'source' | 'certainty' | 'test'>;

/** 联名提议. */
export interface Petition {
	id: Id<'petition'>;
	communityId: Id<'community'>;
	title: string;
	body: string;
	demand: PetitionDemand;
	way: PetitionWay;
	rule: KeptPetitionRule;
	/** 应签: how many stood on the list when it was frozen. */
	maySign: number;
	/** How many signatures are enough. */
	needed: number;
	/** 牵头人. */
	startedBy: Id<'person'>;
	recordedBy: Id<'person'>;
	startedAt: Instant;
	state: PetitionState;
	reachedAt: Instant | null;
	/** How many had signed when the number was reached. */
	signed: number | null;
	/** The last day to convene what is called for. */
	dueOn: Day | null;
	/** The text that sets that day; null where none does. */
	dueSource: Words | null;
	ideaId: Id<'idea'> | null;
	withdrawnAt: Instant | null;
	withdrawnReason: string | null;
}

/** Somebody on the frozen list. */
export interface SignatureLine {
	personId: Id<'person'>;
	signedAt: Instant | null;
	channel: SignatureChannel | null;
	/** Which sheet it stands on. */
	sheet: number | null;
}

type Open = Pick<Petition, 'state'>;

const mustBeOpen = ({ state }: Open): Verdict =>
	state === 'open' ? allow : refuse('petition.ended');

/** 签名: once, by somebody on the list, while signatures are collected. */
export function maySign(petition: Open, line: SignatureLine | undefined): Verdict {
	const open = mustBeOpen(petition);
	if (!open.ok) return open;
	if (!line) return refuse('petition.not_on_list');
	return line.signedAt === null ? allow : refuse('petition.already_signed');
}

/** 撤回签名: one's own, while the number is not reached. */
export function mayTakeBack(petition: Open, line: SignatureLine | undefined): Verdict {
	const open = mustBeOpen(petition);
	if (!open.ok) return open;
	return line && line.signedAt !== null ? allow : refuse('petition.not_signed');
}

/** The desk enters what stands on paper, and strikes what was entered wrongly. */
export function mayEnter(standing: Standing, petition: Open): Verdict {
	const clerk = mustBeClerk(standing);
	return clerk.ok ? mustBeOpen(petition) : clerk;
}

/** 撤回: whoever leads it, or the desk for them. */
export function mayWithdraw(
	standing: Standing,
	petition: Pick<Petition, 'state' | 'startedBy'>
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (standing.personId !== petition.startedBy && !isClerk(standing))
		return refuse('petition.not_yours');
	return mustBeOpen(petition);
}
