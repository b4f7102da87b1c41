// `npm run export -- --community X [--out FILE]`: writes a community's public record. May run beside the server.
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dayOf } from '#lib/kernel/instant.ts';
import { writeRecord } from '#lib/archive/server/write-record.ts';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import { openReader } from '#lib/server/database/open-reader.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('journal');

async function writeOut(args: string[]): Promise<0 | 1 | 2> {
	let values;
	try {
		({ values } = parseArgs({
			args,
			options: { community: { type: 'string' }, out: { type: 'string' } }
		}));
	} catch {
		return cannot(say('record.export_usage'));
	}
	if (!values.community) return cannot(say('record.export_usage'));
	const slug = values.community;
	const out = values.out && resolve(values.out);

	// Paths in settings are meant from the project's folder, those typed from where they were typed.
	process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
	const dataDir = process.env.DATA_DIR || 'data';
	const store = await openReader({ url: process.env.DATABASE_URL, dataDir });
	if (!store || !existsSync(join(dataDir, 'signing-key.pem')))
		return cannot(say('record.no_data', { folder: resolve(dataDir) }));
	try {
		const communities = await listCommunities(store.db);
		const community = communities.find((one) => one.slug === slug);
		if (!community) {
			const slugs = communities.map((one) => one.slug).join(', ') || say('record.none');
			return cannot(say('record.no_community', { slug, slugs }));
		}
		const exportedAt = Date.now();
		const file = out ?? resolve(`${slug}-${dayOf(exportedAt)}.jsonl`);
		const key = openSigningKey(dataDir);
		try {
			const counts = await writeWhole(file, writeRecord(store.db, community, { key, exportedAt }));
			console.log(say('record.exported', { file, ...counts }));
			console.log(say('record.key_line', { fingerprint: key.fingerprint }));
			return 0;
		} catch (error) {
			return cannot(say('record.write_failed', { file, reason: reasonOf(error) }));
		}
	} finally {
		await store.close();
	}
}

/** The file appears under its name when the last line is on disk, or not at all. */
async function writeWhole(
	file: string,
	lines: AsyncIterable<{ line: string; entries: number; papers: number }>
) {
	const part = `${file}.part`;
	let counts = { entries: 0, papers: 0 };
	try {
		const handle = await open(part, 'w');
		try {
			for await (const { line, entries, papers } of lines) {
				await handle.writeFile(line);
				counts = { entries, papers };
			}
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(part, file);
		return counts;
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	}
}

function cannot(sentence: string): 2 {
	console.error(sentence);
	return 2;
}

process.exitCode = await writeOut(process.argv.slice(2));
