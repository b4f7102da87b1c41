import { atLeast, atThePolls, bySignatures, localText, over, type Pack } from '../../pack.ts';
import { henanVillage } from '../../sources.ts';
import { local } from '../place-rules.ts';

const of = {
	edition: '2011',
	validFrom: '2011-01-01',
	url: localText('DLC/河南地方法规/地方性法规/河南/河南省实施《村民委员会组织法》办法.md')
} as const;

export const henan: Pack = {
	id: 'henan',
	name: { zh: '河南', en: 'Henan' },
	place: '河南',
	rules: [
		{
			...{ ...local, ...of, id: 'V-ELECT-2-HA', kind: 'election', modes: atThePolls },
			name: { zh: '另行选举（河南）', en: 'Further round, Henan' },
			source: henanVillage('第三十八条', 'art. 38'),
			body: 'committee',
			quorum: over('ballots_cast', 1, 2, 'registered'),
			pass: atLeast('candidate_votes', 1, 3, 'ballots_cast'),
			note: {
				zh: '另行选举也要过半数的选民参加投票。先看有没有人过半数；没有的，得票多的当选，不少于三分之一。',
				en: 'More than half of the voters must take part again. Whoever passes half is elected; failing that the most votes win, from one third up.'
			}
		},
		{
			...{ ...local, ...of, id: 'V-RAISE-HA', kind: 'petition', modes: bySignatures },
			name: { zh: '提出重大事项的建议（河南）', en: 'Raising an important matter, Henan' },
			source: henanVillage('第五十四条', 'art. 54'),
			body: 'assembly',
			pass: {
				any: [atLeast('signers', 1, 10, 'eligible_adults'), atLeast('signer_reps', 1, 5, 'reps')]
			},
			note: {
				zh: '村党组织、村民委员会、村务监督委员会、村集体经济组织也可以提出。',
				en: 'The party organisation, the committee, the supervision committee and the collective may raise one, too.'
			}
		}
	]
};
