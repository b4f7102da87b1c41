import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Bus } from './bus.ts';
import type { Database } from './database/database.ts';
import type { SigningKey } from './signing-key.ts';

/** Who is calling. What they may do follows from their posts, asked per community (`people/server/standing.ts`). */
export type Actor =
	| { kind: 'visitor'; id?: undefined; accountId?: undefined; sessionId?: undefined }
	| {
			kind: 'person';
			id: Id<'person'>;
			accountId: Id<'account'>;
			/** The hash the session is stored under. Never the cookie's value. */
			sessionId: string;
	  }
	/** 主机管理员: runs the machine and appoints first clerks; nothing else. */
	| { kind: 'host'; id?: undefined; accountId: Id<'account'>; sessionId: string }
	/** The timer, acting because time passed. */
	| { kind: 'system'; id?: undefined; accountId?: undefined; sessionId?: undefined };

/** Everything one visit works with. `now` never moves within it. */
export interface Ctx {
	db: Database;
	bus: Bus;
	key: SigningKey;
	actor: Actor;
	now: Instant;
}

export const system: Actor = { kind: 'system' };
export const visitor: Actor = { kind: 'visitor' };
