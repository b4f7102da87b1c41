import type { Database } from '#lib/server/database/database.ts';

/** What both engines ask to prepare every statement, raw or built. */
interface Session {
	prepareQuery(...args: unknown[]): unknown;
}

/** How many statements this work sends to the store: a page's number must not grow with what there is to show. */
export async function countStatements(db: Database, work: () => Promise<unknown>): Promise<number> {
	const { session } = db as unknown as { session: Session };
	const prepare = session.prepareQuery;
	let statements = 0;
	session.prepareQuery = function (...args) {
		statements += 1;
		return prepare.apply(this, args);
	};
	try {
		await work();
	} finally {
		session.prepareQuery = prepare;
	}
	return statements;
}
