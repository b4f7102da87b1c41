import { localText, type Pack } from '../../pack.ts';
import { chongqingVillage } from '../../sources.ts';
import { representativesNotice } from '../place-rules.ts';

const name = { zh: '重庆', en: 'Chongqing' };

export const chongqing: Pack = {
	id: 'chongqing',
	name,
	place: '重庆',
	rules: [
		representativesNotice(
			{
				id: 'V-REP-CQ',
				edition: '2013',
				source: chongqingVillage('第十二条', 'art. 12'),
				url: localText(
					'DLC/重庆地方法规/地方性法规/重庆/重庆市实施《村民委员会组织法》办法(2013-09-25).md'
				),
				validFrom: '2013-09-25',
				noticeDays: 3
			},
			name,
			{
				zh: '提前三日告知要讨论的事项，重要事项提供材料。五分之一以上代表提议的，十五日内召集。',
				en: 'Topics are told three days before, important ones with papers. Asked for by one fifth, it is called within fifteen days.'
			}
		)
	]
};
