import { eq } from 'drizzle-orm';
import { listComments } from '#lib/comments/server/comment-store.ts';
import { answerComment } from '#lib/comments/server/answer-comment.ts';
import { layOpen } from '#lib/comments/server/lay-open.ts';
import { writeComment } from '#lib/comments/server/write-comment.ts';
import { defaultBodies } from '#lib/communities/default-bodies.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { appendEdits } from '#lib/documents/server/append-edits.ts';
import { attachToDocument } from '#lib/documents/server/attach-to-document.ts';
import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { takeFile } from '#lib/files/server/attach-file.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { remarkOnIdea } from '#lib/ideas/server/remark-on-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, dayOf, HOUR, type Day } from '#lib/kernel/instant.ts';
import { signPetition } from '#lib/petitions/server/sign-petition.ts';
import { startPetition } from '#lib/petitions/server/start-petition.ts';
import { openMatter } from '#lib/procedures/server/open-matter.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { listItems } from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { writeGist } from '#lib/meetings/server/write-gist.ts';
import { adoptPaper } from '#lib/minutes/server/adopt-paper.ts';
import { closeMeeting } from '#lib/minutes/server/close-meeting.ts';
import { listPapersOfMeeting } from '#lib/minutes/server/paper-store.ts';
import { sealPaper } from '#lib/minutes/server/seal-paper.ts';
import { raiseObjection } from '#lib/notices/server/raise-objection.ts';
import { suggestNotice } from '#lib/notices/server/suggest-notice.ts';
import { issueSlips } from '#lib/people/server/issue-slips.ts';
import { persons, posts } from '#lib/people/server/person-tables.ts';
import { previewImport } from '#lib/people/server/preview-import.ts';
import { copyProcedure } from '#lib/procedures/server/copy-procedure.ts';
import { askForAct } from '#lib/procedures/server/ask-for-act.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { enterAppraisal } from '#lib/supervision/server/enter-appraisal.ts';
import { openHandover } from '#lib/supervision/server/hand-over.ts';
import { openAudit, publishAudit } from '#lib/supervision/server/keep-audit.ts';
import { objectToMatter } from '#lib/supervision/server/object-to-matter.ts';
import { recordUrgentAct } from '#lib/supervision/server/record-urgent-act.ts';
import { reportUpward } from '#lib/supervision/server/settle-objection.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { reportTask } from '#lib/tasks/server/report-task.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { Editor } from './draft.ts';
import { hang } from './notice.ts';
import type { Village } from './village.ts';

type Person = Id<'person'>;

const REPRESENTATIVES = '钱玉梅 周文博 吴志远 郑丽娟 冯大海 褚春燕'.split(' ');
const WORDS = [
	'我村主路自村口至石桥共一千二百米，现有路灯六盏，损坏四盏，夜间行走不便，去年发生摔倒三起。',
	'拟新装太阳能路灯三十盏，间距四十米，杆高六米；学校门口与水井旁各加一盏。',
	'预算八万六千四百元，由村集体经济收入列支，三家比价后确定施工方。'
];

/** The people of a community, one for each thing there is to do. */
async function castOf(village: Village) {
	const named = (name: string, birthDate: Day = '1972-04-11') =>
		village.person({ name, birthDate });
	for (const { kind, name } of [
		...defaultBodies[village.kind],
		{ kind: 'organisation' as const, name: '安居物业服务公司' }
	]) {
		const id = await village.body(kind);
		await village.db.write((tx) =>
			tx
				.update(bodies)
				.set({ name })
				.where(eq(bodies.id, id))
				.then(() => {})
		);
	}
	const clerk = await named('王秀兰');
	const secretary = await named('李建国');
	const director = await named('陈志强');
	const convener = await named('孙立民');
	const supervisor = await named('何桂香');
	await village.post('desk', 'clerk', { personId: clerk, votes: false });
	await village.post('party_organisation', 'secretary', { personId: secretary });
	await village.post('party_committee', 'secretary', { personId: secretary });
	await village.post('party_organisation', 'member', { personId: await named('张桂芳') });
	await village.post('committee', 'director', { personId: director });
	await village.post('council', 'convener', { personId: convener });
	await village.post('supervision_committee', 'director', { personId: supervisor });
	const representatives: Person[] = [];
	for (const name of REPRESENTATIVES)
		representatives.push(
			await village.post('representatives', 'representative', { personId: await named(name) })
		);
	const resident = await named('韩小红', '1990-09-02');
	return { clerk, secretary, director, convener, supervisor, representatives, resident };
}

