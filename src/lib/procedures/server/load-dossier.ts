import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { listPeriodsOfMatter } from '#lib/comments/server/comment-store.ts';
import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { listVersions } from '#lib/documents/server/version-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { VoteResult } from '#lib/votes/vote.ts';
import type { Dossier, SittingFact, VoteFact } from '../dossier.ts';
import { dossierStanding } from '../dossier-standing.ts';
import { procedures } from '../procedures.ts';
import {
	findOrigin,
	listDelegations,
	listLookBacks,
	listNoticesOf,
	listPapersOf,
	listPartyActs,
	listSittingBodies,
	listSittingsOf,
	listTasksOf
} from './dossier-store.ts';

/** Gathers everything recorded about a matter: always the same number of statements, however thick the dossier. */
export async function loadDossier(
	db: Reader,
	communityId: Id<'community'>,
	matterId: Id<'matter'>
): Promise<Dossier> {
	const matter = await getMatter(db, communityId, matterId);
	const origin = await findOrigin(db, matterId);
	const texts = await listVersions(db, matterId);
	const draft = await findOpenDocument(db, matterId);
	const acts = await listPartyActs(db, matterId);
	const sittings = await listSittingsOf(db, matterId);
	const sat = await listSittingBodies(db, matterId);
	const notices = await listNoticesOf(db, matterId);
	const delegations = await listDelegations(db, communityId);

	return {
		matter,
		bodyName: origin!.bodyName,
		ideaTitle: origin!.ideaTitle,
		screenedByParty:
			origin?.screenedForKind === 'party_organisation' ||
			origin?.screenedForKind === 'party_committee',
		screenedAt: origin?.screenedAt ?? null,
		noticeDays: origin!.settings.noticeDays,
		texts,
		openDraft: draft && { documentId: draft.id, round: draft.round, since: draft.createdAt },
		partyActs: acts.map(({ votedAt, ...act }) => ({ ...act, decidedAt: votedAt ?? act.givenAt })),
		periods: await listPeriodsOfMatter(db, matterId),
		sittings: sittings.map(({ vote, ...sitting }): SittingFact => {
			const bodies = sat.filter(({ meetingId }) => meetingId === sitting.meetingId);
			return {
				...sitting,
				bodies: bodies.map(({ kind }) => kind),
				bodyIds: bodies.map(({ bodyId }) => bodyId),
				bodyNames: bodies.map(({ name }) => name),
				vote: vote ? voteFact(vote) : undefined
			};
		}),
		papers: await listPapersOf(db, matterId),
		notices: notices.map(({ withdrawnAt, answered, ...notice }) => ({
			...notice,
			isWithdrawn: withdrawnAt !== null,
			objections: Number(notice.objections),
			unanswered: Number(notice.objections) - Number(answered)
		})),
		tasks: await listTasksOf(db, matterId),
		lookBacks: await listLookBacks(db, matterId),
		delegations: delegations.filter(({ result }) => result?.passed === true)
	};
}

function voteFact(vote: {
	id: Id<'vote'>;
	state: 'open' | 'closed';
	openedAt: number;
	closedAt: number | null;
	versionHash: string | null;
	due: number;
	present: number;
	result: VoteResult | null;
}): VoteFact {
	const { result, state, ...fact } = vote;
	return {
		...fact,
		isClosed: state === 'closed',
		yes: result?.counts.yes ?? 0,
		no: result?.counts.no ?? 0,
		abstain: result?.counts.abstain ?? 0,
		quorate: result?.quorate ?? null,
		passed: result?.passed ?? null
	};
}

/** The dossier, and where the matter stands by it now. */
export async function loadDossierStanding(
	db: Reader,
	communityId: Id<'community'>,
	matterId: Id<'matter'>,
	now: Instant
) {
	const dossier = await loadDossier(db, communityId, matterId);
	const standing = dossierStanding(dossier, procedures[dossier.matter.procedure], now);
	return { dossier, standing };
}
