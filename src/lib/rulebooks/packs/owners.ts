import { anywhere, atLeast, bySignatures, localText, over, readAt, type Pack } from '../pack.ts';
import { modes } from '../rule.ts';
import { civilCode, propertyRules } from '../sources.ts';

const of = {
	edition: '2020',
	certainty: 'verified',
	validFrom: '2021-01-01',
	validTo: null,
	url: readAt.civilCode,
	communities: anywhere,
	body: 'owners_assembly',
	counts: {},
	noticeDays: 15,
	noticeSource: propertyRules('第十四条', 'art. 14')
} as const;
const tookPart = {
	all: [
		atLeast('owners_participating', 2, 3, 'owners_total'),
		atLeast('area_participating', 2, 3, 'area_total')
	]
};

/** 业主共同决定: by head and by area, each test for itself (民法典第二百七十八条). */
export const owners: Pack = {
	id: 'owners',
	name: { zh: '业主共同决定', en: 'Owners’ decisions' },
	place: null,
	rules: [
		{
			...{ id: 'O-ORD', kind: 'decision', ...of },
			name: { zh: '业主共同决定（一般事项）', en: 'Owners’ decision, ordinary' },
			source: civilCode(
				'第二百七十八条第二款（第一款第一项至第五项、第九项）',
				'art. 278(2), items (1) to (5) and (9)'
			),
			quorum: tookPart,
			pass: {
				all: [
					over('owners_yes', 1, 2, 'owners_participating'),
					over('area_yes', 1, 2, 'area_participating')
				]
			},
			modes: [...modes],
			note: {
				zh: '管理规约和议事规则，选举业主委员会，选聘、解聘物业，使用（不是筹集）维修资金等。人数和面积都要达到；弃权算参加。有的城市只认本市的投票系统，那时本系统的计票只供参考。',
				en: 'Bylaws, the owners’ committee, hiring and dismissing the property firm, using (not raising) the fund and so on. Head and area must both reach it; an abstention takes part. Some cities accept only their own voting system: there our tally is advisory.'
			}
		},
		{
			...{ id: 'O-SPEC', kind: 'decision', ...of },
			name: { zh: '业主共同决定（特别事项）', en: 'Owners’ decision, special' },
			source: civilCode(
				'第二百七十八条第二款（第一款第六项至第八项）',
				'art. 278(2), items (6) to (8)'
			),
			quorum: tookPart,
			pass: {
				all: [
					atLeast('owners_yes', 3, 4, 'owners_participating'),
					atLeast('area_yes', 3, 4, 'area_participating')
				]
			},
			modes: [...modes],
			note: {
				zh: '筹集维修资金，改建、重建，改变共有部分用途或利用共有部分经营。',
				en: 'Raising the fund, rebuilding, changing the use of common parts or doing business with them.'
			}
		},
		{
			...{ id: 'O-PET', kind: 'petition', ...of },
			name: { zh: '提议召开业主大会临时会议', en: 'Petition for an extra meeting of owners' },
			source: propertyRules('第十三条', 'art. 13'),
			url: localText('行政法规/物业管理条例(2018-03-19).md'),
			edition: '2018',
			validFrom: '2003-09-01',
			noticeDays: 0,
			quorum: null,
			pass: atLeast('signer_owners', 20, 100, 'owners_total'),
			modes: bySignatures
		}
	]
};
