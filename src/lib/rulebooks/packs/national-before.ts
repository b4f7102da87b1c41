import {
	adults,
	anywhere,
	atLeast,
	bySignatures,
	households,
	inTheRoom,
	localText,
	over,
	residential,
	type Pack
} from '../pack.ts';
import { propertyRules, village2018 } from '../sources.ts';
import { villageRules } from './villages.ts';

const residents2018 = (zh: string, en: string) => ({
	zh: `《城市居民委员会组织法》（2018修正）${zh}`,
	en: `Organic Law of Urban Residents’ Committees (2018), ${en}`
});
const residents = {
	edition: '2018修正',
	certainty: 'verified',
	validFrom: '1990-01-01',
	validTo: '2025-12-31',
	url: localText('宪法相关法/城市居民委员会组织法(2018-12-29).md'),
	communities: residential
} as const;
const owners = {
	edition: '2018',
	certainty: 'verified',
	validFrom: '2007-10-01',
	validTo: '2020-12-31',
	url: localText('行政法规/物业管理条例(2018-03-19).md'),
	communities: anywhere
} as const;
const tookPart = {
	all: [
		over('owners_participating', 1, 2, 'owners_total'),
		over('area_participating', 1, 2, 'area_total')
	]
};
const ownersPart = {
	body: 'owners_assembly',
	counts: {},
	quorum: tookPart,
	noticeDays: 15,
	noticeSource: propertyRules('第十四条', 'art. 14'),
	modes: ['sitting', 'written'],
	note: {
		zh: '同意以全体业主和建筑物总面积为基数。现行条例仍保留这段文字，以民法典为准。',
		en: 'Consent was measured against all owners and the whole area. The regulations still carry the wording; the Civil Code prevails.'
	}
} as const;

/** 全国，旧法: what a decision of those years was made under. Villages until 2025, residents until 2025, owners until 2020. */
export const nationalBefore: Pack = {
	id: 'national-before',
	name: { zh: '全国（旧法）', en: 'The whole country, former law' },
	place: null,
	rules: [
		...villageRules({
			edition: '2018修正',
			validFrom: '2010-10-28',
			validTo: '2025-12-31',
			url: localText('宪法相关法/村民委员会组织法(2018-12-29).md'),
			assembly: village2018('第二十二条', 'art. 22'),
			call: village2018('第二十一条', 'art. 21'),
			representatives: village2018('第二十六条', 'art. 26'),
			group: village2018('第二十八条', 'art. 28'),
			composition: village2018('第二十五条', 'art. 25'),
			shortNotice: false
		}),
		{
			...{ id: 'R-ASM-1989', kind: 'decision', ...residents },
			name: { zh: '居民会议', en: 'Residents’ assembly' },
			source: residents2018('第九条', 'art. 9'),
			body: 'assembly',
			counts: {
				adults,
				households,
				seats: { due: 'group_reps', present: ['present_group_reps', 'present'] }
			},
			quorum: {
				any: [
					over('present_adults', 1, 2, 'eligible_adults'),
					over('present_households', 1, 2, 'eligible_households'),
					over('present_group_reps', 1, 2, 'group_reps')
				]
			},
			pass: over('yes', 1, 2, 'present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '旧法允许由居民小组选举的代表组成居民会议。',
				en: 'The old law let representatives elected by residents’ groups form the assembly.'
			}
		},
		{
			...{ id: 'R-PET-ASM-1989', kind: 'petition', ...residents },
			name: { zh: '提议召集居民会议', en: 'Petition to call the residents’ assembly' },
			source: residents2018('第十条', 'art. 10'),
			body: 'assembly',
			counts: {},
			quorum: null,
			pass: {
				any: [
					atLeast('signers', 1, 5, 'eligible_adults'),
					atLeast('signer_households', 1, 5, 'eligible_households'),
					atLeast('signer_groups', 1, 3, 'groups')
				]
			},
			noticeDays: 0,
			modes: bySignatures
		},
		{
			...{ id: 'O-PRE21-ORD', kind: 'decision', ...owners },
			name: { zh: '业主大会（一般事项）', en: 'Owners’ decision, ordinary' },
			source: propertyRules('第十二条（旧口径，源自物权法第七十六条）', 'art. 12 (former reading)'),
			...ownersPart,
			pass: {
				all: [over('owners_yes', 1, 2, 'owners_total'), over('area_yes', 1, 2, 'area_total')]
			}
		},
		{
			...{ id: 'O-PRE21-SPEC', kind: 'decision', ...owners },
			name: { zh: '业主大会（特别事项）', en: 'Owners’ decision, special' },
			source: propertyRules('第十二条（旧口径，源自物权法第七十六条）', 'art. 12 (former reading)'),
			...ownersPart,
			pass: {
				all: [atLeast('owners_yes', 2, 3, 'owners_total'), atLeast('area_yes', 2, 3, 'area_total')]
			}
		}
	]
};
