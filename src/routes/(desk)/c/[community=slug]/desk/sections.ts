import type { Community } from '#lib/communities/community.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mattersSection } from './matters-section.ts';
import { meetingsSection } from './meetings-section.ts';
import { peopleSection } from './people-section.ts';
import { supervisionSection } from './supervision-section.ts';
import { petitionsSection } from './petitions-section.ts';

/** One block of the desk: what is to do there today, and where to go. */
export interface DeskSection {
	title: string;
	/** What waits, most urgent first. */
	rows: {
		title: string;
		href: string;
		note?: string;
		tag?: string;
		tone?: 'plain' | 'wait' | 'pass' | 'seal';
		side?: string;
	}[];
	/** Said when nothing waits. */
	nothing?: string;
	links: { href: string; label: string; main?: boolean }[];
	/** Nothing else can be done here before this is. */
	comesFirst?: boolean;
}

export interface DeskVisit {
	ctx: Ctx;
	here: { community: Community; standing: Standing };
	/** `/c/stone-bridge/desk` */
	base: string;
}

/**
 * The blocks of the desk, in order. Each room's engineer adds one function, in a file of its own beside this one; it says
 * nothing (undefined) to whoever has no part in it.
 */
export const sections: ((visit: DeskVisit) => Promise<DeskSection | undefined>)[] = [
	mattersSection,
	petitionsSection,
	meetingsSection,
	supervisionSection,
	peopleSection
];
