import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import type { Matter, ProcedureKey } from '#lib/matters/matter.ts';
import type { Procedure, Step, StepKey } from './procedure.ts';
import { stepOf, type StepOther } from './steps.ts';

type Part = StepKey | readonly [key: StepKey, other: StepOther];

const path = (kind: CommunityKind, parts: readonly Part[]): Step[] =>
	parts.map((part) => (typeof part === 'string' ? stepOf(kind, part) : stepOf(kind, ...part)));

/** What every decision comes to: posted, carried out, its result posted, looked at again. */
const afterwards = ['publish_decision', 'carry_out', 'publish_result', 'look_back'] as const;

/** Villages draft in the committee first, and so does whatever follows 四议两公开 elsewhere. */
const committeeFirst: readonly BodyKind[] = [
	'committee',
	'two_committees',
	'party_organisation',
	'party_committee',
	'supervision_committee',
	'council'
];
const councilOnly: readonly BodyKind[] = ['council'];
const byCouncil = { who: councilOnly };

const village = (
	key: ProcedureKey,
	parts: readonly Part[],
	more: Partial<Procedure> = {}
): Procedure => ({
	key,
	communities: ['village'],
	drafting: committeeFirst,
	steps: path('village', parts),
	...more
});

const residential = (
	key: ProcedureKey,
	parts: readonly Part[],
	more: Partial<Procedure> = {}
): Procedure => ({
	key,
	communities: ['residential'],
	drafting: councilOnly,
	steps: path('residential', parts),
	...more
});

/** Walked where a local text says so: a community has to adopt it first. */
const localOnly = { needsPermit: true } as const;

/** Where the collective or the owners decide instead of the villagers or residents. */
const byCollective = {
	who: ['collective_assembly'],
	basis: 'collective_26'
} as const;
const byOwners = { who: ['owners_assembly'], basis: 'owners_278' } as const;

/**
 * 程序: every path the platform knows. A community walks those that are its kind's, and may copy one and add to it, as far
 * as `legal-gates.ts` lets it. A matter keeps the steps it began with, so a path may change here for later ones.
 *
 * @see 村民委员会组织法（2025 年修正）第二十五至三十七条; 城市居民委员会组织法（2025 年修订）第二十五至三十六条
 */
export const procedures: Record<ProcedureKey, Procedure> = {
	/** 四议两公开. Comment and the look back are our additions. */
	village_four_two: village('village_four_two', [
		...(['draft', 'propose', 'confer', 'consult', 'review', 'study', 'resolve'] as const),
		...afterwards
	]),
	/** 提议、商议合并: one sitting where secretary and director are one person, if a local text permits it. */
	village_merged: village(
		'village_merged',
		['draft', 'propose_confer', 'consult', 'review', 'study', 'resolve', ...afterwards],
		localOnly
	),
	/** 四议一审两公开: the township looks at the text before the villagers resolve. Where it stands varies by place. */
	village_reviewed: village(
		'village_reviewed',
		[
			...(['draft', 'propose', 'confer', 'consult', 'review', 'study', 'township_review'] as const),
			'resolve',
			...afterwards
		],
		localOnly
	),
	/** 五议两公开: begins with what people suggest. */
	village_five_two: village(
		'village_five_two',
		[
			...([
				'suggest',
				'draft',
				'propose',
				'confer',
				'consult',
				'review',
				'study',
				'resolve'
			] as const),
			...afterwards
		],
		localOnly
	),
	/** 四议两公开一监督: the supervision committee says its word before the decision is posted. */
	village_supervised: village(
		'village_supervised',
		[
			...([
				'draft',
				'propose',
				'confer',
				'consult',
				'review',
				'study',
				'resolve',
				'supervise'
			] as const),
			...afterwards
		],
		localOnly
	),
	/** 村民自治章程、村规民约: views, a check by township and lawyer, the assembly, filing with the township. */
	village_covenant: village('village_covenant', [
		...(['draft', 'consult', 'legality', ['township_review', { basis: 'added' }]] as const),
		'study',
		['resolve', { who: ['assembly'] }],
		'filing',
		'publish_decision',
		'look_back'
	]),
	/** 一事一议筹资筹劳: put to the households first, resolved, looked at by township and county. */
	village_levy: village('village_levy', [
		'draft',
		['consult', { basis: 'levy' }],
		'study',
		'resolve',
		['township_review', { basis: 'levy' }],
		'county_review',
		...afterwards
	]),
	/** 村级协商（深入议）. */
	village_consultation: village(
		'village_consultation',
		[
			...(['topic', 'draft', 'consult', 'study', 'prepare', 'deliberate', 'opinion'] as const),
			...(['publish_decision', 'carry_out', 'publish_result', 'feedback'] as const)
		],
		{ drafting: councilOnly }
	),
	/** 即时议: a small thing talked over at once. What came of it is posted all the same. */
	village_quick: village(
		'village_quick',
		['draft', 'deliberate', 'carry_out', 'publish_result', 'feedback'],
		{ drafting: councilOnly }
	),
	/** 农村集体经济组织的决定: the collective's own members, two thirds of all of them. */
	collective: village('collective', [
		'draft',
		'consult',
		['study', { basis: 'collective_26' }],
		['resolve', byCollective],
		['publish_decision', { basis: 'collective_45' }],
		'carry_out',
		['publish_result', { basis: 'collective_45' }],
		'look_back'
	]),
	/** 居民议事（深入议）: what is reserved goes on to the residents' representatives. */
	residents_council: residential('residents_council', [
		'topic',
		['draft', byCouncil],
		['consult', byCouncil],
		...(['study', 'prepare', 'deliberate', 'opinion'] as const),
		['resolve', { only: 'reserved' }],
		...(['publish_decision', 'carry_out', 'publish_result', 'feedback'] as const)
	]),
	residents_quick: residential('residents_quick', [
		['draft', byCouncil],
		'deliberate',
		'carry_out',
		'publish_result',
		'feedback'
	]),
	/** 四议两公开, residents' version. */
	residents_four_two: residential(
		'residents_four_two',
		[
			...(['draft', 'propose', 'confer', 'consult', 'review', 'study', 'resolve'] as const),
			...afterwards
		],
		{ drafting: committeeFirst }
	),
	/** 居民自治章程、居民公约: the assembly may leave it to the representatives (授权), article 30. */
	residents_covenant: residential(
		'residents_covenant',
		[
			...(['draft', 'consult', 'legality', ['township_review', { basis: 'added' }]] as const),
			'study',
			['resolve', { who: ['assembly', 'representatives'] }],
			'filing',
			'publish_decision',
			'look_back'
		],
		{ drafting: committeeFirst }
	),
	/** 业主共同决定. */
	owners: residential(
		'owners',
		[
			'draft',
			'consult',
			['resolve', byOwners],
			['publish_decision', { basis: 'owners_rules_14' }],
			'carry_out',
			['publish_result', { basis: 'owners_rules_14' }]
		],
		{ drafting: ['owners_committee'] }
	),
	/** 议事会日常事务: the council's own business. */
	council_business: {
		key: 'council_business',
		communities: ['village', 'residential'],
		drafting: councilOnly,
		steps: path('residential', [
			['draft', byCouncil],
			['prepare', { basis: 'council_rules' }],
			['deliberate', { basis: 'council_rules' }],
			['opinion', { basis: 'council_rules' }],
			['carry_out', { basis: 'council_rules' }]
		])
	}
};

