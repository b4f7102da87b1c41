import { and, eq } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** The person on the roll whom a helper names. With namesakes the birth date decides; nobody is guessed. */
export async function getNamed(
	db: Reader,
	communityId: Id<'community'>,
	{ name, birthDate }: { name: string; birthDate?: Day | undefined }
): Promise<Id<'person'>> {
	const found = await db
		.select({ id: persons.id })
		.from(persons)
		.where(
			and(
				eq(persons.communityId, communityId),
				eq(persons.name, name),
				eq(persons.state, 'active'),
				birthDate ? eq(persons.birthDate, birthDate) : undefined
			)
		)
		.limit(20);
	if (found.length === 0) throw new Refusal('comment.no_such_person');
	if (found.length > 1) throw new Refusal('comment.several_persons', { count: found.length });
	return found[0]!.id;
}
