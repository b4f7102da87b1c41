import { sql } from 'drizzle-orm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, it } from 'vitest';
import { persons } from '#lib/people/server/person-tables.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { faultOf } from './log.ts';

it('logs a failed statement without what was being written', () => {
	const cause = Object.assign(new Error('duplicate key value violates "persons_phone"'), {
		code: '23505',
		detail: 'Key (phone)=(13800000000) already exists.'
	});
	const values = ['郑大爷\n说：', '13800000000'];
	const error = new DrizzleQueryError('insert into persons values ($1, $2)', values, cause);
	const logged = JSON.stringify(faultOf(error));
	expect(logged).toContain('insert into persons');
	expect(logged).toContain('log.test.ts');
	expect(logged).not.toMatch(/郑大爷|13800000000|说：/);
	expect(JSON.stringify(faultOf(cause))).toMatch(/23505/);
	expect(JSON.stringify(faultOf(cause))).not.toContain('13800000000');
});

it('does so for what this store says, too', async () => {
	const db = await aDatabase();
	const failed = await db
		.write((tx) =>
			tx
				.update(persons)
				.set({ name: '郑大爷' })
				.where(sql`no_such_column = '郑大娘'`)
		)
		.catch((error: Error) => error);
	expect(failed).toBeInstanceOf(Error);
	expect(JSON.stringify(faultOf(failed as Error))).not.toContain('郑大爷');
});
