import type { Actor } from '#lib/server/ctx.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { kindsOf, visitorKinds, type Standing, type VisitorKind } from '#lib/people/standing.ts';

/** Who may come in: anybody, whoever is signed in anywhere, or these kinds of visitor in this community. */
export type Who = 'anyone' | 'signed_in' | readonly VisitorKind[];

/** One route: who may see it (or call it, for an endpoint), and who may do what on it. */
export interface Entry {
	view: Who;
	actions?: Record<string, Who>;
}

/** On the roll, or holding a post. */
export const members = visitorKinds.filter((kind) => kind !== 'public' && kind !== 'host');
/** Holding a post. */
export const inside = members.filter((kind) => kind !== 'resident');
export const clerk = ['clerk'] as const;
/** Who keeps the notices and gives out tasks: the desk, and the committee. */
export const keepers = ['clerk', 'committee_member'] as const;
export const party = ['party_member', 'branch_secretary'] as const;
export const host = ['host'] as const;

/**
 * The one table of who may. The front door asks it before any page, action or endpoint runs, and a route that is not in
 * it is not opened. It is coarse on purpose: what depends on the thing itself (its state, its owner) is the rule's, in
 * the room. `tests/e2e/access` walks every line against the running server.
 */
export const access: Record<string, Entry> = {
	'/(entrance)/sign-in': {
		view: 'anyone',
		actions: { password: 'anyone', slip: 'anyone', askCode: 'anyone', phone: 'anyone' }
	},
	'/(entrance)/slip/[code]': { view: 'anyone', actions: { default: 'anyone' } },
	'/(entrance)/account': {
		view: 'signed_in',
		actions: {
			password: 'signed_in',
			startSecondFactor: 'signed_in',
			stopSecondFactor: 'signed_in',
			endSession: 'signed_in',
			signOut: 'signed_in',
			signOutEverywhere: 'signed_in'
		}
	},
	'/(entrance)/setup': { view: 'anyone', actions: { default: 'anyone' } },
	'/(entrance)/host': { view: host, actions: { setUp: host, appoint: host, letIn: host } },
	'/(desk)/c/[community=slug]/desk': { view: inside },
	// Names only, for members; the desk's part of it is the page's own rule.
	'/(desk)/c/[community=slug]/desk/roll': { view: members },
	'/(desk)/c/[community=slug]/desk/roll/new': { view: clerk, actions: { default: clerk } },
	'/(desk)/c/[community=slug]/desk/roll/import': { view: clerk, actions: { default: clerk } },
	'/(desk)/c/[community=slug]/desk/roll/import/template': { view: clerk },
	'/(desk)/c/[community=slug]/desk/roll/import/progress': { view: clerk },
	'/(desk)/c/[community=slug]/desk/roll/import/[import=importId]': {
		view: clerk,
		actions: { confirm: clerk, drop: clerk }
	},
	'/(desk)/c/[community=slug]/desk/people/[person=personId]': {
		view: clerk,
		actions: {
			correct: clerk,
			join: clerk,
			died: clerk,
			moved: clerk,
			moveBack: clerk,
			slip: clerk,
			forget: clerk
		}
	},
	'/(desk)/c/[community=slug]/desk/households/[household=householdId]': {
		view: clerk,
		actions: { correct: clerk, choose: clerk, split: clerk }
	},
	'/(desk)/c/[community=slug]/desk/bodies': { view: clerk, actions: { default: clerk } },
	'/(desk)/c/[community=slug]/desk/bodies/[body=bodyId]': {
		view: clerk,
		actions: {
			fill: clerk,
			end: clerk,
			away: clerk,
			vote: clerk,
			group: clerk,
			rename: clerk,
			dissolve: clerk
		}
	},
	'/(desk)/c/[community=slug]/desk/slips': { view: clerk, actions: { default: clerk } },
	'/(desk)/c/[community=slug]/desk/procedures': { view: clerk, actions: { copy: clerk } },
	'/(desk)/c/[community=slug]/desk/procedures/[procedure=procedureId]': {
		view: clerk,
		actions: { edit: clerk, adopt: clerk, withdraw: clerk, drop: clerk }
	},
	'/(desk)/c/[community=slug]/desk/rules': {
		view: clerk,
		actions: { choose: clerk, adopt: clerk, withdraw: clerk }
	},
	'/(desk)/c/[community=slug]/desk/settings': { view: clerk, actions: { default: clerk } },
	'/(desk)/c/[community=slug]/desk/handover': { view: clerk, actions: { default: clerk } },
	'/(board)': { view: 'anyone' },
	'/(board)/verify': { view: 'anyone', actions: { check: 'anyone' } },
	'/(board)/c/[community=slug]': { view: 'anyone' },
	'/(board)/c/[community=slug]/archive': { view: 'anyone' },
	'/(board)/c/[community=slug]/notices': { view: 'anyone' },
	'/(board)/c/[community=slug]/notices/[notice=noticeId]': {
		view: 'anyone',
		actions: { object: members, takeDown: keepers, answer: keepers, withdraw: keepers }
	},
	'/(hall)/c/[community=slug]/my': { view: members },
	'/(hall)/c/[community=slug]/tasks': { view: members },
	'/(hall)/c/[community=slug]/tasks/[task=taskId]': {
		view: members,
		actions: { report: members, check: ['supervisor'] }
	},
	'/(desk)/c/[community=slug]/desk/notices/new': { view: keepers, actions: { post: keepers } },
	'/(desk)/c/[community=slug]/desk/tasks/new': { view: keepers, actions: { default: keepers } },
	'/(board)/c/[community=slug]/matters': { view: 'anyone' },
	'/(board)/c/[community=slug]/matters/[matter=matterId]': {
		view: 'anyone',
		actions: {
			ask: inside,
			refer: inside,
			answer: inside,
			openPeriod: inside,
			revise: inside,
			lookBack: inside,
			stop: inside
		}
	},
	'/(board)/c/[community=slug]/procedures': { view: 'anyone' },
	'/(board)/c/[community=slug]/rules': { view: 'anyone' },
	'/(board)/c/[community=slug]/supervision': { view: 'anyone' },
	'/(board)/c/[community=slug]/appraisals/[appraisal=appraisalId]': {
		view: 'anyone',
		actions: { end: clerk, void: ['clerk', 'supervisor'] }
	},
	'/(board)/c/[community=slug]/audits/[audit=auditId]': {
		view: 'anyone',
		actions: { publish: ['clerk', 'supervisor', 'township_reviewer'] }
	},
	'/(desk)/c/[community=slug]/desk/appraisals/new': {
		view: ['clerk', 'supervisor'],
		actions: { default: ['clerk', 'supervisor'] }
	},
	'/(desk)/c/[community=slug]/desk/audits/new': {
		view: ['clerk', 'supervisor', 'township_reviewer'],
		actions: { default: ['clerk', 'supervisor', 'township_reviewer'] }
	},
	'/(desk)/c/[community=slug]/desk/handovers/new': { view: clerk, actions: { default: clerk } },
	// Those who hand over may hold no post any more.
	'/(desk)/c/[community=slug]/desk/handovers/[handover=handoverId]': {
		view: members,
		actions: { tick: members, add: clerk }
	},
	'/(hall)/c/[community=slug]/urgent/new': { view: inside, actions: { default: inside } },
	'/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]': {
		view: members,
		actions: { put: inside }
	},
	'/(hall)/c/[community=slug]/objections/new': {
		view: ['supervisor'],
		actions: { object: ['supervisor'] }
	},
	'/(hall)/c/[community=slug]/objections/[objection=supervisionObjectionId]': {
		view: members,
		actions: {
			answer: inside,
			accept: ['supervisor'],
			report: ['supervisor'],
			conclude: ['supervisor', 'township_reviewer']
		}
	},
	'/(hall)/c/[community=slug]/ideas': { view: members },
	'/(hall)/c/[community=slug]/ideas/new': { view: members, actions: { raise: members } },
	'/(hall)/c/[community=slug]/ideas/[idea=ideaId]': {
		view: members,
		actions: { remark: members, remove: clerk, screen: inside, merge: inside }
	},
	'/(hall)/c/[community=slug]/petitions': { view: members },
	'/(hall)/c/[community=slug]/petitions/new': { view: members, actions: { start: members } },
	'/(hall)/c/[community=slug]/petitions/[petition=petitionId]': {
		view: members,
		actions: { sign: members, takeBack: members, withdraw: members }
	},
	'/(hall)/c/[community=slug]/petitions/[petition=petitionId]/sheet': { view: members },
	'/(desk)/c/[community=slug]/desk/petitions/[petition=petitionId]': {
		view: clerk,
		actions: { enter: clerk, strike: clerk }
	},
	'/(hall)/c/[community=slug]/comments/[period=periodId]': {
		view: 'anyone',
		actions: { write: members, answer: inside, extend: clerk, close: clerk }
	},
	'/(hall)/c/[community=slug]/reviews/[act=partyActId]': {
		view: inside,
		actions: { give: ['branch_secretary'], confirm: ['branch_secretary'] }
	},
	'/(desk)/c/[community=slug]/desk/matters/new': {
		view: ['clerk', 'branch_secretary', 'council_member'],
		actions: { open: ['clerk', 'branch_secretary', 'council_member'] }
	},
	'/api/health': { view: 'anyone' },
	'/api/records/[community=slug]': { view: 'anyone' },
	'/robots.txt': { view: 'anyone' },
	'/preferences': { view: 'anyone', actions: { default: 'anyone' } },
	'/(board)/c/[community=slug]/results/[vote=voteId]': { view: 'anyone' },
	'/(board)/c/[community=slug]/digests/[paper=paperId]': { view: 'anyone' },
	'/(hall)/c/[community=slug]/meetings': { view: members },
	'/(hall)/c/[community=slug]/meetings/[meeting=meetingId]': {
		view: members,
		actions: {
			arrive: members,
			open: inside,
			sign_in: inside,
			sign_out: members,
			excuse: inside,
			observe: inside,
			start: inside,
			close_item: inside,
			postpone: inside,
			gist: inside,
			open_vote: inside,
			hands: inside,
			close_vote: inside,
			close: inside,
			cancel: inside
		}
	},
	'/(hall)/c/[community=slug]/votes/[vote=voteId]': {
		view: members,
		actions: { cast: members }
	},
	'/(hall)/c/[community=slug]/papers/[paper=paperId]': {
		view: members,
		actions: { correct: inside, adopt: members, seal: members }
	},
	'/(desk)/c/[community=slug]/desk/meetings/new': {
		view: inside,
		actions: { call: inside, enter: inside }
	},
	'/(entrance)/kept': { view: 'anyone', actions: { default: 'anyone' } },
	'/(board)/c/[community=slug]/versions/[version=versionId]': { view: 'anyone' },
	'/(board)/c/[community=slug]/files/[attachment=attachmentId]': { view: 'anyone' },
	'/(hall)/c/[community=slug]/drafts/[document=documentId]': {
		view: members,
		actions: {
			freeze: members,
			attach: members,
			detach: members,
			addDrafters: inside,
			release: inside
		}
	},
	'/(entrance)/clock': { view: 'anyone', actions: { default: 'anyone' } }
};

