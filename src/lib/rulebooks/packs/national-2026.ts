import {
	adults,
	atLeast,
	bySignatures,
	households,
	inTheRoom,
	members,
	noVote,
	over,
	readAt,
	residential,
	type Pack
} from '../pack.ts';
import { residents2025, village2025 } from '../sources.ts';
import { villageRules } from './villages.ts';

const residents = {
	edition: '2025修订',
	certainty: 'verified',
	validFrom: '2026-01-01',
	validTo: null,
	url: readAt.residents2025,
	communities: residential
} as const;

/** 全国，2026年起: assemblies, representatives and groups under the village law and the residents' law of 2025. */
export const national2026: Pack = {
	id: 'national-2026',
	name: { zh: '全国（2026年起）', en: 'The whole country, from 2026' },
	place: null,
	rules: [
		...villageRules({
			edition: '2025修正',
			validFrom: '2026-01-01',
			validTo: null,
			url: readAt.village2025,
			assembly: village2025('第二十六条', 'art. 26'),
			call: village2025('第二十五条', 'art. 25'),
			representatives: village2025('第三十条', 'art. 30'),
			group: village2025('第三十二条', 'art. 32'),
			composition: village2025('第二十九条', 'art. 29'),
			shortNotice: true
		}),
		{
			...{ id: 'R-ASM-2026', kind: 'decision', ...residents },
			name: { zh: '居民会议', en: 'Residents’ assembly' },
			source: residents2025('第二十七条', 'art. 27'),
			body: 'assembly',
			counts: { adults, households },
			quorum: {
				any: [
					over('present_adults', 1, 2, 'eligible_adults'),
					over('present_households', 1, 2, 'eligible_households')
				]
			},
			pass: over('yes', 1, 2, 'present'),
			noticeDays: 10,
			noticeSource: residents2025('第二十六条', 'art. 26'),
			mayBeShort: true,
			modes: inTheRoom,
			note: {
				zh: '按户的代表也是过半数即可；村民会议按户要三分之二以上。',
				en: 'By households, too, more than half is enough; a villagers’ assembly needs two thirds.'
			}
		},
		{
			...{ id: 'R-REP-2026', kind: 'decision', ...residents },
			name: { zh: '居民代表会议', en: 'Residents’ representatives’ meeting' },
			source: residents2025('第二十九条', 'art. 29'),
			body: 'representatives',
			counts: { seats: members },
			quorum: atLeast('members_present', 2, 3, 'members_total'),
			pass: over('yes', 1, 2, 'members_present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '组成人员包括居民委员会成员和居民代表。其他居民可以列席并发表意见，没有表决权。',
				en: 'Its members are the committee’s members and the representatives. Other residents may sit in and speak, without a vote.'
			}
		},
		{
			...{ id: 'R-REP-COMP', kind: 'composition', ...residents },
			name: {
				zh: '居民代表会议的组成',
				en: 'Who makes up the residents’ representatives’ meeting'
			},
			source: residents2025('第二十八条', 'art. 28'),
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: atLeast('reps', 4, 5, 'members_total'),
			noticeDays: 0,
			modes: noVote
		},
		{
			...{ id: 'R-REP-SIZE', kind: 'composition', ...residents },
			name: { zh: '居民代表的人数', en: 'How many residents’ representatives' },
			source: residents2025('第十三条', 'art. 13'),
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: {
				all: [atLeast('households', 20, 1, 'reps'), atLeast('reps', 1, 50, 'households')]
			},
			noticeDays: 0,
			modes: noVote,
			note: {
				zh: '一般每二十户至五十户推选一人，也可以根据实际需要在适当范围内推选。',
				en: 'As a rule one for every twenty to fifty households; other numbers where needed.'
			}
		},
		{
			...{ id: 'R-PET-ASM', kind: 'petition', ...residents },
			name: { zh: '提议召集居民会议', en: 'Petition to call the residents’ assembly' },
			source: residents2025('第二十六条', 'art. 26'),
			body: 'assembly',
			counts: {},
			quorum: null,
			pass: {
				any: [
					atLeast('signers', 1, 10, 'eligible_adults'),
					atLeast('signer_households', 1, 10, 'eligible_households'),
					atLeast('signer_reps', 1, 3, 'reps')
				]
			},
			noticeDays: 0,
			modes: bySignatures,
			note: {
				zh: '“户的代表”也按十分之一计，是条文的通常读法，条文没有单独写明。',
				en: 'One tenth for households, too, is how the sentence is usually read; it does not say so by itself.'
			}
		},
		{
			...{ id: 'R-PET-REP', kind: 'petition', ...residents },
			name: {
				zh: '提议召集居民代表会议',
				en: 'Petition to call the residents’ representatives’ meeting'
			},
			source: residents2025('第二十八条', 'art. 28'),
			body: 'representatives',
			counts: {},
			quorum: null,
			pass: atLeast('signer_reps', 1, 5, 'reps'),
			noticeDays: 0,
			modes: bySignatures
		}
	]
};
