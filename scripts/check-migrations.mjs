// Whether the tables say anything that the migrations do not. Changes nothing: drizzle-kit writes into a copy.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { environmentFor, fail, root, tool } from './prepare.mjs';

process.chdir(root);
const troubles = [];
const files = (folder) => readdirSync(folder, { recursive: true }).sort();

for (const [dialect, folder] of [
	['sqlite', 'drizzle/sqlite'],
	['postgresql', 'drizzle/postgres']
]) {
	const copy = mkdtempSync(join('node_modules', '.migrations-'));
	try {
		cpSync(folder, copy, { recursive: true });
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[
				tool('drizzle-kit'),
				'generate',
				`--dialect=${dialect}`,
				'--schema=./drizzle/schema.ts',
				`--out=./${copy}`,
				'--casing=snake_case'
			],
			{
				encoding: 'utf8',
				env: { ...environmentFor(process.execPath), DIALECT: dialect, DDL: dialect }
			}
		);
		if (status !== 0) troubles.push(`drizzle-kit generate (${dialect}):\n${stdout}${stderr}`);
		const added = files(copy).filter((file) => !files(folder).includes(file));
		if (added.length > 0)
			troubles.push(
				`the tables say what the migrations in ${folder} do not (npm run db:generate writes ${added.join(', ')})`
			);
	} finally {
		rmSync(copy, { recursive: true });
	}
}
if (troubles.length > 0) fail(troubles.join('\n'));