/**
 * What is counted, so that nobody floods a place: words by whoever puts them in, files that anybody may send by the
 * address they come from. How often, `lib/server/limits.ts` says.
 */
export const counted: Record<string, Record<string, 'words' | 'upload'>> = {
	'/(hall)/c/[community=slug]/comments/[period=periodId]': { write: 'words' },
	'/(hall)/c/[community=slug]/ideas/new': { raise: 'words' },
	'/(hall)/c/[community=slug]/petitions/new': { start: 'words' },
	'/(hall)/c/[community=slug]/ideas/[idea=ideaId]': { remark: 'words' },
	'/(board)/c/[community=slug]/notices/[notice=noticeId]': { object: 'words' },
	'/(board)/verify': { check: 'upload' }
};

/** Socket messages. Each is checked again for the thing it names, at every message. */
export const socketAccess: Record<string, Who> = {
	'document:open': members,
	'document:edit': members,
	'document:presence': members,
	'document:leave': members,
	'meeting:watch': members
};

/** Whether a socket message is in the table and its sender signed in where it asks for that. Its room asks the rest. */
export function isCalling(who: Who | undefined, actor: Actor): boolean {
	return who !== undefined && (who === 'anyone' || actor.kind !== 'visitor');
}

/** May this visitor come in here? `standing` is missing outside a community, where no post counts. */
export function mayEnter(who: Who, actor: Actor, standing: Standing | undefined): Verdict {
	if (who === 'anyone') return allow;
	if (actor.kind === 'visitor') return refuse('access.sign_in');
	if (who === 'signed_in') return allow;
	const kinds = standing ? kindsOf(standing) : actor.kind === 'host' ? (['host'] as const) : [];
	if (who.some((kind) => (kinds as readonly VisitorKind[]).includes(kind))) return allow;
	if (who.length === 1 && who[0] === 'clerk') return refuse('access.clerk_only');
	if (who.length === 1 && who[0] === 'host') return refuse('access.host_only');
	return refuse('access.not_yours');
}
