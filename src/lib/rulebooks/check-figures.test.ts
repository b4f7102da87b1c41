import { describe, expect, it } from 'vitest';
import { checkFigures } from './check-figures.ts';
import type { FigureRecord } from './figure-finding.ts';

/** A representatives' meeting, the party members' before it, and two tasks accepted. */
const record: FigureRecord = {
	votes: [
		{ names: ['党员大会'], due: 42, present: 36, yes: 34 },
		{
			...{ names: ['石桥村村民代表会议', '代表会议'], due: 45, present: 30 },
			...{ yes: 21, no: 4, abstain: 5, uncast: 0 }
		}
	],
	spent: ['74400.00', '12000.00']
};
const said = (text: string, against: FigureRecord = record) =>
	checkFigures(text, against).map(({ kind, quote, other }) => `${kind} ${quote} | ${other}`);

const right: [what: string, text: string][] = [
	[
		'a decision as it was taken',
		'石桥村村民代表会议于2026年3月2日召开会议。应到 45 人，实到 30 人。赞成 21，反对 4，弃权 5，未表决 0。'
	],
	[
		'two sittings in one notice',
		'3月1日党员大会应到党员42名，实到36名，同意34名。3月2日村民代表会议应到45人，实到30人，占应到的66.67%；赞成21人，反对4人，弃权5人，赞成率70%。'
	],
	['shares of two bases', '实到30人（66.67%），赞成21人，占到会人数的70%，占应到人数的46.67%。'],
	['a share cut off instead of rounded', '应到45人，实到30人，占应到人数的66.66%。'],
	['a share without decimals', '应到会35人，实际到会34人，到会率97%，34人一致同意。'],
	[
		'thresholds of the law',
		'到会人数须达到三分之二以上，赞成票超过到会人数的50%方为通过。应到45人，实到30人。'
	],
	['words for numbers', '应到六十六人，实到六十五人，占百分之九十八点四八。'],
	[
		'others in the room',
		'应到45人，实到30人，列席8人，其中妇女代表12人，赞成21票，反对4票，弃权5票。'
	],
	['a total and its parts', '路灯设备74,400元，运输安装12,000元，合计86,400元。'],
	[
		'a total in another unit',
		'工程总造价8.64万元，其中设备费7.44万元、安装费1.2万元，合计8.64万元，即86,400元。'
	],
	['a price for each', '每盏2,480元，共30盏，合计74,400元，每户分担60元，176户，合计10,560元。'],
	['a subsidy of round figures', '每户补助500元，全镇补助资金500万元。'],
	['discounts and instalments', '中标价下浮5%，签订合同后预付30%，验收合格支付至97%，质保金3%。'],
	['a share of what is not told', '本次支出2,000元，占全年预算的5%。'],
	[
		'labour at its price',
		'全村劳动力447人，每人投工10个，共4,470个工日。每个工日按8元折算，折合35,760元。'
	],
	[
		'an account that balances',
		'上期结余12,300.50元，本期收入8,000元，支出5,300.50元，本期结余15,000元。'
	],
	[
		'households and people apart',
		'应到户代表120户，实到95户，到场群众131人，赞成90户，反对3户，弃权2户。'
	],
	[
		'several motions of one sitting',
		'应到45人，实到40人。路灯方案：赞成38票，反对1票，弃权1票。水渠方案：赞成40票，反对0票，弃权0票。'
	],
	[
		'owners by head and by area',
		'业主总人数817人，总面积115,344.34平方米。参加表决的业主646人，占79.07%，参与面积92,508.76平方米，占80.20%。同意411人，占参加表决人数的63.62%；面积58,729.34平方米，占63.48%。'
	],
	[
		'ballots given out and returned',
		'发出选票6,899张，收回6,812张，其中有效票6,800张，无效票12张。'
	],
	['what was left of a text', '同意第3稿。同意以86400元由安居公司承建，工期60天，2026-01号事项。'],
	['about and at least', '应到45人，实到约30人；参会50余人，赞成30人以上。'],
	['other people', '本组共有村民312人，其中低保12户，老年人66人，占21.15%。'],
	['a phone number and a date', '联系电话0571-86400000，截止2026年3月22日17:00，编号2026-07。'],
	[
		'a table that adds up',
		'| 项目 | 数量 | 单价（元） | 金额（元） |\n| 路面 | 4200平方米 | 95 | 399000 |\n| 涵管 | 6处 | 2500 | 15000 |\n| 合计 |  |  | 414000 |'
	],
	['a table out of a spreadsheet', '序号\t姓名\t金额\n1\t赵永福\t300\n2\t钱桂芳\t200\n合计\t\t500'],
	['a result', '支出 74,400.00 元。\n支出 12,000.00 元。\n合计支出 86,400.00 元。'],
	[
		'a form with a line for each',
		'投票涉及总人数：817 人\n投票涉及总面积：115344.34 m2\n参与投票的人数：646 人\n参与投票的面积：92508.76 m2\n参与投票的人数占比：79.07 %\n参与投票的面积占比：80.20 %\n同意电梯更新方案人数：411 人\n同意电梯更新方案的面积：58729.34 m2\n同意更新方案人数占参与人数比例：63.62 %\n同意更新方案面积占参与投票面积比例：63.49 %'
	],
	[
		'a share of all households',
		'本小区入住总户数为2237户，一户一票，总赞成票数为1151票，通过率为51.5%。'
	],
	[
		'an election',
		'参加投票40人。赵永福：同意30票，反对5票，弃权2票，另选他人3票。钱桂芳：同意38票，反对1票，弃权1票。'
	],
	['guests', '应到代表1800名，特邀代表289名，实到代表1776名，缺席24名，符合法定人数。']
];

