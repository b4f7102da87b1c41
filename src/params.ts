import { defineParams } from '@sveltejs/kit/params';
import { isId, type IdKind } from '#lib/kernel/id.ts';

/** Gate one: an address with an id of another shape is no address (404) before anything is asked. */
const id =
	<Kind extends IdKind>(kind: Kind) =>
	(text: string) =>
		isId(kind, text) ? text : undefined;

export const params = defineParams({
	/** A community is named by its slug: lower-case letters, digits and hyphens. */
	slug: (text) => (/^[a-z0-9][a-z0-9-]{1,39}$/.test(text) ? text : undefined),
	personId: id('person'),
	householdId: id('household'),
	bodyId: id('body'),
	ideaId: id('idea'),
	petitionId: id('petition'),
	matterId: id('matter'),
	procedureId: id('procedure'),
	documentId: id('document'),
	versionId: id('version'),
	partyActId: id('partyAct'),
	periodId: id('period'),
	commentId: id('comment'),
	meetingId: id('meeting'),
	itemId: id('item'),
	voteId: id('vote'),
	paperId: id('paper'),
	noticeId: id('notice'),
	taskId: id('task'),
	supervisionObjectionId: id('supervisionObjection'),
	appraisalId: id('appraisal'),
	auditId: id('audit'),
	handoverId: id('handover'),
	urgentActId: id('urgentAct'),
	importId: id('rollImport'),
	attachmentId: id('attachment')
});