/** What a matter keeps of the procedure it began with. */
export interface KeptPath {
	/** The community's own name for it. */
	name: string | null;
	steps: readonly Step[];
}

/** The procedure of a matter: the path it began with, whatever has become of the platform's or the community's since. */
export function procedureOf({
	procedure,
	path: kept
}: Pick<Matter, 'procedure' | 'path'>): Pick<Procedure, 'key' | 'steps'> & { name: string | null } {
	const { name, steps } = (kept as unknown as KeptPath | null) ?? {
		name: null,
		steps: procedures[procedure].steps
	};
	return { key: procedure, name, steps };
}

/**
 * The procedures that may be walked as they are in a community of this kind, where it has the body that drafts by them
 * and one that decides. A step that only some matters walk asks for none before one does.
 */
export function proceduresFor(
	kind: CommunityKind,
	bodies: readonly { kind: BodyKind }[]
): Procedure[] {
	const here = new Set(bodies.map((body) => body.kind));
	// 村“两委” need not be a body of their own: the party's and the villagers' committee sit together.
	const party = here.has('party_committee') || here.has('party_organisation');
	if (party && here.has('committee')) here.add('two_committees');
	return Object.values(procedures).filter(
		({ communities, drafting, needsPermit, steps }) =>
			communities.includes(kind) &&
			!needsPermit &&
			drafting.some((body) => here.has(body)) &&
			steps.every(
				({ evidence, only, who }) =>
					evidence.kind !== 'sitting' || only !== undefined || who.some((body) => here.has(body))
			)
	);
}

/** Whether a body of this place may draft by a procedure and answer for it. */
export function suitsPlace(
	{ communities, drafting }: Pick<Procedure, 'communities' | 'drafting'>,
	place: { community: CommunityKind; body: BodyKind }
): boolean {
	return communities.includes(place.community) && drafting.includes(place.body);
}

/** 承办组织: the usual body of a procedure. Of several it is asked. */
export function draftingBodyFor<Body extends { kind: BodyKind }>(
	{ drafting }: Pick<Procedure, 'drafting'>,
	bodies: readonly Body[]
): Body | undefined {
	const [body, ...others] = bodies.filter(({ kind }) => kind === drafting[0]);
	return others.length === 0 ? body : undefined;
}

/** Whose members are mostly asked to draft, in the order they are offered. */
export function likelyDrafters({ drafting }: Pick<Procedure, 'drafting'>): readonly BodyKind[] {
	return [drafting[0]!, 'committee', 'council', 'desk', 'party_committee'];
}
