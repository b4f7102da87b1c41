import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { isId, type Id, type IdKind } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Community } from '#lib/communities/community.ts';
import {
	hashesIn,
	paperHash,
	RECORD_FORMAT,
	type RecordHeader,
	type RecordPaper
} from '#lib/journal/record-file.ts';
import { GENESIS, textsIn } from '#lib/journal/entry.ts';
import { findHead, listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import type { Paper } from '#lib/minutes/paper.ts';
import { noticeContent } from '#lib/notices/notice.ts';
import { resultHash } from '#lib/votes/vote.ts';
import type { Reader } from '#lib/server/database/database.ts';
import {
	listPublicNotices,
	listPublicPapers,
	listPublicVersions,
	listPublicVotes
} from './public-record-store.ts';

const PIECE = 500;

/**
 * 公开记录 of a community, line by line: the header, every entry of its journal, then the public papers whose hash an
 * entry holds. It is one moment's record: acts that happen while it is written belong to the next. Reads only, in
 * pieces, so that a journal of any length needs little memory.
 */
export async function* writeRecord(
	db: Reader,
	community: Pick<Community, 'id' | 'slug' | 'name'>,
	{ key, exportedAt }: { key: { publicKey: string; fingerprint: string }; exportedAt: Instant }
): AsyncGenerator<{ line: string; entries: number; papers: number }> {
	const head = await findHead(db, community.id);
	const last = head?.seq ?? 0;
	const held = new Set<string>();
	const named = new Set<string>();
	const matterIds = new Set<Id<'matter'>>();
	for await (const entry of entriesUpTo(db, community.id, last)) {
		for (const hash of hashesIn(entry.facts)) held.add(hash);
		for (const text of [entry.subject, ...textsIn(entry.facts)]) named.add(text);
		if (entry.matterId) matterIds.add(entry.matterId);
	}
	const found = await papersOf(db, community.id, { named: [...named], matterIds: [...matterIds] });
	const papers = found.filter(({ hash, content }) => held.has(hash) && paperHash(content) === hash);

	const header: RecordHeader = {
		format: RECORD_FORMAT,
		community: { id: community.id, slug: community.slug, name: community.name },
		publicKey: key.publicKey,
		fingerprint: key.fingerprint,
		head: head?.hash ?? GENESIS,
		entries: last,
		papers: papers.length,
		exportedAt
	};
	const counts = { entries: last, papers: papers.length };
	const asLine = (value: unknown) => ({ line: `${canonicalJson(value as Json)}\n`, ...counts });
	yield asLine(header);
	for await (const entry of entriesUpTo(db, community.id, last)) yield asLine({ entry });
	for (const paper of papers) yield asLine({ paper });
}

async function* entriesUpTo(db: Reader, communityId: Id<'community'>, last: number) {
	for (let seq = 0; seq < last;) {
		const entries = await listEntriesAfter(db, communityId, { seq, limit: PIECE });
		for (const entry of entries) if (entry.seq <= last) yield entry;
		seq += PIECE;
	}
}

async function papersOf(
	db: Reader,
	communityId: Id<'community'>,
	{ named, matterIds }: { named: string[]; matterIds: Id<'matter'>[] }
): Promise<RecordPaper[]> {
	const of = <Kind extends IdKind>(kind: Kind) =>
		named.filter((id): id is Id<Kind> => isId(kind, id));
	const found: RecordPaper[] = [];
	// A sitting entered afterwards is one entry that decides several matters.
	const decided = new Set(matterIds);
	for (const ids of pieces(of('vote')))
		for (const vote of await listPublicVotes(db, communityId, ids)) {
			const { id, question, result, matterId } = vote;
			if (matterId) decided.add(matterId);
			if (result)
				found.push({
					...{ kind: 'result', id, title: question },
					...{ hash: resultHash(result), content: result as unknown as Json }
				});
		}
	for (const ids of pieces([...decided]))
		for (const { id, title, hash, content } of await listPublicVersions(db, communityId, ids))
			found.push({ kind: 'version', id, title, hash, content });
	for (const ids of pieces(of('paper')))
		for (const paper of await listPublicPapers(db, communityId, ids))
			if (paper.kind !== 'record' && paper.hash)
				found.push({
					...{ kind: paper.kind, id: paper.id, title: paper.title },
					...{ hash: paper.hash, content: sealedContent(paper) }
				});
	for (const ids of pieces(of('notice')))
		for (const notice of await listPublicNotices(db, communityId, ids))
			found.push({
				...{ kind: 'notice', id: notice.id, title: notice.title },
				...{ hash: notice.hash, content: noticeContent(notice) }
			});
	return found;
}

/** What a paper's hash is taken over, see `paperHash` of the minutes. */
const sealedContent = ({
	kind,
	meetingId,
	title,
	body
}: Pick<Paper, 'kind' | 'meetingId' | 'title' | 'body'>) => ({
	kind,
	meetingId,
	title,
	body
});

/** Databases limit how many values one statement may name. */
function* pieces<T>(values: T[]): Generator<T[]> {
	for (let at = 0; at < values.length; at += PIECE) yield values.slice(at, at + PIECE);
}
