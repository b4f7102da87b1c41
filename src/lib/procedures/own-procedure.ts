import type { CommunityKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import { isClerk, type Standing } from '#lib/people/standing.ts';
import { isLawful } from './legal-gates.ts';
import type { Step } from './procedure.ts';
import { procedures } from './procedures.ts';

/** draft 起草中 · adopted 已采用 · withdrawn 已停用. */
export const ownProcedureStates = ['draft', 'adopted', 'withdrawn'] as const;

/** 本地程序. */
export interface OwnProcedure {
	id: Id<'procedure'>;
	communityId: Id<'community'>;
	base: ProcedureKey;
	name: string;
	edition: number;
	steps: readonly Step[];
	permit: string;
	adoption: string;
	state: (typeof ownProcedureStates)[number];
	madeAt: Instant;
	adoptedAt: Instant | null;
	withdrawnAt: Instant | null;
}

/** The desk keeps the community's own procedures. */
export function mayKeepProcedures(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isClerk(standing) ? allow : refuse('access.clerk_only');
}

/** 另存: a copy of one that the community's kind may walk, permitted or not. */
export function mayCopy(standing: Standing, kind: CommunityKind, base: ProcedureKey): Verdict {
	const keeps = mayKeepProcedures(standing);
	if (!keeps.ok) return keeps;
	return procedures[base].communities.includes(kind) ? allow : refuse('matter.wrong_procedure');
}

/** What has been adopted is not changed: matters walk it. */
export function mayChange(standing: Standing, own: Pick<OwnProcedure, 'state'>): Verdict {
	const keeps = mayKeepProcedures(standing);
	if (!keeps.ok) return keeps;
	return own.state === 'draft' ? allow : refuse('procedure.adopted_stays');
}

/** 采用: lawful, and under a local text where it merges what the law names apart. */
export function mayAdopt(
	standing: Standing,
	own: Pick<OwnProcedure, 'state' | 'base' | 'steps'>,
	{ permit }: { permit: string }
): Verdict {
	const changes = mayChange(standing, own);
	if (!changes.ok) return changes;
	const lawful = isLawful({ key: own.base, steps: own.steps });
	if (!lawful.ok) return lawful;
	const isMerged = own.steps.some(({ key }) => key === 'propose_confer');
	return isMerged && permit.trim() === '' ? refuse('procedure.permit_wanted') : allow;
}

/** 停用: no matter begins with it any more; those under way keep it. */
export function mayWithdraw(standing: Standing, own: Pick<OwnProcedure, 'state'>): Verdict {
	const keeps = mayKeepProcedures(standing);
	if (!keeps.ok) return keeps;
	return own.state === 'adopted' ? allow : refuse('procedure.not_adopted');
}