/**
 * A village with one of everything there is an address for, made by its own people through the use cases: a draft
 * being written, a text under review and open for comment, sittings called, running and closed, papers, a notice with an
 * objection, a task reported, an import, a slip. It ends four days after it began: `village.now` is ahead of the house.
 */
export async function oneOfEach(village: Village, dataDir: string) {
	const { db, id: communityId } = village;
	const cast = await castOf(village);
	const { clerk, secretary, director, supervisor, representatives, resident } = cast;
	const committee = await village.body('committee');
	const assembly = await village.body('representatives');

	const idea = (title: string) =>
		raiseIdea(village.as(director), {
			communityId,
			title,
			body: '去年冬天已有三户反映，夜里看不清路，老人和孩子都不敢出门。',
			raisedAs: 'body',
			bodyId: committee
		});
	const accepted = async (title: string) => {
		const ideaId = await idea(title);
		const reasons = '属于公益事业，列入今年议事。';
		await screenIdea(village.as(secretary), { communityId, ideaId, decision: 'accept', reasons });
		return ideaId;
	};
	const matter = async (title: string) => {
		const matterId = await openMatter(village.as(clerk), {
			communityId,
			ideaId: await accepted(`${title}（动议）`),
			title,
			procedure: 'village_four_two',
			class: 'service',
			important: false,
			reserved: false,
			bodyId: committee,
			drafters: [director]
		});
		const { id: documentId } = (await findOpenDocument(db, matterId))!;
		const editor = new Editor();
		for (const words of WORDS) editor.paragraph(words);
		const update = editor.update();
		await appendEdits({ db, now: village.now }, [{ documentId, personId: director, update }]);
		return { matterId, documentId };
	};
	const freeze = (documentId: Id<'document'>) =>
		freezeDocument(village.as(director), { documentId });

	// 动议.
	const raised = await idea('村口安装反光镜');
	const remarkId = await remarkOnIdea(village.as(resident), {
		communityId,
		ideaId: raised,
		body: '学校门口那个弯也该装一面。'
	});
	const otherIdea = await idea('公交站增设长椅');
	const acceptedIdea = await accepted('文化活动室延长开放时间');

	// 联名.
	const petitionId = await startPetition(village.as(resident), {
		...{ communityId, title: '开会商量修桥', body: '石桥栏杆松了，请开会决定怎么修。' },
		...{ demand: 'assembly', way: 'adults' }
	});
	await signPetition(village.as(resident), { communityId, petitionId });

	// 起草.
	const drafting = await matter('村道路灯安装方案');
	const photo = Buffer.from('%PDF-1.7 路灯预算');
	const attachmentId = await attachToDocument(village.as(director), {
		documentId: drafting.documentId,
		file: await takeFile(dataDir, { name: '路灯预算.pdf', bytes: photo }),
		audience: 'community'
	});

	// 审议、征求意见.
	const reviewing = await matter('垃圾分类投放点设置方案');
	const { versionId } = await freeze(reviewing.documentId);
	const actId = await askForAct(village.as(clerk), {
		communityId,
		matterId: reviewing.matterId,
		kind: 'propose'
	});
	const consulting = await matter('文化广场使用公约');
	const laid = await freeze(consulting.documentId);
	const periodId = await db.write((tx) =>
		layOpen(tx, {
			communityId,
			matterId: consulting.matterId,
			versionId: laid.versionId,
			audience: 'community',
			openedBy: clerk,
			days: 10,
			settled: 10,
			at: village.now
		})
	);
	const where = { communityId, periodId };
	await writeComment(village.as(resident), { ...where, body: '晚上九点以后请把音响关小。' });
	await writeComment(village.as(supervisor), { ...where, body: '建议写明由谁负责巡查。' });
	const [latest, first] = await listComments(db, periodId, { before: undefined, limit: 2 });
	await answerComment(village.as(clerk), {
		communityId,
		commentId: first!.id,
		adoption: 'adopted',
		answer: '已写入第三条：二十一时后不使用音响。'
	});

	// 会议、表决、会议文件.
	const deciding = await matter('水渠维修工程预算');
	const decidedText = await freeze(deciding.documentId);
	const call = async (
		title: string,
		item: { title: string; purpose: ItemPurpose; matterId?: Id<'matter'> }
	) => {
		const meetingId = await callMeeting(village.as(clerk), {
			communityId,
			bodyIds: [assembly],
			counting: 'seats',
			title,
			place: '村委会二楼会议室',
			startsAt: village.now + 4 * DAY,
			items: [item]
		});
		const [{ id: itemId } = { id: undefined }] = await listItems(db, meetingId);
		return { meetingId, itemId: itemId! };
	};
	const running = await call('第一季度代表会议', { title: '聘用保洁员', purpose: 'resolve' });
	const held = await call('水渠维修专题代表会议', {
		title: '',
		purpose: 'resolve',
		matterId: deciding.matterId
	});
	village.at(village.now + 4 * DAY - HOUR);
	const beginVote = async ({ meetingId, itemId }: typeof held) => {
		const present = representatives.slice(0, 5);
		const at = { communityId, meetingId };
		await signIn(village.as(clerk), { ...at, personIds: present, channel: 'desk' });
		const chairId = representatives[0]!;
		await openMeeting(village.as(clerk), { ...at, chairId, recorderId: clerk });
		await startItem(village.as(clerk), { communityId, itemId });
		await writeGist(village.as(clerk), { communityId, itemId, gist: '与会代表逐条讨论了预算。' });
		return openVote(village.as(clerk), { communityId, itemId });
	};
	const openVoteId = await beginVote(running);
	const closedVoteId = await beginVote(held);
	const hands = { yes: 4, no: 0, abstain: 1 };
	await countHands(village.as(clerk), { communityId, voteId: closedVoteId, hands });
	await closeVote(village.as(clerk), { communityId, voteId: closedVoteId });
	await closeMeeting(village.as(clerk), { communityId, meetingId: held.meetingId });
	const papers = await listPapersOfMeeting(db, held.meetingId);
	const paper = (kind: string) => papers.find((one) => one.kind === kind)!.id;
	const chair = village.as(representatives[0]);
	await adoptPaper(chair, { communityId, paperId: paper('digest') });
	await sealPaper(chair, { communityId, paperId: paper('digest') });
	const called = await call('第二季度代表会议', { title: '通报上半年财务', purpose: 'other' });

	// 公告、实施.
	const noticeMatter = await getMatter(db, communityId, deciding.matterId);
	const suggested = (await suggestNotice(db, await getCommunity(db, communityId), {
		matter: noticeMatter,
		kind: 'decision',
		now: village.now
	}))!;
	const noticeId = await hang(village.as(clerk), {
		communityId,
		matterId: deciding.matterId,
		kind: 'decision',
		title: suggested.title,
		body: suggested.body,
		issuerId: committee,
		places: '公开栏、各小组公告栏',
		days: 15
	});
	const objectionId = await raiseObjection(village.as(resident), {
		communityId,
		noticeId,
		body: '维修段落没有写到三组的支渠，请说明。'
	});
	const taskId = await assignTask(village.as(clerk), {
		communityId,
		matterId: deciding.matterId,
		title: '组织三家施工单位比价',
		ownerId: director,
		dueAt: village.now + 20 * DAY
	});
	await reportTask(village.as(director), {
		communityId,
		taskId,
		report: '三家比价已完成，最低价五万二千八百元。',
		spent: 5_280_000
	});

	const procedureId = await copyProcedure(village.as(clerk), {
		communityId,
		from: village.kind === 'village' ? 'village_four_two' : 'residents_council',
		name: '本地办法'
	});

	// 监督.
	const supervise = (matterId: Id<'matter'>, step: string, reasons: string) =>
		objectToMatter(village.as(supervisor), { communityId, matterId, step, reasons });
	const supervisionId = await supervise(
		reviewing.matterId,
		'propose',
		'投放点离三组太远，没有征求三组的意见。'
	);
	const reportedObjection = await supervise(
		deciding.matterId,
		'publish_decision',
		'没有附三家报价单。'
	);
	await reportUpward(village.as(supervisor), {
		...{ communityId, objectionId: reportedObjection },
		report: '水渠维修工程没有附三家报价单，请责成补正。'
	});

	const appraisalId = await enterAppraisal(village.as(clerk), {
		...{ communityId, bodyId: assembly, heldOn: dayOf(village.now), present: 6, ballots: 5 },
		...{ bar: 'half', barBasis: '', presidedBy: supervisor },
		lines: [
			{
				...{ personId: director, role: 'director', appraisedAs: 'member' },
				...{ excellent: 3, competent: 1, basic: 1, incompetent: 0 }
			}
		]
	});
	const anAudit = (periodFrom: Day) =>
		openAudit(village.as(clerk), {
			...{ communityId, kind: 'leaving', personId: director, role: 'director', periodFrom },
			...{ periodTo: '2026-01-10', auditor: '石桥镇人民政府', electionOn: '2099-01-20' },
			subjects: ['finances', 'debts', 'grants', 'funds']
		});
	const openAuditId = await anAudit('2016-01-10');
	const auditId = await anAudit('2021-01-10');
	const report = Buffer.from('%PDF-1.7 审计报告');
	await publishAudit(village.as(clerk), {
		...{ communityId, auditId, conclusion: '财务收支真实，两笔支出手续不全，已责成补正。' },
		documents: [await takeFile(dataDir, { name: '审计报告.pdf', bytes: report })]
	});
	const handoverId = await openHandover(village.as(clerk), {
		...{ communityId, electedOn: '2026-01-10', presider: '村民选举委员会' },
		...{ giverId: resident, takerId: director, witnessId: supervisor },
		items: [
			{ kind: 'seal', detail: '村民委员会公章一枚' },
			{ kind: 'accounts', detail: '2021年至2025年账册四十六本' }
		]
	});
	const urgentId = await recordUrgentAct(village.as(clerk), {
		...{ communityId, matterId: null, title: '抢修三组便桥', begunOn: dayOf(village.now) },
		...{ done: '架设钢便桥一座，支出一万二千元。', reasons: '桥面被洪水冲断，学生无法上学。' }
	});

	// 名册.
	const [{ householdId } = { householdId: null }] = await db
		.select({ householdId: persons.householdId })
		.from(persons)
		.where(eq(persons.id, resident));
	const [{ postId } = { postId: undefined }] = await db
		.select({ postId: posts.id })
		.from(posts)
		.where(eq(posts.personId, representatives[5]!));
	const rollFile =
		'户号,姓名,性别,出生日期\n9001,秦守业,男,1961-03-08\n9001,许春花,女,1963-13-40\n';
	const importId = await previewImport(village.as(clerk), {
		communityId,
		fileName: '名册.csv',
		bytes: Buffer.from(rollFile)
	});
	const [slip] = await issueSlips(village.as(clerk), {
		communityId,
		personIds: [representatives[4]!]
	});

	return {
		village,
		cast,
		/** What people here have called things. */
		names: [...defaultBodies[village.kind].map(({ name }) => name), suggested.title],
		/** What stands in an address, by the name of its parameter. */
		params: {
			community: village.slug,
			person: resident,
			household: householdId!,
			body: assembly,
			idea: raised,
			petition: petitionId,
			matter: reviewing.matterId,
			procedure: procedureId,
			document: drafting.documentId,
			version: versionId,
			act: actId,
			period: periodId,
			meeting: running.meetingId,
			vote: openVoteId,
			paper: paper('record'),
			notice: noticeId,
			objection: supervisionId,
			appraisal: appraisalId,
			audit: auditId,
			handover: handoverId,
			urgent: urgentId,
			task: taskId,
			import: importId,
			attachment: attachmentId,
			code: slip!.code
		} as Record<string, string>,
		/** What else forms and other states name. */
		ids: {
			communityId,
			committee,
			acceptedIdea,
			otherIdea,
			remarkId,
			commentId: latest!.id,
			objectionId,
			reportedObjection,
			openAudit: openAuditId,
			director,
			supervisor,
			postId: postId!,
			itemId: running.itemId,
			called,
			held,
			closedVote: closedVoteId,
			digest: paper('digest'),
			resolution: paper('resolution'),
			decidedMatter: deciding.matterId,
			decidedVersion: decidedText.versionId,
			draftMatter: drafting.matterId,
			sealedDocument: reviewing.documentId
		}
	};
}

export type World = Awaited<ReturnType<typeof oneOfEach>>;

/** The address of a route in this world. Fails when the world has nothing for one of its parameters. */
export function addressIn(world: World, route: string, own: Record<string, string> = {}): string {
	const path = route
		.split('/')
		.filter((part) => !/^\(.+\)$/.test(part))
		.map((part) =>
			part.replace(/^\[(\w+)(?:=\w+)?\]$/, (_whole, name: string) => {
				const value = own[name] ?? world.params[name];
				if (!value) throw new Error(`${route}: nothing in the world for ${name}`);
				return value;
			})
		)
		.join('/');
	return path || '/';
}
