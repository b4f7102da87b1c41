import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { all, allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isConvener, maySeeInside, type Meeting } from '#lib/meetings/meeting.ts';
import { isClerk, type Standing } from '#lib/people/standing.ts';

/** record 会议记录 · resolution 决议 · digest 纪要. Three papers from one sitting. */
export const paperKinds = ['record', 'resolution', 'digest'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** draft 待核 · adopted 已通过 · sealed 已定稿盖章. */
export const paperStates = ['draft', 'adopted', 'sealed'] as const;
export type PaperState = (typeof paperStates)[number];

/** One of the papers of a sitting. */
export interface Paper {
	id: Id<'paper'>;
	communityId: Id<'community'>;
	meetingId: Id<'meeting'>;
	kind: PaperKind;
	title: string;
	/** One paragraph a line; `一、` at the head of a line makes a heading. */
	body: string;
	/** The lines that were computed. A correction leaves them as they are. */
	computed: string[];
	state: PaperState;
	madeAt: Instant;
	adoptedBy: Id<'person'> | null;
	adoptedAt: Instant | null;
	sealedBy: Id<'person'> | null;
	sealedAt: Instant | null;
	hash: string | null;
	journalHead: string | null;
}

/** SHA-256 of what is sealed. */
export function paperHash({
	kind,
	meetingId,
	title,
	body
}: Pick<Paper, 'kind' | 'meetingId' | 'title' | 'body'>): string {
	return sha256Hex(canonicalJson({ kind, meetingId, title, body }));
}

/** Is it for everybody: a digest, once it is sealed? */
export function isPublic({ kind, state }: Pick<Paper, 'kind' | 'state'>): Verdict {
	return kind === 'digest' && state === 'sealed' ? allow : refuse('access.not_found');
}

/** Who may read a paper. The record and what a party meeting says stay inside; a sealed digest is everybody's. */
export function mayRead(
	paper: Pick<Paper, 'kind' | 'state'>,
	meeting: Meeting,
	standing: Standing,
	{ isListed }: { isListed: boolean }
): Verdict {
	if (isPublic(paper).ok || (paper.kind === 'digest' && isClerk(standing))) return allow;
	return maySeeInside(meeting, standing, { isListed });
}

/** 核对、更正: recorder, chair, convener, clerk; before it is adopted. */
export function mayCorrect(
	paper: Pick<Paper, 'kind' | 'state'>,
	meeting: Meeting,
	standing: Standing,
	seat: { isListed: boolean }
): Verdict {
	const { personId } = standing;
	const isRecorder = personId !== undefined && personId === meeting.recorderId;
	return all(
		mayRead(paper, meeting, standing, seat),
		isRecorder || isClerk(standing) ? allow : mayPreside(meeting, standing),
		paper.state === 'draft' ? allow : refuse('paper.not_draft')
	);
}

/** 通过: the chair, or who convenes the body. */
export function mayAdopt(
	paper: Pick<Paper, 'state'>,
	meeting: Meeting,
	standing: Standing
): Verdict {
	const presides = mayPreside(meeting, standing);
	if (!presides.ok && presides.code === 'paper.not_yours') return refuse('paper.chair_only');
	return all(presides, paper.state === 'draft' ? allow : refuse('paper.not_draft'));
}

/** 定稿盖章: the clerk, for papers the clerk may read; the chair or convener for all. */
export function maySeal(
	paper: Pick<Paper, 'kind' | 'state'>,
	meeting: Meeting,
	standing: Standing,
	seat: { isListed: boolean }
): Verdict {
	return all(
		mayRead(paper, meeting, standing, seat),
		isClerk(standing) ? allow : mayPreside(meeting, standing),
		paper.state === 'adopted' ? allow : refuse('paper.not_adopted')
	);
}

function mayPreside(meeting: Meeting, standing: Standing): Verdict {
	const { personId } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	const kinds = meeting.bodies.map(({ kind }) => kind);
	return personId === meeting.chairId || isConvener(standing, kinds)
		? allow
		: refuse('paper.not_yours');
}

/** What a correction may not touch: every computed line stands in it, as it was. */
export function keepsFigures(
	{ computed, body }: Pick<Paper, 'computed' | 'body'>,
	next: string
): Verdict {
	if (next === body) return refuse('paper.unchanged');
	const lines = next.split('\n');
	const lost = computed.find((line) => !lines.includes(line));
	return lost === undefined ? allow : refuse('paper.computed_lines', { line: lost });
}