const wrong: [what: string, text: string, findings: string[]][] = [
	[
		'a misprinted percentage',
		'应到45人，实到30人，赞成21人，赞成率76%。',
		['percentage 76% | 21÷45=46.67%（应到）；21÷30=70.00%（实到）']
	],
	[
		'an area that was misprinted in life',
		'小区总面积115,344.34平方米，参加表决的业主646人，参与面积92,508.76平方米。同意411人，占参加表决人数的63.62%；面积58,729.34平方米，占64.28%。',
		[
			'percentage 64.28% | 58729.34÷115344.34=50.92%（总面积）；58729.34÷92508.76=63.49%（参与面积）'
		]
	],
	[
		'the wrong base',
		'应到45人，实到30人。赞成21人，占应到人数的70%。',
		['wrong_base 70% | 21÷45=46.67%（应到）；21÷30=70.00%（实到）']
	],
	[
		'a base written out',
		'同意411人，占参加表决646人的64.62%。',
		['percentage 64.62% | 411÷646=63.62%']
	],
	[
		'words that are wrong',
		'应到六十六人，实到六十五人，占百分之九十六。',
		['percentage 百分之九十六 | 65÷66=98.48%（应到）']
	],
	[
		'more votes than people',
		'应到50人，实到40人。赞成30票，反对8票，弃权4票。',
		['ballots 40人 | 30+8+4=42']
	],
	['more there than due', '应到40人，实到45人。', ['attendance 45人 | 40人']],
	[
		'votes that nobody accounts for',
		'参加表决的业主1,360人。同意238人，反对762人，弃权256人，未投票100人。',
		['parts 1,360人 | 238+762+256+100=1356']
	],
	['more returned than given out', '发出选票600张，收回616张。', ['ballots 616张 | 600张']],
	[
		'ballots that do not add up',
		'收回616张，其中有效票600张，无效票7张。',
		['parts 616张 | 600+7=607']
	],
	[
		'another figure than on record',
		'石桥村村民代表会议应到45人，实到30人。赞成22，反对4，弃权4。',
		['record 22 | 21', 'record 4 | 5']
	],
	['of the party meeting', '党员大会应到党员42名，实到38名，同意34名。', ['record 38名 | 36']],
	['without a name', '应到45人，实到31人，赞成21人。', ['record 31人 | 30']],
	['a sum', '设备74,400元，安装12,000元，合计88,400元。', ['parts 88,400元 | 74400+12000=86400']],
	['what was spent in all', '合计支出 87,400 元。', ['record 87,400 元 | 86400.00']],
	[
		'万元 for 元, as in life',
		'447人，每人投工10个，共4470个工日，每个工日按8元折算，折合35760万元。',
		['unit 35760万元 | 4470×8=35760']
	],
	[
		'万元 for 元 in the same text',
		'预算86,400元。施工费86,400万元由集体列支。',
		['unit 86,400万元 | 86,400元']
	],
	['元 for 万元', '预算8.64万元，实际合同价8.64元。', ['unit 8.64元 | 8.64万元']],
	['labour nobody pays', '共投工4470个工日，折合35760万元。', ['unit 35760万元 | 4470个工日']],
	[
		'an account',
		'上期结余12,300元，本期收入8,000元，支出5,300元，本期结余16,000元。',
		['balance 16,000元 | 12300+8000-5300=15000']
	],
	[
		'a table that does not add up',
		'| 项目 | 金额（元） |\n| 路面 | 399000 |\n| 涵管 | 15000 |\n| 合计 | 424000 |',
		['parts 424000 | 399000+15000=414000']
	],
	[
		'a row of a table',
		'| 项目 | 数量 | 单价 | 金额 |\n| 路面 | 4200㎡ | 95元 | 389000元 |',
		['product 389000元 | 4200×95=399000']
	],
	[
		'a row of a table in the wrong unit',
		'| 项目 | 数量 | 单价（元） | 金额（万元） |\n| 路面 | 4200 | 95 | 399000 |',
		['unit 399000 | 4200×95=399000']
	],
	[
		'full-width figures',
		'应到４５人，实到３０人，赞成２１人，占到会的８０％。',
		['percentage ８０％ | 21÷30=70.00%（实到）']
	],
	[
		'a form with a misprint',
		'参与投票的人数：646 人\n参与投票的面积：92508.76 m2\n同意方案人数：411 人\n同意方案面积：58729.34 m2\n同意方案人数占参与人数比例：63.62%\n同意方案面积占参与面积比例：64.28%',
		['percentage 64.28% | 58729.34÷92508.76=63.49%（参与投票）']
	],
	[
		'a share of all households',
		'本小区总户数2237户，总赞成票数为1151票，通过率为61.5%。',
		['percentage 61.5% | 1151÷2237=51.45%（总户数）']
	]
];

describe('checkFigures', () => {
	it.each(right)('leaves alone %s', (_what, text) => {
		expect(said(text)).toEqual([]);
	});

	it.each(wrong)('finds %s', (_what, text, findings) => {
		const isOfRecord = findings.some((one) => one.startsWith('record'));
		expect(said(text, isOfRecord ? record : { votes: [], spent: [] })).toEqual(findings);
	});

	it('names the line', () => {
		const text = '公告\n应到45人，实到30人。\n赞成21人，占到会人数的76%。';
		expect(checkFigures(text)).toMatchObject([{ line: 3, quote: '76%', at: text.indexOf('76%') }]);
	});
});
