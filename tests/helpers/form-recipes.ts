import { dayOf } from '#lib/kernel/instant.ts';
import type { World } from './one-of-each.ts';

type Fields = Record<string, string | File>;
type Recipe = (world: World) => Fields;

const nothing: Recipe = () => ({});
const today = ({ village }: World) => dayOf(village.now);
const afterwards = '2099-12-31';
const aFile = () => new File(['%PDF-1.7 预算'], '预算.pdf', { type: 'application/pdf' });

/**
 * What one would fill in, for every form action of the access table, with the ids of things in this world. So that the
 * walk through the table can send another community's things to each of them.
 */
export const formRecipes: Record<string, Record<string, Recipe>> = {
	'/(entrance)/sign-in': { password: nothing, slip: nothing, askCode: nothing, phone: nothing },
	'/(entrance)/slip/[code]': { default: nothing },
	'/(entrance)/account': {
		password: nothing,
		startSecondFactor: nothing,
		stopSecondFactor: nothing,
		endSession: nothing,
		signOut: nothing,
		signOutEverywhere: nothing
	},
	'/(entrance)/setup': { default: nothing },
	'/(entrance)/host': { setUp: nothing, appoint: nothing, letIn: nothing },
	'/(entrance)/kept': { default: nothing },
	'/(entrance)/clock': { default: nothing },
	'/preferences': { default: nothing },
	'/(board)/verify': { check: nothing },
	'/(desk)/c/[community=slug]/desk/roll/new': { default: nothing },
	'/(desk)/c/[community=slug]/desk/roll/import': { default: nothing },
	'/(desk)/c/[community=slug]/desk/roll/import/[import=importId]': {
		confirm: nothing,
		drop: nothing
	},
	'/(desk)/c/[community=slug]/desk/people/[person=personId]': {
		correct: () => ({ name: '改名' }),
		join: () => ({ number: '9' }),
		died: nothing,
		moved: nothing,
		moveBack: nothing,
		slip: nothing,
		forget: nothing
	},
	'/(desk)/c/[community=slug]/desk/households/[household=householdId]': {
		correct: () => ({ groupName: '二组', address: '石桥东路 9 号' }),
		choose: ({ params }) => ({ representative: params.person! }),
		split: ({ params }) => ({
			'members[]': params.person!,
			number: '9',
			representative: params.person!
		})
	},
	'/(desk)/c/[community=slug]/desk/bodies': { default: nothing },
	'/(desk)/c/[community=slug]/desk/bodies/[body=bodyId]': {
		fill: (world) => ({
			personId: world.params.person!,
			role: 'representative',
			votes: 'on',
			startsOn: today(world)
		}),
		end: ({ ids }) => ({ postId: ids.postId }),
		away: ({ ids }) => ({ postId: ids.postId, until: afterwards }),
		vote: ({ ids }) => ({ postId: ids.postId }),
		group: () => ({ groupName: '一组' }),
		rename: () => ({ name: '改了的名字' }),
		dissolve: nothing
	},
	'/(desk)/c/[community=slug]/desk/slips': {
		default: ({ params }) => ({ 'people[]': params.person! })
	},
	'/(desk)/c/[community=slug]/desk/procedures': {
		copy: ({ params }) => ({ from: params.procedure!, name: '又一份' })
	},
	'/(desk)/c/[community=slug]/desk/procedures/[procedure=procedureId]': {
		edit: () => ({ do: 'change', step: 'consult', name: '入户听意见' }),
		adopt: () => ({ adoption: '2026 年 3 月 2 日村民代表会议' }),
		withdraw: nothing,
		drop: nothing
	},
	'/(desk)/c/[community=slug]/desk/settings': { default: nothing },
	'/(desk)/c/[community=slug]/desk/rules': {
		choose: (world) => ({
			pack: 'zhejiang',
			basis: '第一次村民会议决议',
			adoptedOn: today(world),
			startsOn: today(world)
		}),
		adopt: (world) => ({
			name: '代表会议议事规则',
			body: 'representatives',
			noticeDays: '5',
			passOf: 'present',
			basis: '第一次村民会议决议',
			adoptedOn: today(world),
			startsOn: today(world)
		}),
		withdraw: nothing
	},
	'/(desk)/c/[community=slug]/desk/handover': {
		default: ({ params }) => ({ successorId: params.person! })
	},
	'/(board)/c/[community=slug]/notices/[notice=noticeId]': {
		object: () => ({ objection: '请说明。' }),
		takeDown: () => ({ objection: '请说明。', channel: 'paper', name: '韩小红' }),
		answer: ({ ids }) => ({
			objectionId: ids.objectionId,
			outcome: 'explained',
			answer: '支渠列入明年。'
		}),
		withdraw: () => ({ reason: '数字有误。' })
	},
	'/(hall)/c/[community=slug]/tasks/[task=taskId]': {
		report: () => ({ report: '已完成。' }),
		check: () => ({ outcome: 'accepted' })
	},
	'/(desk)/c/[community=slug]/desk/notices/new': {
		post: ({ ids }) => ({
			kind: 'decision',
			matterId: ids.decidedMatter,
			title: '决议公告',
			body: '现予公告。',
			issuerId: ids.committee,
			days: '15'
		})
	},
	'/(desk)/c/[community=slug]/desk/tasks/new': {
		default: ({ ids, params }) => ({
			matterId: ids.decidedMatter,
			title: '验收水渠',
			ownerId: params.person!,
			due: afterwards
		})
	},
	'/(board)/c/[community=slug]/matters/[matter=matterId]': {
		ask: () => ({ kind: 'propose' }),
		refer: (world) => ({ kind: 'filing', addressee: '石桥镇', sentOn: today(world) }),
		answer: (world) => ({
			referralId: `ref_${'0'.repeat(32)}`,
			answer: 'agree',
			words: '没有异议。',
			answeredOn: today(world)
		}),
		openPeriod: () => ({ days: '10', audience: 'community' }),
		revise: () => ({ reason: '预算有变。' }),
		lookBack: ({ ids }) => ({ bodyId: ids.committee, helped: 'yes', remark: '有成效。' }),
		stop: () => ({ reason: '不再需要。' })
	},
	'/(board)/c/[community=slug]/appraisals/[appraisal=appraisalId]': {
		end: ({ ids }) => ({ postId: ids.postId }),
		void: () => ({ reason: '有效票数抄错。' })
	},
	'/(board)/c/[community=slug]/audits/[audit=auditId]': {
		publish: () => ({ conclusion: '收支属实。', 'documents[]': aFile() })
	},
	'/(desk)/c/[community=slug]/desk/appraisals/new': {
		default: (world) => ({
			...{ bodyId: world.params.body!, heldOn: today(world), present: '5', ballots: '5' },
			...{ bar: 'half', presidedBy: world.params.person!, person1: world.params.person! },
			...{ excellent1: '5', competent1: '0', basic1: '0', incompetent1: '0' }
		})
	},
	'/(desk)/c/[community=slug]/desk/audits/new': {
		default: ({ params }) => ({
			...{ kind: 'leaving', whom: `${params.person!} director`, auditor: '镇人民政府' },
			...{ periodFrom: '2021-01-10', periodTo: '2026-01-10', 'subjects[]': 'finances' }
		})
	},
	'/(desk)/c/[community=slug]/desk/handovers/new': {
		default: ({ params, ids }) => ({
			...{ electedOn: '2026-01-10', presider: '选举委员会', giverId: params.person! },
			...{ takerId: ids.director, witnessId: ids.supervisor, list_seal: '公章一枚' }
		})
	},
	'/(desk)/c/[community=slug]/desk/handovers/[handover=handoverId]': {
		tick: () => ({ side: 'given', 'numbers[]': '1' }),
		add: () => ({ kind: 'seal', detail: '财务章一枚' })
	},
	'/(hall)/c/[community=slug]/urgent/new': {
		default: (world) => ({
			...{ title: '抢修便桥', begunOn: today(world), done: '架设便桥。', reasons: '桥面冲断。' }
		})
	},
	'/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]': {
		put: ({ ids }) => ({ itemId: ids.called.itemId })
	},
	'/(hall)/c/[community=slug]/objections/new': { object: () => ({ reasons: '没有附报价单。' }) },
	'/(hall)/c/[community=slug]/objections/[objection=supervisionObjectionId]': {
		answer: () => ({ answer: '已补上报价单。' }),
		accept: nothing,
		report: () => ({ report: '未经比价。' }),
		conclude: (world) => ({
			...{ outcome: '责成补正。', outcomeFrom: '镇人民政府', outcomeOn: today(world) }
		})
	},
	'/(hall)/c/[community=slug]/ideas/new': {
		raise: ({ ids }) => ({ title: '修凉亭', body: '老人歇脚。', as: `body:${ids.committee}` })
	},
	'/(hall)/c/[community=slug]/petitions/new': {
		start: () => ({ title: '开会商量修路', body: '路坏了。', call: 'assembly:adults' })
	},
	'/(hall)/c/[community=slug]/petitions/[petition=petitionId]': {
		sign: nothing,
		takeBack: nothing,
		withdraw: () => ({ reason: '已经答应开会。' })
	},
	'/(desk)/c/[community=slug]/desk/petitions/[petition=petitionId]': {
		enter: () => ({ sheet: '1', names: '查无此人' }),
		strike: ({ params }) => ({ personId: params.person!, reason: '录错了。' })
	},
	'/(hall)/c/[community=slug]/ideas/[idea=ideaId]': {
		remark: () => ({ body: '同意。' }),
		remove: ({ ids }) => ({ remarkId: ids.remarkId, reason: '与本事无关。' }),
		screen: () => ({ decision: 'accept', reasons: '列入议事。' }),
		merge: ({ ids }) => ({ into: ids.otherIdea, reasons: '同一件事。' })
	},
	'/(hall)/c/[community=slug]/comments/[period=periodId]': {
		write: () => ({ body: '同意。' }),
		answer: ({ ids }) => ({ commentId: ids.commentId, adoption: 'partly', answer: '已写明。' }),
		extend: () => ({ days: '3', reason: '多人未看到。' }),
		close: nothing
	},
	'/(hall)/c/[community=slug]/reviews/[act=partyActId]': {
		give: ({ ids }) => ({ opinion: 'agree', itemId: ids.held.itemId, conclusion: '同意。' }),
		confirm: nothing
	},
	'/(desk)/c/[community=slug]/desk/matters/new': {
		open: ({ ids, params }) => ({
			ideaId: ids.acceptedIdea,
			title: '活动室开放方案',
			procedure: 'village_four_two',
			class: 'service',
			bodyId: ids.committee,
			'drafters[]': params.person!
		})
	},
	'/(hall)/c/[community=slug]/meetings/[meeting=meetingId]': {
		arrive: nothing,
		open: ({ params }) => ({ chairId: params.person!, recorderId: params.person! }),
		sign_in: ({ params }) => ({ 'personIds[]': params.person!, channel: 'desk' }),
		sign_out: ({ params }) => ({ personId: params.person! }),
		excuse: ({ params }) => ({ personId: params.person! }),
		observe: ({ params }) => ({ personId: params.person! }),
		start: ({ ids }) => ({ itemId: ids.itemId }),
		close_item: ({ ids }) => ({ itemId: ids.itemId }),
		postpone: ({ ids }) => ({ itemId: ids.itemId }),
		gist: ({ ids }) => ({ itemId: ids.itemId, gist: '改写发言。' }),
		open_vote: ({ ids }) => ({ itemId: ids.itemId }),
		hands: ({ params }) => ({ voteId: params.vote!, yes: '1', no: '0', abstain: '0' }),
		close_vote: ({ params }) => ({ voteId: params.vote! }),
		close: nothing,
		cancel: () => ({ reason: '改期。' })
	},
	'/(hall)/c/[community=slug]/votes/[vote=voteId]': { cast: () => ({ choice: 'yes' }) },
	'/(hall)/c/[community=slug]/papers/[paper=paperId]': {
		correct: () => ({ body: '改写。', reason: '笔误。' }),
		adopt: nothing,
		seal: nothing
	},
	'/(desk)/c/[community=slug]/desk/meetings/new': {
		call: ({ params, ids }) => ({
			'bodyIds[]': params.body!,
			counting: 'seats',
			title: '代表会议',
			place: '村委会',
			day: afterwards,
			time: '19:30',
			title1: '水渠',
			purpose1: 'resolve',
			matter1: ids.decidedMatter
		}),
		enter: (world) => ({
			'bodyIds[]': world.params.body!,
			counting: 'seats',
			title: '代表会议',
			place: '村委会',
			day: today(world),
			time: '00:01',
			chairId: world.params.person!,
			recorderId: world.params.person!,
			marks: 'present',
			'marked[]': world.params.person!,
			title1: '水渠',
			purpose1: 'resolve',
			outcome1: 'no_vote'
		})
	},
	'/(hall)/c/[community=slug]/drafts/[document=documentId]': {
		freeze: nothing,
		attach: () => ({ file: aFile(), audience: 'inside' }),
		detach: ({ params }) => ({ attachment: params.attachment! }),
		addDrafters: ({ params }) => ({ 'people[]': params.person! }),
		release: ({ params }) => ({ person: params.person! })
	}
};
