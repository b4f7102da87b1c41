import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { listObjectionsOf } from '#lib/supervision/server/objection-store.ts';
import type { VoteResult } from '#lib/votes/vote.ts';
import type { Dossier, SittingFact, VoteFact } from '../dossier.ts';
import { dossierStanding } from '../dossier-standing.ts';
import { procedureOf } from '../procedures.ts';
import {
	listDelegations,
	listLookBacks,
	listNoticesOf,
	listOpenDrafts,
	listOrigins,
	listPapersOf,
	listPartyActs,
	listPeriodsOf,
	listReferrals,
	listSittingBodies,
	listSittingsOf,
	listTasksOf,
	listTexts
} from './dossier-store.ts';

/**
 * Gathers everything recorded about matters of one community: always the same number of statements, however thick the
 * dossiers and however many.
 */
export async function loadDossiers(
	db: Reader,
	communityId: Id<'community'>,
	matters: readonly Matter[]
): Promise<Dossier[]> {
	if (matters.length === 0) return [];
	const ids = matters.map(({ id }) => id);
	const origins = await listOrigins(db, ids);
	const texts = await listTexts(db, ids);
	const drafts = await listOpenDrafts(db, ids);
	const acts = await listPartyActs(db, ids);
	const referrals = await listReferrals(db, ids);
	const objections = await listObjectionsOf(db, ids);
	const periods = await listPeriodsOf(db, ids);
	const sittings = await listSittingsOf(db, ids);
	const seats = await listSittingBodies(db, ids);
	const papers = await listPapersOf(db, ids);
	const notices = await listNoticesOf(db, ids);
	const tasks = await listTasksOf(db, ids);
	const lookBacks = await listLookBacks(db, ids);
	const delegated = (await listDelegations(db, communityId)).filter(({ result }) => result?.passed);

	return matters.map((matter): Dossier => {
		const of = <Row extends { matterId: string | null }>(rows: Row[]) =>
			rows.filter(({ matterId }) => matterId === matter.id);
		const origin = of(origins)[0]!;
		return {
			matter,
			kind: origin.kind,
			bodyName: origin.bodyName,
			ideaTitle: origin.ideaTitle,
			screenedByParty:
				origin.screenedForKind === 'party_organisation' ||
				origin.screenedForKind === 'party_committee',
			screenedAt: origin.screenedAt,
			noticeDays: origin.settings.noticeDays,
			texts: of(texts),
			openDraft: of(drafts)[0],
			partyActs: of(acts).map(({ votedAt, ...act }) => ({
				...act,
				decidedAt: votedAt ?? act.givenAt
			})),
			referrals: of(referrals),
			unansweredObjections: of(objections).filter(({ answeredAt }) => answeredAt === null),
			periods: of(periods).map((period) => ({
				...period,
				...counted(period.comments, period.answered),
				comments: Number(period.comments)
			})),
			sittings: of(sittings).map((sitting) => sittingFact(sitting, seats)),
			papers: of(papers),
			notices: of(notices).map((notice) => ({
				...notice,
				...counted(notice.objections, notice.answered),
				objections: Number(notice.objections),
				isWithdrawn: notice.withdrawnAt !== null
			})),
			tasks: of(tasks),
			lookBacks: of(lookBacks),
			delegations: delegated
		};
	});
}

/** PostgreSQL hands counts over as text. */
const counted = (all: number, answered: number) => ({ unanswered: Number(all) - Number(answered) });

type SittingRow = Awaited<ReturnType<typeof listSittingsOf>>[number];
type Seat = Awaited<ReturnType<typeof listSittingBodies>>[number];

function sittingFact({ vote, ...sitting }: SittingRow, seats: Seat[]): SittingFact {
	const bodies = seats.filter(({ meetingId }) => meetingId === sitting.meetingId);
	return {
		...sitting,
		bodies: bodies.map(({ kind }) => kind),
		bodyIds: bodies.map(({ bodyId }) => bodyId),
		bodyNames: bodies.map(({ name }) => name),
		vote: vote ? voteFact(vote) : undefined
	};
}

function voteFact({
	result,
	state,
	...vote
}: Pick<VoteFact, 'id' | 'openedAt' | 'closedAt' | 'versionHash' | 'due' | 'present'> & {
	state: 'open' | 'closed';
	result: VoteResult | null;
}): VoteFact {
	return {
		...vote,
		isClosed: state === 'closed',
		yes: result?.counts.yes ?? 0,
		no: result?.counts.no ?? 0,
		abstain: result?.counts.abstain ?? 0,
		quorate: result?.quorate ?? null,
		passed: result?.passed ?? null
	};
}

/** The dossier of one matter, and where it stands by it now. */
export async function loadDossierStanding(
	db: Reader,
	communityId: Id<'community'>,
	matterId: Id<'matter'>,
	now: Instant
) {
	const matter = await getMatter(db, communityId, matterId);
	const [dossier] = (await loadDossiers(db, communityId, [matter])) as [Dossier];
	return { dossier, standing: standingBy(dossier, now) };
}

/** Where a matter stands by its own procedure. */
export function standingBy(dossier: Dossier, now: Instant) {
	return dossierStanding(dossier, procedureOf(dossier.matter), now);
}
