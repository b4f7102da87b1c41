import type { Community } from '#lib/communities/community.ts';
import type { Refusal } from '#lib/kernel/refusal.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** The refusal's code, or the kind of trouble. */
			code?: string;
			/** Names the fault in the log, for the person to tell us. */
			traceId?: string;
		}
		interface Locals {
			ctx: Ctx;
			/** Under /c/[community=slug] only: the community, and what the visitor is in it. */
			here: { community: Community; standing: Standing };
			/** Set when the front door says no to a page: the root layout shows it in its place. */
			refusal?: Refusal;
			/** Large type (长辈版). */
			large: boolean;
			/** The host part of the address people use, with the scheme, for links and QR codes. */
			origin: string;
		}
	}
}

export {};
