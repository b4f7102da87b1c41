import { anywhere, atLeast, inTheRoom, readAt, type Pack } from '../pack.ts';

const source = {
	zh: '《农村土地承包法》第十九条、第二十八条、第五十二条；《土地管理法》第六十三条（集体经营性建设用地）',
	en: 'Law on Land Contracting in Rural Areas, arts. 19, 28, 52; Land Administration Law, art. 63 (collective commercial land)'
};

/** 农村土地承包: plans, adjustments and contracting to outsiders. */
export const land: Pack = {
	id: 'land',
	name: { zh: '农村土地承包', en: 'Land contracting in rural areas' },
	place: null,
	rules: [
		{
			id: 'L-CONTRACT',
			edition: '2018',
			kind: 'decision',
			name: {
				zh: '承包方案、个别调整、对外发包',
				en: 'Land-contract plan, adjustment of plots, contracting to outsiders'
			},
			source,
			url: readAt.land,
			certainty: 'verified',
			validFrom: '2019-01-01',
			validTo: null,
			communities: anywhere,
			body: 'collective_assembly',
			purposes: ['land'],
			counts: {},
			quorum: null,
			pass: {
				any: [atLeast('yes_members', 2, 3, 'assembly_members'), atLeast('yes_reps', 2, 3, 'reps')]
			},
			noticeDays: 0,
			modes: inTheRoom,
			note: {
				zh: '个别调整还要报乡镇和县级主管部门批准，对外发包要报乡镇批准。2025年5月1日起还要同时符合《农村集体经济组织法》第二十七条，两个都要达到。',
				en: 'Adjusting plots also needs the township’s and the county’s approval, contracting to outsiders the township’s. From 1 May 2025 art. 27 of the collective law applies beside it: both must hold.'
			}
		}
	]
};
