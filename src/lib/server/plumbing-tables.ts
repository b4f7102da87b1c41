import { column, table } from './database/table.ts';

/** Who of several processes runs the timer now. Told by the machine's clock, never by the one that can be moved. */
export const leases = table('leases', {
	name: column.text().primaryKey(),
	holder: column.text().notNull(),
	expiresAt: column.instant().notNull()
});

/** Facts about the installation: how far the demonstration clock is ahead, whether it is a demonstration. */
export const settings = table('settings', {
	name: column.text().primaryKey(),
	value: column.json<unknown>().notNull()
});
