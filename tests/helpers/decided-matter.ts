import { newId } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { documents, versions } from '#lib/documents/server/document-tables.ts';
import { versionContent, versionHash } from '#lib/documents/version.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { rulesOf } from '#lib/meetings/quorum.ts';
import { agendaItems, meetingBodies, meetings } from '#lib/meetings/server/meeting-tables.ts';
import { snapshotOf } from '#lib/rulebooks/rule.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';
import { resultHash, resultOf } from '#lib/votes/vote.ts';
import type { Village } from './village.ts';

let serial = 0;

/**
 * A matter that the representatives voted on, with its text and its line in the journal, as the rooms to the left leave
 * it: for tests of what comes after a decision. 45 due, 30 there, 21 for, or 14.
 */
export async function aDecidedMatter(
	village: Village,
	{
		passed = true,
		title = '村道路灯安装方案',
		words = '沿村道安装太阳能路灯三十盏，预算八万六千四百元。',
		inner = false
	}: { passed?: boolean; title?: string; words?: string; inner?: boolean } = {}
): Promise<Matter> {
	const { db, id: communityId, now } = village;
	const someone = await village.person();
	const bodyId = await village.body('committee', '石桥村村民委员会');
	const sitting = await village.body('representatives', '石桥村村民代表会议');
	const number = `2026-9${(serial += 1)}`;
	const matter: Matter = {
		...{ id: newId('matter'), communityId, number, title, class: 'public_works' },
		...{ procedure: 'village_four_two', important: false, reserved: false, byPetition: false },
		...{ ideaId: null, bodyId, state: 'open', openedBy: someone, openedAt: now },
		...{ endedAt: null, endReason: null, path: null }
	};
	const text = {
		type: 'doc',
		content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }]
	};
	const content = versionContent(text, []);
	const hash = versionHash(content);
	const ids = {
		documentId: newId('document'),
		versionId: newId('version'),
		meetingId: newId('meeting'),
		itemId: newId('item'),
		voteId: newId('vote')
	};
	const bodies = [{ id: sitting, kind: 'representatives' as const, name: '' }];
	const rules = rulesOf(
		{ bodies, counting: 'seats' },
		{ kind: village.kind, local: [] },
		'resolve',
		dayOf(now)
	);
	const yes = passed ? 21 : 14;
	const counted = {
		...{ rules: rules.map(snapshotOf), counting: 'seats' as const, due: 45, present: 30 },
		...{ tally: { yes, no: 4, abstain: 5 }, tallyChannel: 'hands' as const }
	};
	const result = resultOf(counted, { yes: 0, no: 0, abstain: 0 });

	await db.write(async (tx) => {
		const { documentId, versionId, meetingId, itemId, voteId } = ids;
		const common = { communityId, matterId: matter.id };
		await tx.insert(matters).values(matter);
		await tx
			.insert(documents)
			.values({ id: documentId, ...common, round: 1, title, createdAt: now, sealedAt: now });
		await tx.insert(versions).values({
			...{ id: versionId, ...common, documentId, number: 1, title, content, hash },
			...{ html: '', markdown: words, state: new Uint8Array(), authors: [] },
			...{ frozenBy: someone, frozenAt: now }
		});
		await tx.insert(meetings).values({
			...{ id: meetingId, communityId, title: '村民代表会议', place: '村委会', startsAt: now },
			...{ calledBy: someone, calledAt: now, counting: 'seats', inner, state: 'closed' }
		});
		await tx.insert(meetingBodies).values({ meetingId, bodyId: sitting });
		await tx.insert(agendaItems).values({
			...{ id: itemId, meetingId, number: 1, title, purpose: 'resolve', matterId: matter.id },
			...{ versionId, state: 'decided' }
		});
		await tx.insert(votes).values({
			...{ id: voteId, ...common, itemId, question: title, versionId, versionHash: hash },
			...{ ...counted, rollHash: '', openedBy: someone, openedAt: now },
			...{ state: 'closed', closedAt: now, result }
		});
		await writeEntry(tx, village.asSystem(), {
			...{ communityId, act: 'document.frozen', subject: documentId, matterId: matter.id },
			facts: { versionId, number: 1, hash }
		});
		await writeEntry(tx, village.asSystem(), {
			...{ communityId, act: 'vote.closed', subject: voteId, matterId: matter.id },
			facts: { ...result.counts, resultHash: resultHash(result), versionHash: hash }
		});
	});
	return matter;
}
