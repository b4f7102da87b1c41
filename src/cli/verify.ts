// `npm run verify -- FILE [--head H] [--key FINGERPRINT]`: checks an exported record. No server, no database.
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { isFingerprint, isHeadMark } from '#lib/journal/record-file.ts';
import { readRecord } from '#lib/journal/server/read-record.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('journal');

/** 0: it holds · 1: it does not · 2: it could not be checked. */
async function verify(args: string[]): Promise<0 | 1 | 2> {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: { head: { type: 'string' }, key: { type: 'string' } }
		});
	} catch {
		return cannot(say('record.verify_usage'));
	}
	const { positionals, values } = parsed;
	const { head, key } = values;
	const [file] = positionals;
	if (!file || positionals.length > 1) return cannot(say('record.verify_usage'));
	if (head !== undefined && !isHeadMark(head)) return cannot(say('record.bad_head', { head }));
	if (key !== undefined && !isFingerprint(key)) return cannot(say('record.bad_key', { key }));

	let finding;
	try {
		finding = await readRecord(createReadStream(file), { head, key });
	} catch (error) {
		return cannot(say('record.no_file', { file, reason: reasonOf(error) }));
	}
	if (!finding.ok) {
		console.error(say('record.does_not_hold'));
		console.error(say(`record.fault_${finding.fault}`, { ...finding, ok: '' }));
		return 1;
	}
	const { header, entries, papers } = finding;
	console.log(say('record.holds', { name: header.community.name, entries, papers }));
	console.log(say('record.head_line', { head: header.head }));
	if (head) console.log(say('record.has_head', { head }));
	console.log(say('record.key_line', { fingerprint: header.fingerprint }));
	if (!key) console.log(say('record.compare_key'));
	return 0;
}

function cannot(sentence: string): 2 {
	console.error(sentence);
	return 2;
}

process.exitCode = await verify(process.argv.slice(2));
