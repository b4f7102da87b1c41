import { eq } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { persons } from './person-tables.ts';

export async function findPerson(db: Reader, id: Id<'person'>) {
	const [row] = await db.select().from(persons).where(eq(persons.id, id)).limit(1);
	return row;
}
