import { atLeast, localText, members, over, type Pack } from '../../pack.ts';
import { shandongVillage } from '../../sources.ts';
import { local } from '../place-rules.ts';

export const shandong: Pack = {
	id: 'shandong',
	name: { zh: '山东', en: 'Shandong' },
	place: '山东',
	rules: [
		{
			...local,
			id: 'V-REP-SD',
			edition: '2012',
			name: { zh: '村民代表会议（山东）', en: 'Representatives’ meeting, Shandong' },
			source: shandongVillage('第二十四条', 'art. 24'),
			url: localText(
				'DLC/山东地方法规/地方性法规/山东/山东省实施《村民委员会组织法》办法(2012-11-29).md'
			),
			validFrom: '2012-11-29',
			body: 'representatives',
			counts: { seats: members },
			quorum: {
				all: [
					atLeast('members_present', 2, 3, 'members_total'),
					atLeast('women_present', 2, 3, 'women_reps')
				]
			},
			pass: over('yes', 1, 2, 'members_present'),
			noticeDays: 5,
			note: {
				zh: '到会的妇女代表不得少于妇女代表总数的三分之二。五日前将要讨论决定的事项书面通知代表并张榜公布。读到的是2012年的文本。',
				en: 'At least two thirds of the women representatives must be there. Topics are sent in writing and posted five days before. The text read is of 2012.'
			}
		}
	]
};
