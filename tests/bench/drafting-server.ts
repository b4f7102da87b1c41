// One of the servers measured, in a process of its own: `ours` or `hocuspocus`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

// The peer writes with our own better-sqlite3: the one it brings along has no binary where install scripts are not run.
registerHooks({
	resolve: (specifier, context, next) =>
		next(
			specifier,
			specifier === 'better-sqlite3' ? { ...context, parentURL: import.meta.url } : context
		)
});

const [kind, dataDir = '', documents = '1', people = '1'] = process.argv.slice(2);

/** What the load needs to come in. */
export interface Ready {
	port: number;
	documents: string[];
	/** For each document the cookies of its people. */
	cookies: string[][];
}

const ready = kind === 'ours' ? await openOurs() : await openHocuspocus();
process.send!({ ready });
// Nobody is left to measure it.
process.on('disconnect', () => process.exit(0));
process.on('message', (question) => {
	if (question !== 'usage') return;
	const { user, system } = process.cpuUsage();
	process.send!({ usage: { cpu: user + system, memory: process.memoryUsage().rss } });
});

async function openOurs(): Promise<Ready> {
	const { eq } = await import('drizzle-orm');
	const { serveDocuments } = await import('#lib/documents/server/document-socket.ts');
	const { newId } = await import('#lib/kernel/id.ts');
	const { accounts } = await import('#lib/server/account-tables.ts');
	const { openBus } = await import('#lib/server/bus.ts');
	const { openDatabase } = await import('#lib/server/database/open.ts');
	const { openGateway } = await import('#lib/server/realtime/gateway.ts');
	const { openSessions } = await import('#lib/server/sessions.ts');
	const { freshSigningKey } = await import('#lib/server/signing-key.ts');
	const { aDraft } = await import('#tests/helpers/draft.ts');
	const { aVillage } = await import('#tests/helpers/village.ts');

	const db = await openDatabase({ dataDir });
	const bus = openBus();
	const key = freshSigningKey();
	const sessions = openSessions(db);
	const http = createServer();
	const ctxFor = (actor: object) => ({ db, bus, key, actor, now: Date.now() });
	openGateway({ bus, sessions, ctxFor } as never, http, {
		rooms: [serveDocuments],
		mayAsk: (_message, actor) => actor.kind !== 'visitor'
	});

	const noted = join(dataDir, 'bench.json');
	let known: Omit<Ready, 'port'>;
	if (existsSync(noted)) known = JSON.parse(readFileSync(noted, 'utf8')) as typeof known;
	else {
		known = { documents: [], cookies: [] };
		const village = await aVillage({ db });
		for (let nth = 0; nth < Number(documents); nth += 1) {
			const drafters = await Promise.all(
				Array.from({ length: Number(people) }, () => village.person())
			);
			const { documentId } = await aDraft(village, drafters);
			known.documents.push(documentId);
			known.cookies.push(await Promise.all(drafters.map(signIn)));
		}
		writeFileSync(noted, JSON.stringify(known));
	}
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	return { port: (http.address() as AddressInfo).port, ...known };

	async function signIn(personId: `per_${string}`): Promise<string> {
		const id = newId('account');
		await db.write((tx) =>
			tx
				.insert(accounts)
				.values({ id, handle: id.slice(4, 14), personId, createdAt: 0 })
				.then(() => {})
		);
		const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
		return sessions.start(account!.id, { device: 'bench', via: 'password' });
	}
}

async function openHocuspocus(): Promise<Ready> {
	const { Server } = await import('@hocuspocus/server');
	const { SQLite } = await import('@hocuspocus/extension-sqlite');
	const server = new Server({
		port: 0,
		address: '127.0.0.1',
		quiet: true,
		extensions: [new SQLite({ database: join(dataDir, 'hocuspocus.db') })]
	});
	await server.listen();
	const names = Array.from({ length: Number(documents) }, (_, nth) => `document-${nth}`);
	return {
		port: server.address.port,
		documents: names,
		cookies: names.map(() => Array.from({ length: Number(people) }, () => ''))
	};
}
