import { localText, type Pack } from '../../pack.ts';
import { beijingVillage } from '../../sources.ts';
import { representativesNotice } from '../place-rules.ts';

const name = { zh: '北京', en: 'Beijing' };

export const beijing: Pack = {
	id: 'beijing',
	name,
	place: '北京',
	rules: [
		representativesNotice(
			{
				id: 'V-REP-BJ',
				edition: '2012',
				source: beijingVillage('第二十一条', 'art. 21'),
				url: localText(
					'DLC/北京地方法规/地方性法规/北京/北京市实施《村民委员会组织法》的若干规定(2012-09-28).md'
				),
				validFrom: '2012-09-28',
				noticeDays: 3
			},
			name,
			{
				zh: '议题在会议召开三日前公布。五分之一以上代表提议的，五日内召集。',
				en: 'Topics are posted three days before. Asked for by one fifth, it is called within five days.'
			}
		)
	]
};
