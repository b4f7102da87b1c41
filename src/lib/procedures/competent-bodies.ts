import type { CommunityKind } from '#lib/communities/community.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import type { Words } from '#lib/kernel/verdict.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import {
	competenceFor,
	type Decider,
	type Matter as LegalMatter
} from '#lib/rulebooks/competence.ts';
import type { Dossier } from './dossier.ts';

/** What no law names apart is the representatives' without further leave. */
const asTheLawNamesIt: Record<CommunityKind, Partial<Record<MatterClass, LegalMatter>>> = {
	village: {
		plan: 'village_plan',
		subsidy: 'village_subsidy',
		collective_income: 'village_income',
		public_works: 'village_works',
		aid: 'village_aid',
		covenant: 'village_covenant'
	},
	residential: { covenant: 'residents_covenant' }
};

/** The matter as the law of its place divides them; nothing where no law names it apart. */
export function legalMatter(
	kind: CommunityKind,
	matterClass: MatterClass
): LegalMatter | undefined {
	return asTheLawNamesIt[kind][matterClass];
}

export const decider = {
	village: { assembly: 'village_assembly', representatives: 'village_representatives' },
	residential: { assembly: 'residents_assembly', representatives: 'residents_representatives' }
} as const satisfies Record<CommunityKind, Record<string, Decider>>;

/** Who decides a matter, by the law of the day it was opened: the bodies, and whether they need the assembly's leave. */
export interface Deciders {
	bodies: { body: 'assembly' | 'representatives'; byDelegation: boolean }[];
	source: Words;
}

export function whoDecides({
	matter,
	kind
}: Pick<Dossier, 'matter' | 'kind'>): Deciders | undefined {
	const legal = legalMatter(kind, matter.class);
	const competence = legal && competenceFor(legal, dayOf(matter.openedAt));
	if (!competence) return undefined;
	const bodies = (['assembly', 'representatives'] as const).flatMap((body) => {
		const seat = competence.bodies.find((one) => one.body === decider[kind][body]);
		// Settled otherwise by a place only.
		return seat && !('setting' in seat && seat.setting)
			? [{ body, byDelegation: seat.needs === 'delegation' }]
			: [];
	});
	return { bodies, source: competence.source };
}
