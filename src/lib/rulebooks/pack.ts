import type { Rule, Test, Words } from './rule.ts';

/** 规则包: the rules of one body of law, or those that one place lays over them. */
export interface Pack {
	id: string;
	name: Words;
	/**
	 * The province or city whose rules they are, by its Chinese name; null: the whole country. A pack with a place applies
	 * where a community has chosen it, beside the country's rules and never instead of them.
	 */
	place: string | null;
	rules: readonly Rule[];
	note?: Words;
}

/** x > num/den of: 过半数、超过. */
export const over = (x: string, num: number, den: number, of: string): Test => ({
	cmp: { x, op: '>', num, den, of }
});
/** x ≥ num/den of: 以上. */
export const atLeast = (x: string, num: number, den: number, of: string): Test => ({
	cmp: { x, op: '>=', num, den, of }
});

/** How the figures of a sitting are called where it is counted by members, by adults, by households. */
export const members = { due: 'members_total', present: ['members_present', 'present'] };
export const adults = { due: 'eligible_adults', present: ['present_adults', 'present'] };
export const households = {
	due: 'eligible_households',
	present: ['present_households', 'present']
};

export const village = ['village'] as const;
export const residential = ['residential'] as const;
export const anywhere = ['village', 'residential'] as const;

/** 到会: the law counts those who have come. */
export const inTheRoom = ['sitting'] as const;
/** 联名: signatures are collected on paper or over days; nobody sits. */
export const bySignatures = ['written', 'period'] as const;
/** 选举: paper ballots at the polls. For ballots from afar no legal basis was found, so none is offered. */
export const atThePolls = ['sitting'] as const;
/** 组成: not a vote. */
export const noVote = [] as const;

/** The unofficial copies in which the texts were read. */
const LAWS = 'https://github.com/ImCa0/just-laws/blob/master/docs/';
export const readAt = {
	village2025: `${LAWS}constitutional-relevance/villagers-committee-organization-law/README.md`,
	residents2025: `${LAWS}constitutional-relevance/urban-residents-committee-organization-law/README.md`,
	collective: `${LAWS}civil-and-commercial/rural-collective-economic-organizations-law/README.md`,
	land: `${LAWS}civil-and-commercial/rural-land-contract-law/README.md`,
	civilCode: `${LAWS}civil-and-commercial/civil-code/02-property-rights.md`
} as const;

/** The same for the older editions and the texts of places. */
export const localText = (path: string) =>
	`https://github.com/LawRefBook/Laws/blob/master/${encodeURI(path)}`;
