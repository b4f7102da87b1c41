import type { Body, BodyKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import {
	isBranchSecretary,
	isClerk,
	mustBelong,
	sitsIn,
	type Standing
} from '#lib/people/standing.ts';

/** raised 已提出 · accepted 议题审核通过 · refused 不予列入 · merged 并入 · matter 已成为事项. */
export const ideaStates = ['raised', 'accepted', 'refused', 'merged', 'matter'] as const;
export type IdeaState = (typeof ideaStates)[number];

/**
 * Who raises it: a body (党组织, 村(居)民委员会, 监督委员会, 集体经济组织), villagers jointly (1/10), representatives jointly (1/5),
 * or any resident to a council.
 */
export const raisedAs = ['body', 'villagers', 'representatives', 'resident'] as const;
export type RaisedAs = (typeof raisedAs)[number];

/** web 本人在网上 · paper 纸质 · phone 电话 · visit 上门, the last three taken down by a helper (代录). */
export const ideaChannels = ['web', 'paper', 'phone', 'visit'] as const;
export type IdeaChannel = (typeof ideaChannels)[number];

/** 动议、议题. */
export interface Idea {
	id: Id<'idea'>;
	communityId: Id<'community'>;
	title: string;
	body: string;
	raisedAs: RaisedAs;
	bodyId: Id<'body'> | null;
	councilId: Id<'body'> | null;
	raisedBy: Id<'person'>;
	recordedBy: Id<'person'>;
	channel: IdeaChannel;
	signatures: number | null;
	raisedAt: Instant;
	state: IdeaState;
	screenedBy: Id<'person'> | null;
	screenedFor: Id<'body'> | null;
	screenedAt: Instant | null;
	reasons: string | null;
	mergedInto: Id<'idea'> | null;
	matterId: Id<'matter'> | null;
}

/** Bodies that may raise an idea, and who speaks for each. 《河南省实施〈村民委员会组织法〉办法》所列提出主体 */
const speakers: Partial<Record<BodyKind, Parameters<typeof sitsIn>[2]>> = {
	party_organisation: ['secretary', 'deputy_secretary', 'committee_member'],
	party_committee: ['secretary', 'deputy_secretary', 'committee_member'],
	committee: ['director', 'deputy_director', 'committee_member'],
	supervision_committee: ['director', 'deputy_director', 'committee_member', 'member'],
	collective_assembly: ['director', 'deputy_director']
};

/** May this person raise an idea in the name of this body? */
export function maySpeakFor(standing: Standing, body: Pick<Body, 'id' | 'kind'>): Verdict {
	const roles = speakers[body.kind];
	const seat =
		roles && standing.posts.find((post) => post.bodyId === body.id && roles.includes(post.role));
	return seat ? allow : refuse('idea.not_in_this_capacity');
}

/** How many must sign: a tenth of the villagers of age, a fifth of the representatives, rounded up. 1/10 以上 includes it. */
export function signaturesNeeded(as: 'villagers' | 'representatives', total: number): number {
	return Math.max(1, Math.ceil(total / (as === 'villagers' ? 10 : 5)));
}

/** 联名: enough signatures, counted at the desk from the paper they stand on. */
export function mayPetition(
	raiser: Standing,
	petition: {
		as: 'villagers' | 'representatives';
		signatures: number;
		total: number;
		/** Whoever enters it. */
		recorder: Standing;
	}
): Verdict {
	const { as, signatures, total, recorder } = petition;
	const isOne =
		as === 'villagers'
			? raiser.isResident
			: sitsIn(raiser, ['representatives'], ['representative']);
	if (!isOne) return refuse('idea.not_in_this_capacity');
	if (!isClerk(recorder)) return refuse('idea.signatures_at_desk');
	const needed = signaturesNeeded(as, total);
	if (signatures > total) return refuse('idea.too_many_signatures', { total });
	if (signatures < needed) return refuse('idea.too_few_signatures', { needed, total });
	return allow;
}

/** Any resident puts an idea to a council. */
export function mayPutToCouncil(raiser: Standing): Verdict {
	return raiser.isResident ? allow : refuse('idea.not_in_this_capacity');
}

/** A call for by petition: what its matter is opened under has to be convened. */
export function isPetition({ raisedAs }: Pick<Idea, 'raisedAs'>): boolean {
	return raisedAs === 'villagers' || raisedAs === 'representatives';
}

/** 联名成立: on the table because a petition has its number, not because anybody screened it. */
export function isByNumber({ state, screenedAt }: Pick<Idea, 'state' | 'screenedAt'>): boolean {
	return state === 'accepted' && screenedAt === null;
}

export function isUnderDiscussion({ state }: Pick<Idea, 'state'>): boolean {
	return state === 'raised' || state === 'accepted';
}

/** The thread is open to the community while the idea is under discussion. */
export function mayRemark(standing: Standing, idea: Pick<Idea, 'state'>): Verdict {
	const belongs = mustBelong(standing);
	if (!belongs.ok) return belongs;
	return isUnderDiscussion(idea) ? allow : refuse('idea.ended');
}

/** 议题审核: by the party organisation's secretary, or, for an idea put to a council, by that council's convener. */
export function isScreener(standing: Standing, idea: Pick<Idea, 'councilId'>): boolean {
	if (isBranchSecretary(standing)) return true;
	return standing.posts.some((post) => post.bodyId === idea.councilId && post.role === 'convener');
}

/** Which ideas wait for this person to screen them. */
export function screens(standing: Standing): 'all' | Id<'body'>[] {
	if (isBranchSecretary(standing)) return 'all';
	const convened = standing.posts.filter(
		({ bodyKind, role }) => bodyKind === 'council' && role === 'convener'
	);
	return convened.map(({ bodyId }) => bodyId);
}

export function mayScreen(standing: Standing, idea: Pick<Idea, 'state' | 'councilId'>): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (!isScreener(standing, idea)) return refuse('idea.screener_only');
	return idea.state === 'raised' ? allow : refuse('idea.already_screened');
}

