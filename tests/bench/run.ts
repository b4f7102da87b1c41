// `npm run bench -- <what> [its arguments]`: one file for each thing measured.
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';

const [what = '', ...rest] = process.argv.slice(2);
const file = new URL(`./${what}.ts`, import.meta.url);
const known = readdirSync(import.meta.dirname)
	.filter((name) => /^[a-z]+\.ts$/.test(name) && name !== 'run.ts')
	.map((name) => name.replace('.ts', ''));
if (!known.includes(what) || !existsSync(file)) {
	console.error(`There is no bench "${what}". There are: ${known.join(', ')}`);
	process.exit(1);
}
const { bench } = (await import(file.href)) as { bench(args: string[]): Promise<void> };
await bench(rest);
process.exit(0);
