import { anywhere, atLeast, inTheRoom, over, village, type Pack } from '../pack.ts';

const branch = (zh: string, en: string) => ({
	zh: `《中国共产党支部工作条例（试行）》${zh}`,
	en: `CPC Regulations on the Work of Branches (trial), ${en}`
});
const of = { edition: '2018', validFrom: '2018-10-28', validTo: null } as const;
const committee = { due: 'committee_total', present: ['present'] };

/** 党组织的会议. */
export const party: Pack = {
	id: 'party',
	name: { zh: '党组织会议', en: 'Meetings of the party organisation' },
	place: null,
	rules: [
		{
			...{ id: 'P-BRANCH', kind: 'decision', ...of },
			name: { zh: '党员大会', en: 'Party members’ meeting' },
			source: branch('第十一条', 'art. 11'),
			url: 'http://www.xgll.com.cn/zt/fzxcyrysf/2021-09/16/content_380801.htm',
			certainty: 'verified',
			communities: anywhere,
			body: 'party_organisation',
			counts: { seats: { due: 'eligible_voting', present: ['present_voting'] } },
			quorum: atLeast('present_voting', 1, 2, 'eligible_voting'),
			pass: over('yes', 1, 2, 'eligible_voting'),
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '只计有表决权的党员；通过以应到会人数为基数。',
				en: 'Only members with a vote count; the base is those due to attend.'
			}
		},
		{
			...{ id: 'P-4Y-LOCAL', kind: 'decision' },
			edition: '2009',
			name: {
				zh: '四议两公开党员大会审议（地方常见规定）',
				en: 'Members’ review in 四议两公开, common local wording'
			},
			source: { zh: '地方“四议两公开”工作规定', en: 'Local texts on 四议两公开' },
			url: 'https://m.70edu.com/wenku/1168442_15.html',
			certainty: 'secondary',
			validFrom: '2009-01-01',
			validTo: null,
			communities: village,
			body: 'party_organisation',
			purposes: ['review'],
			counts: { seats: { due: 'members_total', present: ['present_members'] } },
			quorum: atLeast('present_members', 2, 3, 'members_total'),
			pass: atLeast('yes', 1, 2, 'members_total'),
			noticeDays: 3,
			modes: inTheRoom,
			note: {
				zh: '与《中国共产党支部工作条例（试行）》第十一条一并适用，两个都要达到。',
				en: 'Applied together with art. 11 of the regulations: both must hold.'
			}
		},
		{
			...{ id: 'P-COMM', kind: 'decision', ...of },
			name: { zh: '党组织委员会会议', en: 'Party committee meeting' },
			source: branch('第十二条', 'art. 12'),
			url: 'https://talaoshi.com/gwy/dsv4ct.html',
			certainty: 'secondary',
			communities: anywhere,
			body: 'party_committee',
			counts: { seats: committee },
			quorum: atLeast('present', 1, 2, 'committee_total'),
			pass: null,
			noticeDays: 0,
			modes: inTheRoom
		},
		{
			...{ id: 'P-COMM-PASS', kind: 'decision' },
			edition: '1',
			name: { zh: '党组织委员会表决', en: 'Vote of the party committee' },
			source: {
				zh: '少数服从多数（通行做法：应到会委员过半数同意）',
				en: 'The minority yields to the majority (common practice: more than half of the committee)'
			},
			certainty: 'local_practice',
			validFrom: '1990-01-01',
			validTo: null,
			communities: anywhere,
			body: 'party_committee',
			counts: { seats: committee },
			quorum: null,
			pass: over('yes', 1, 2, 'committee_total'),
			noticeDays: 0,
			modes: inTheRoom
		}
	]
};
