// `npm run host [-- --add NAME | --reset NAME]`: host administrators, from the machine itself. May run beside the server.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Refusal } from '#lib/kernel/refusal.ts';
import { listHosts } from '#lib/people/server/account-store.ts';
import { addHost, resetHost } from '#lib/people/server/host-accounts.ts';
import { openBus } from '#lib/server/bus.ts';
import { system, type Ctx } from '#lib/server/ctx.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { DATA_FILE } from '#lib/server/database/open-reader.ts';
import { addressesOf } from '#lib/server/reachable.ts';
import { readSetting } from '#lib/server/settings-store.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('cli');

async function tendHosts(args: string[]): Promise<0 | 1 | 2> {
	let asked;
	try {
		const options = { add: { type: 'string' }, reset: { type: 'string' } } as const;
		asked = parseArgs({ args, options }).values;
	} catch {
		return cannot(say('hosts.usage'));
	}
	if (asked.add && asked.reset) return cannot(say('hosts.usage'));

	process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
	const url = process.env.DATABASE_URL || undefined;
	const dataDir = process.env.DATA_DIR || 'data';
	if (!url && !existsSync(join(dataDir, DATA_FILE)))
		return cannot(say('hosts.no_data', { folder: resolve(dataDir) }));
	const db = await openDatabase({ url, dataDir });
	try {
		const now = Date.now() + (await readSetting(db, 'clock.ahead', 0));
		const ctx: Ctx = { db, bus: openBus(), key: openSigningKey(dataDir), actor: system, now };
		if (!asked.add && !asked.reset) {
			const hosts = await listHosts(db);
			console.log(hosts.length ? say('hosts.there_are') : say('hosts.none'));
			for (const { handle } of hosts) console.log(`  ${handle}`);
			console.log(say('hosts.usage'));
			return 0;
		}
		const link = asked.add ? await addHost(ctx, asked.add) : await resetHost(ctx, asked.reset!);
		const { handle, code } = link;
		console.log(say(asked.add ? 'hosts.added' : 'hosts.reset', { handle }));
		const port = Number(process.env.PORT || 3000);
		for (const address of addressesOf(process.env.HOST || '127.0.0.1', port))
			console.log(`  ${address}/slip/${code}`);
		console.log(say('hosts.link_says'));
		return 0;
	} catch (error) {
		if (!(error instanceof Refusal))
			return cannot(say('hosts.failed', { reason: reasonOf(error) }));
		const handle = asked.add ?? asked.reset ?? '';
		if (error.code === 'access.not_found') return cannot(say('hosts.unknown', { handle }));
		if (error.code === 'setup.handle_taken') return cannot(say('hosts.taken', { handle }));
		return cannot(say('hosts.name_wrong'));
	} finally {
		await db.close();
	}
}

function cannot(sentence: string): 2 {
	console.error(sentence);
	return 2;
}

process.exitCode = await tendHosts(process.argv.slice(2));
