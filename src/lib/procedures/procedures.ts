import type { CommunityKind } from '#lib/communities/community.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import type { Procedure } from './procedure.ts';
import { residentsCouncil } from './residents-council.ts';
import { villageFourTwo } from './village-four-two.ts';

export const procedures: Record<ProcedureKey, Procedure> = {
	village_four_two: villageFourTwo,
	residents_council: residentsCouncil
};

/** Which procedures a community of this kind may walk: 四议两公开 is a village's, 居民议事 a residents' community's. */
export function proceduresFor(kind: CommunityKind): ProcedureKey[] {
	return kind === 'village' ? ['village_four_two'] : ['residents_council'];
}
