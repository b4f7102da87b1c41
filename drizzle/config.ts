import { defineConfig } from 'drizzle-kit';

// `npm run db:generate` runs this once for each engine. DDL tells `table.ts` which face to show.
const dialect = process.env.DIALECT === 'postgresql' ? 'postgresql' : 'sqlite';
process.env.DDL = dialect;

export default defineConfig({
	dialect,
	schema: './drizzle/schema.ts',
	out: dialect === 'sqlite' ? './drizzle/sqlite' : './drizzle/postgres',
	casing: 'snake_case'
});
