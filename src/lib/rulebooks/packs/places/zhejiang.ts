import { atLeast, localText, noVote, over, type Pack } from '../../pack.ts';
import { zhejiangVillage } from '../../sources.ts';
import { local, representativesNotice } from '../place-rules.ts';

const name = { zh: '浙江', en: 'Zhejiang' };
const of = {
	edition: '2020',
	validFrom: '2020-07-31',
	url: localText(
		'DLC/浙江地方法规/地方性法规/浙江/浙江省实施《村民委员会组织法》办法(2020-07-31).md'
	)
} as const;

export const zhejiang: Pack = {
	id: 'zhejiang',
	name,
	place: '浙江',
	rules: [
		representativesNotice(
			{
				...{ id: 'V-REP-ZJ', ...of },
				source: zhejiangVillage('第二十三条', 'art. 23'),
				noticeDays: 3
			},
			name,
			{
				zh: '提前三日告知要讨论的事项；重要事项要提供材料，并征询村法律顾问意见。',
				en: 'Topics are told three days before; for important ones with papers, and the village’s legal adviser is asked.'
			}
		),
		{
			...{ ...local, ...of, id: 'V-REP-ZJ-BODY', kind: 'composition', modes: noVote },
			name: {
				zh: '设立村民代表会议（浙江）',
				en: 'Setting up a representatives’ meeting, Zhejiang'
			},
			source: zhejiangVillage('第十八条', 'art. 18'),
			body: 'representatives',
			pass: atLeast('population', 300, 1, '1'),
			note: {
				zh: '三百人以上可以设立；居住分散的村不受这个人数限制。',
				en: 'From three hundred people; a scattered village may have one below that.'
			}
		},
		{
			...{ ...local, ...of, id: 'V-REP-ZJ-SIZE', kind: 'composition', modes: noVote },
			name: { zh: '村民代表的人数（浙江）', en: 'How many representatives, Zhejiang' },
			source: zhejiangVillage('第十八条', 'art. 18'),
			body: 'representatives',
			pass: {
				any: [
					{ all: [over('500', 1, 1, 'population'), atLeast('reps', 30, 1, '1')] },
					{
						all: [
							atLeast('population', 500, 1, '1'),
							over('1000', 1, 1, 'population'),
							atLeast('reps', 40, 1, '1')
						]
					},
					{ all: [atLeast('population', 1000, 1, '1'), atLeast('reps', 50, 1, '1')] }
				]
			},
			note: {
				zh: '不足五百人的村不少于三十人，五百人以上不足一千人的不少于四十人，一千人以上的不少于五十人；同户不得有二名以上。',
				en: 'At least thirty under five hundred people, forty from there to a thousand, fifty from a thousand; no two of one household.'
			}
		},
		{
			...{ ...local, ...of, id: 'V-PET-ZJ-REP-END', kind: 'petition' },
			name: {
				zh: '要求取消村民代表资格（浙江）',
				en: 'Petition to end a representative’s mandate, Zhejiang'
			},
			source: zhejiangVillage('第二十二条', 'art. 22'),
			body: 'representatives',
			pass: {
				any: [
					atLeast('signers', 1, 3, 'eligible_voters'),
					atLeast('signer_households', 1, 3, 'eligible_households')
				]
			},
			modes: ['written'],
			note: {
				zh: '由原推选单位有选举权的村民或者户的代表书面联名；三十日内召集表决。',
				en: 'Signed by voters or households of the unit that chose them; a vote is called within thirty days.'
			}
		}
	]
};
