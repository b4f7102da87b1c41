import { isId, type Id, type IdKind } from '#lib/kernel/id.ts';
import { plainText, type TextNode } from '#lib/documents/text.ts';
import { textsIn } from '#lib/journal/entry.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { TimedJob } from '#lib/server/jobs/timer.ts';
import type { ArchiveEntry } from '../archive-entry.ts';
import { termsOf } from '../search-terms.ts';
import { listBehind, movePosition, positionOf, putEntry } from './archive-store.ts';
import {
	listPublicNotices,
	listPublicPapers,
	listPublicVersions,
	listPublicVotes,
	type PublicVersion
} from './public-record-store.ts';

/** Entries read in one transaction: other writers wait that long. */
const STEP = 40;

/**
 * Reads the journals on from where the archive stopped, and puts in what the acts made public.
 *
 * The journal is the queue: every act that publishes something writes its line with the act, so nothing is forgotten
 * when the process dies before this has run, and the position is moved in the transaction that puts the entries in.
 * What an entry names is looked up as it stands now; reading an entry twice changes nothing.
 */
export async function indexJournal(ctx: Ctx): Promise<void> {
	for (const communityId of await listBehind(ctx.db)) {
		let isBehind = true;
		while (isBehind) isBehind = await ctx.db.write((tx) => readOn(tx, communityId));
	}
}

export const indexJournals: TimedJob = { name: 'archive', run: indexJournal };

async function readOn(tx: Tx, communityId: Id<'community'>): Promise<boolean> {
	const seq = await positionOf(tx, communityId);
	const entries = await listEntriesAfter(tx, communityId, { seq, limit: STEP });
	const last = entries.at(-1);
	if (!last) return false;
	const named = new Set(entries.flatMap(({ subject, facts }) => [subject, ...textsIn(facts)]));
	const matterIds = new Set(entries.flatMap(({ matterId }) => (matterId ? [matterId] : [])));
	for (const entry of await publicThings(tx, communityId, [...named], [...matterIds]))
		await putEntry(tx, { ...entry, terms: termsOf(`${entry.title}\n${entry.text}`) });
	await movePosition(tx, communityId, last.seq);
	return entries.length === STEP;
}

async function publicThings(
	db: Reader,
	communityId: Id<'community'>,
	named: string[],
	matterIds: Id<'matter'>[]
): Promise<ArchiveEntry[]> {
	const of = <Kind extends IdKind>(kind: Kind) =>
		named.filter((id): id is Id<Kind> => isId(kind, id));
	const votes = await listPublicVotes(db, communityId, of('vote'));
	// A sitting entered afterwards is one entry that decides several matters.
	const decided = votes.flatMap(({ matterId }) => (matterId ? [matterId] : []));
	const texts = await listPublicVersions(db, communityId, [...matterIds, ...decided]);
	const papers = await listPublicPapers(db, communityId, of('paper'));
	const notices = await listPublicNotices(db, communityId, of('notice'));

	return [
		...texts.map((version) => ({
			...{ subject: version.id, communityId, matterId: version.matterId },
			...{ kind: 'version' as const, title: version.title, text: wordsIn(version) },
			...{ outcome: null, at: version.frozenAt }
		})),
		...votes.map((vote) => {
			const text = texts.find(({ id }) => id === vote.versionId);
			const passed = vote.result?.passed ?? null;
			return {
				...{ subject: vote.id, communityId, matterId: vote.matterId },
				...{ kind: 'decision' as const, title: vote.question, text: text ? wordsIn(text) : '' },
				outcome: passed === null ? null : passed ? ('passed' as const) : ('not_passed' as const),
				at: vote.closedAt ?? vote.openedAt
			};
		}),
		...papers
			.filter(({ kind }) => kind === 'digest')
			.map((paper) => ({
				...{ subject: paper.id, communityId, matterId: null },
				...{ kind: 'digest' as const, title: paper.title, text: paper.body },
				...{ outcome: null, at: paper.sealedAt ?? paper.madeAt }
			})),
		...notices.map((notice) => ({
			...{ subject: notice.id, communityId, matterId: notice.matterId },
			...{ kind: 'notice' as const, title: notice.title, text: notice.body },
			outcome: notice.withdrawnAt === null ? null : ('withdrawn' as const),
			at: notice.postedAt
		}))
	];
}

function wordsIn({ content }: PublicVersion): string {
	return plainText((content as unknown as { document: TextNode }).document).trim();
}
