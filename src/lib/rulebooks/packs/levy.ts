import {
	adults,
	atLeast,
	bySignatures,
	households,
	inTheRoom,
	over,
	village,
	type Pack
} from '../pack.ts';

const of = {
	edition: '2007',
	certainty: 'secondary',
	validFrom: '2007-01-16',
	validTo: null,
	communities: village,
	classes: ['levy'],
	source: {
		zh: '《村民一事一议筹资筹劳管理办法》（国办发〔2007〕4号），以各省的实施办法为准',
		en: 'Measures on one-matter levies of money and labour (State Council Office 2007 No. 4); each province’s own measures decide'
	}
} as const;

/** 一事一议筹资筹劳. Its national text was not read; a province's measures and a county's forms were. */
export const levy: Pack = {
	id: 'levy',
	name: { zh: '一事一议筹资筹劳', en: 'One-matter levies of money and labour' },
	place: null,
	rules: [
		{
			...{ id: 'V-LEVY-ASM', kind: 'decision', ...of },
			name: { zh: '筹资筹劳（村民会议）', en: 'Levy, by the assembly' },
			body: 'assembly',
			counts: { adults, households },
			quorum: {
				any: [
					over('present_adults', 1, 2, 'eligible_adults'),
					atLeast('present_households', 2, 3, 'eligible_households')
				]
			},
			pass: over('yes', 1, 2, 'present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '事先公布方案；通过后报乡镇初审、县级审核。人均限额由省里定。',
				en: 'The plan is posted beforehand; township, then county review it. Limits per head are the province’s.'
			}
		},
		{
			...{ id: 'V-LEVY-REP', kind: 'decision', ...of },
			name: { zh: '筹资筹劳（村民代表会议）', en: 'Levy, by the representatives' },
			body: 'representatives',
			counts: {},
			quorum: atLeast('households_represented', 2, 3, 'eligible_households'),
			pass: over('yes', 1, 2, 'members_present'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '到会代表所代表的户数要占全村三分之二以上；代表会前逐户征求意见并由农户签字。',
				en: 'Those present must stand for two thirds of all households; they ask each household beforehand, which signs.'
			}
		},
		{
			...{ id: 'V-LEVY-PET', kind: 'petition', ...of },
			name: { zh: '提出筹资筹劳事项', en: 'Petition for a levy' },
			body: 'assembly',
			counts: {},
			quorum: null,
			pass: {
				any: [atLeast('signers', 1, 10, 'eligible_adults'), atLeast('signer_reps', 1, 5, 'reps')]
			},
			noticeDays: 0,
			modes: bySignatures
		}
	]
};