export function mayMerge(
	standing: Standing,
	idea: Pick<Idea, 'id' | 'state' | 'councilId'>,
	into: Pick<Idea, 'id' | 'state'>
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (!isScreener(standing, idea)) return refuse('idea.screener_only');
	if (idea.id === into.id) return refuse('idea.same_idea');
	if (!isUnderDiscussion(idea)) return refuse('idea.already_screened');
	return isUnderDiscussion(into) || into.state === 'matter' ? allow : refuse('idea.ended');
}

/** Turning an accepted idea into a matter: the desk, the secretary, or the convener of the council it was put to. */
export function mayOpenMatter(
	standing: Standing,
	idea: Pick<Idea, 'state' | 'councilId'>
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (!isClerk(standing) && !isScreener(standing, idea)) return refuse('access.clerk_only');
	if (idea.state === 'matter') return refuse('idea.already_matter');
	return idea.state === 'accepted' ? allow : refuse('idea.not_accepted');
}

/** The capacities in which this person, or somebody for whom the clerk takes it down, could raise an idea. */
export function waysToRaise(
	standing: Standing,
	bodies: readonly Pick<Body, 'id' | 'kind' | 'name'>[]
): { as: RaisedAs; id?: Id<'body'>; name: string }[] {
	const helps = isClerk(standing);
	const councils = bodies.filter(({ kind }) => kind === 'council');
	const spokenFor = bodies.filter((body) =>
		helps ? body.kind in speakers : maySpeakFor(standing, body).ok
	);
	return [
		...spokenFor.map(({ id, name }) => ({ as: 'body' as const, id, name })),
		...(helps || standing.isResident
			? councils.map(({ id, name }) => ({ as: 'resident' as const, id, name }))
			: []),
		...(helps ? (['villagers', 'representatives'] as const).map((as) => ({ as, name: '' })) : [])
	];
}
