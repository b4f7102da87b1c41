import {
	atLeast,
	atThePolls,
	bySignatures,
	localText,
	over,
	readAt,
	residential,
	village,
	type Pack
} from '../pack.ts';
import type { Rule, Words } from '../rule.ts';
import { residents2025, village2018, village2025 } from '../sources.ts';

/** Counted and announced here, voted on paper: nothing in this pack is asked of a sitting. */
const common = { counts: {}, noticeDays: 0, certainty: 'verified' } as const;
const polls = { ...common, kind: 'election', body: 'committee', modes: atThePolls } as const;

interface VillageEdition {
	edition: string;
	validFrom: Rule['validFrom'];
	validTo: Rule['validTo'];
	url: string;
	election: Words;
	recall: Words;
}

const turnout = over('ballots_cast', 1, 2, 'registered');

function villageElections({ election, recall, ...of }: VillageEdition): Rule[] {
	const here = { ...polls, ...of, communities: village };
	return [
		{
			...here,
			id: 'V-ELECT-1',
			name: { zh: '村民委员会选举（双过半）', en: 'Village committee election' },
			source: election,
			quorum: turnout,
			pass: over('candidate_votes', 1, 2, 'ballots_cast'),
			note: {
				zh: '过半数的人多于应选名额的，得票多的当选；票数相等怎样办，看省里的选举办法。',
				en: 'If more pass than there are seats, the most votes win; ties are for the province’s rules.'
			}
		},
		{
			...here,
			id: 'V-ELECT-2',
			name: { zh: '村民委员会另行选举', en: 'Further round for unfilled seats' },
			source: election,
			quorum: null,
			pass: atLeast('candidate_votes', 1, 3, 'ballots_cast'),
			note: {
				zh: '得票多的当选，但不得少于已投选票的三分之一。全国条文没有再规定参加人数，有的省规定了（如河南）。',
				en: 'The most votes win, never below one third of the ballots cast. The national text does not repeat the turnout; some provinces do (Henan).'
			}
		},
		{
			...here,
			id: 'V-RECALL',
			name: { zh: '罢免村民委员会成员', en: 'Recall of a committee member' },
			source: recall,
			quorum: turnout,
			pass: over('yes', 1, 2, 'ballots_cast')
		},
		{
			...here,
			id: 'V-RECALL-PET',
			kind: 'petition',
			modes: bySignatures,
			name: { zh: '提出罢免要求', en: 'Petition for a recall' },
			source: recall,
			quorum: null,
			pass: {
				any: [atLeast('signers', 1, 5, 'eligible_voters'), atLeast('signer_reps', 1, 3, 'reps')]
			},
			note: {
				zh: '够数只说明要求成立；投票仍要由有权召集的组织来召集。',
				en: 'Reaching the number makes it a valid demand; the vote still has to be called by a body entitled to call it.'
			}
		}
	];
}

const residents = {
	...polls,
	edition: '2025修订',
	validFrom: '2026-01-01',
	validTo: null,
	url: readAt.residents2025,
	communities: residential
} as const;
const electing = residents2025('第十九条', 'art. 19');
const recalling = residents2025('第二十条', 'art. 20');
const chosen = over('candidate_votes', 1, 2, 'ballots_cast');

/** The three ways in which a residents' committee is elected, and recalled in the way it was elected. */
const ways = [
	{
		suffix: 'ALL',
		zh: '全体选民',
		en: 'all voters',
		quorum: turnout
	},
	{
		suffix: 'HH',
		zh: '户的代表',
		en: 'household representatives',
		quorum: over('ballots_cast', 1, 2, 'household_reps')
	},
	{
		suffix: 'REP',
		zh: '居民代表',
		en: 'residents’ representatives',
		// 超过三分之二: strictly more.
		quorum: over('ballots_cast', 2, 3, 'reps')
	}
] as const;

/** 选举和罢免: calculation only. */
export const elections: Pack = {
	id: 'elections',
	name: { zh: '选举和罢免（只核算）', en: 'Elections and recall (calculation only)' },
	place: null,
	rules: [
		...villageElections({
			edition: '2018修正',
			validFrom: '2010-10-28',
			validTo: '2025-12-31',
			url: localText('宪法相关法/村民委员会组织法(2018-12-29).md'),
			election: village2018('第十五条', 'art. 15'),
			recall: village2018('第十六条', 'art. 16')
		}),
		...villageElections({
			edition: '2025修正',
			validFrom: '2026-01-01',
			validTo: null,
			url: readAt.village2025,
			election: village2025('第十八条', 'art. 18'),
			recall: village2025('第十九条', 'art. 19')
		}),
		...ways.map(({ suffix, zh, en, quorum }): Rule => ({
			...residents,
			id: `R-ELECT-${suffix}`,
			name: { zh: `居民委员会选举（${zh}）`, en: `Residents’ committee election, ${en}` },
			source: electing,
			quorum,
			pass: chosen,
			...(suffix === 'REP'
				? {
						note: {
							zh: '“超过三分之二”不含三分之二本数；这种方式不能委托投票。',
							en: '“More than two thirds” leaves out two thirds itself; no proxies in this way of voting.'
						}
					}
				: {})
		})),
		{
			...residents,
			id: 'R-ELECT-2',
			name: { zh: '居民委员会另行选举', en: 'Further round for unfilled seats' },
			source: electing,
			quorum: null,
			pass: atLeast('candidate_votes', 1, 3, 'ballots_cast')
		},
		...ways.map(({ suffix, zh, en, quorum }): Rule => ({
			...residents,
			id: `R-RECALL-${suffix}`,
			name: { zh: `罢免居民委员会成员（${zh}）`, en: `Recall of a committee member, ${en}` },
			source: recalling,
			quorum,
			pass: over('yes', 1, 2, 'ballots_cast'),
			note: {
				zh: '按这届委员会产生时的方式投票。',
				en: 'Voted on in the way in which the committee was elected.'
			}
		})),
		{
			...residents,
			id: 'R-RECALL-PET',
			kind: 'petition',
			modes: bySignatures,
			name: { zh: '提出罢免要求', en: 'Petition for a recall' },
			source: recalling,
			quorum: null,
			pass: {
				any: [
					atLeast('signers', 1, 10, 'eligible_voters'),
					atLeast('signer_households', 1, 10, 'eligible_households'),
					atLeast('signer_reps', 1, 3, 'reps')
				]
			}
		}
	]
};
