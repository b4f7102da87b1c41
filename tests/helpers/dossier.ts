import { and, eq, isNull } from 'drizzle-orm';
import { newId, type Id } from '#lib/kernel/id.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { DAY } from '#lib/kernel/instant.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import { versionContent, versionHash } from '#lib/documents/version.ts';
import { documents, versions } from '#lib/documents/server/document-tables.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import { openMatter } from '#lib/procedures/server/open-matter.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { agendaItems, meetingBodies, meetings } from '#lib/meetings/server/meeting-tables.ts';
import type { VoteResult } from '#lib/votes/vote.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';
import { aVillage, type Village } from './village.ts';

const noSum = { holds: null, lines: [], missing: [] };

/** A village with the people a matter needs, and one matter of theirs at its first draft. */
export async function aMatterIn(
	options: {
		village?: Village;
		procedure?: ProcedureKey;
		important?: boolean;
		reserved?: boolean;
		byPetition?: boolean;
	} = {}
) {
	const village = options.village ?? (await aVillage());
	const isVillage = village.kind === 'village';
	const clerk = await village.clerk();
	const secretary = await village.post('party_organisation', 'secretary');
	const member = await village.post('party_organisation', 'member');
	const director = await village.post('committee', 'director');
	const convener = await village.post('council', 'convener');
	const supervisor = await village.post('supervision_committee', 'director');
	const resident = await village.person();
	const communityId = village.id;

	const ideaId = options.byPetition
		? await raiseIdea(village.as(clerk), {
				communityId,
				title: '村道没有灯',
				body: '夜里走路不便，去年摔倒三起。',
				raisedAs: 'villagers',
				signatures: 1,
				raisedBy: resident,
				channel: 'paper'
			})
		: await raiseIdea(village.as(isVillage ? director : resident), {
				communityId,
				title: '村道没有灯',
				body: '夜里走路不便，去年摔倒三起。',
				...(isVillage
					? { raisedAs: 'body' as const, bodyId: await village.body('committee') }
					: { raisedAs: 'resident' as const, councilId: await village.body('council') })
			});
	await screenIdea(village.as(secretary), {
		communityId,
		ideaId,
		decision: 'accept',
		reasons: '属于公益事业，列入议事。'
	});
	const matterId = await openMatter(village.as(clerk), {
		communityId,
		ideaId,
		title: '村道路灯安装方案',
		procedure: options.procedure ?? (isVillage ? 'village_four_two' : 'residents_council'),
		class: 'service',
		important: options.important ?? true,
		reserved: options.reserved ?? false,
		bodyId: await village.body(isVillage ? 'committee' : 'council'),
		drafters: [director]
	});

	const hashes = new Map<string, string>();

	return {
		village,
		communityId,
		ideaId,
		matterId,
		people: { clerk, secretary, member, director, convener, supervisor, resident },
		/** Freezes the open draft into the next text, whatever stands in it. */
		async freeze(): Promise<Id<'version'>> {
			const id = newId('version');
			const content = versionContent(
				{
					type: 'doc',
					content: [
						{ type: 'paragraph', content: [{ type: 'text', text: `新装太阳能路灯三十盏。${id}` }] }
					]
				},
				[]
			);
			hashes.set(id, versionHash(content));
			await village.db.write(async (tx) => {
				const [document] = await tx
					.update(documents)
					.set({ sealedAt: village.now })
					.where(and(eq(documents.matterId, matterId), isNull(documents.sealedAt)))
					.returning();
				await tx.insert(versions).values({
					id,
					communityId,
					matterId,
					documentId: document!.id,
					number: document!.round,
					title: '村道路灯安装方案',
					content,
					hash: versionHash(content),
					html: '<p>新装太阳能路灯三十盏。</p>',
					markdown: '新装太阳能路灯三十盏。',
					state: new Uint8Array([0, 0]),
					authors: [director],
					frozenBy: director,
					frozenAt: village.now
				});
			});
			return id;
		},
		/** A sitting held now that voted on a text, or is called for later when `vote` is left out. */
		async sit(
			purpose: ItemPurpose,
			versionId: Id<'version'>,
			{
				body,
				vote,
				afterDays = 0
			}: { body: BodyKind; vote?: { passed: boolean; quorate?: boolean }; afterDays?: number }
		): Promise<Id<'item'>> {
			const itemId = newId('item');
			const meetingId = newId('meeting');
			const bodyId = await village.body(body);
			const { now } = village;
			await village.db.write(async (tx) => {
				await tx.insert(meetings).values({
					id: meetingId,
					communityId,
					title: '会议',
					place: '村委会二楼',
					startsAt: now + afterDays * DAY,
					calledBy: clerk,
					calledAt: now,
					counting: 'seats',
					inner: body === 'party_organisation',
					state: vote ? 'closed' : 'called'
				});
				await tx.insert(meetingBodies).values({ meetingId, bodyId });
				await tx.insert(agendaItems).values({
					id: itemId,
					meetingId,
					number: 1,
					title: '村道路灯安装方案',
					purpose,
					matterId,
					versionId,
					state: vote ? 'decided' : 'waiting'
				});
				if (!vote) return;
				const result: VoteResult = {
					due: 45,
					present: 30,
					counts: { yes: 21, no: 4, abstain: 5 },
					phone: { yes: 21, no: 4, abstain: 5 },
					tally: { yes: 0, no: 0, abstain: 0 },
					tallyChannel: 'hands',
					notCast: 0,
					byRule: [],
					quorum: noSum,
					pass: noSum,
					quorate: vote.quorate ?? true,
					passed: vote.passed
				};
				await tx.insert(votes).values({
					id: newId('vote'),
					communityId,
					itemId,
					matterId,
					question: '是否同意？',
					versionId,
					versionHash: hashes.get(versionId)!,
					rules: [],
					counting: 'seats',
					due: 45,
					present: 30,
					rollHash: sha256Hex('roll'),
					openedBy: clerk,
					openedAt: now,
					state: 'closed',
					closedAt: now,
					result
				});
			});
			return itemId;
		}
	};
}

/** An idea of the village's committee that the party organisation has let in. */
export async function anAcceptedIdea(village: Village): Promise<Id<'idea'>> {
	const director = await village.post('committee', 'director');
	const secretary = await village.post('party_organisation', 'secretary');
	const ideaId = await raiseIdea(village.as(director), {
		communityId: village.id,
		title: '晒谷场要硬化',
		body: '雨天泥泞，谷子晒不干。',
		raisedAs: 'body',
		bodyId: await village.body('committee')
	});
	await screenIdea(village.as(secretary), {
		communityId: village.id,
		ideaId,
		decision: 'accept',
		reasons: '属于公益事业，列入议事。'
	});
	return ideaId;
}

export type MatterInVillage = Awaited<ReturnType<typeof aMatterIn>>;
