import { resolve } from '$app/paths';
import type { ArchiveKind } from '#lib/archive/archive-entry.ts';
import type { Id } from '#lib/kernel/id.ts';

/** Where a thing of the archive is read. */
export function entryAddress(
	community: string,
	{ kind, subject }: { kind: ArchiveKind; subject: string }
): string {
	switch (kind) {
		case 'decision':
			return resolve('/(board)/c/[community=slug]/results/[vote=voteId]', {
				community,
				vote: subject as Id<'vote'>
			});
		case 'digest':
			return resolve('/(board)/c/[community=slug]/digests/[paper=paperId]', {
				community,
				paper: subject as Id<'paper'>
			});
		case 'notice':
			return resolve('/(board)/c/[community=slug]/notices/[notice=noticeId]', {
				community,
				notice: subject as Id<'notice'>
			});
		case 'version':
			return resolve('/(board)/c/[community=slug]/versions/[version=versionId]', {
				community,
				version: subject as Id<'version'>
			});
	}
}
