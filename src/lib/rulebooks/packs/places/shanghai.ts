import { atLeast, localText, noVote, over, type Pack } from '../../pack.ts';
import { shanghaiVillage } from '../../sources.ts';
import { local, representativesNotice } from '../place-rules.ts';

const name = { zh: '上海', en: 'Shanghai' };
const of = {
	edition: '2020',
	validFrom: '2020-05-14',
	url: localText(
		'DLC/上海地方法规/地方性法规/上海/上海市实施《村民委员会组织法》办法(2020-05-14).md'
	)
} as const;

export const shanghai: Pack = {
	id: 'shanghai',
	name,
	place: '上海',
	rules: [
		representativesNotice(
			{
				...{ id: 'V-REP-SH', ...of },
				source: shanghaiVillage('第十八条', 'art. 18'),
				noticeDays: 10
			},
			name,
			{
				zh: '会议召开十日以前通知村民代表，并公布议题和议程。',
				en: 'Representatives are told ten days before; topics and agenda are posted.'
			}
		),
		{
			...{ ...local, ...of, id: 'V-REP-SH-SIZE', kind: 'composition', modes: noVote },
			name: { zh: '村民代表的人数（上海）', en: 'How many representatives, Shanghai' },
			source: shanghaiVillage('第十七条', 'art. 17'),
			body: 'representatives',
			pass: atLeast('reps', 35, 1, '1')
		},
		{
			...{ ...local, ...of, id: 'V-DELEG-SH' },
			name: {
				zh: '书面征求意见授权代表会议（上海）',
				en: 'Written survey to delegate to the representatives, Shanghai'
			},
			source: shanghaiVillage('第十六条', 'art. 16'),
			body: 'written_survey',
			purposes: ['delegate'],
			counts: {
				adults: { due: 'eligible_adults', present: ['feedback_adults', 'feedback'] },
				households: {
					due: 'eligible_households',
					present: ['feedback_households', 'feedback']
				}
			},
			quorum: {
				any: [
					over('feedback_adults', 1, 2, 'eligible_adults'),
					atLeast('feedback_households', 2, 3, 'eligible_households')
				]
			},
			pass: over('yes', 1, 2, 'feedback'),
			modes: ['written'],
			note: {
				zh: '向全体十八周岁以上村民或全体户的代表征求，实名反馈。同意的超过反馈意见的半数才可授权；章程和村规民约不能授权。',
				en: 'All adults or all households are asked and answer under their names. More than half of the answers must agree; charter and covenant cannot be delegated.'
			}
		}
	]
};
