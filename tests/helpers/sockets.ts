import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import type { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterAll } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { accounts } from '#lib/server/account-tables.ts';
import type { App } from '#lib/server/app.ts';
import { openGateway } from '#lib/server/realtime/gateway.ts';
import { openSessions } from '#lib/server/sessions.ts';
import type { Village } from './village.ts';

export type Transport = 'websocket' | 'polling';

/** A village's sockets on a port of their own, with real sign-ins. Closed after the file. */
export async function openSockets(village: Village, rooms: ((io: Server) => void)[]) {
	const sessions = openSessions(village.db);
	const clients = new Set<Socket>();
	let http: HttpServer;
	let gateway: ReturnType<typeof openGateway>;
	let port = 0;

	async function start() {
		http = createServer();
		const app = {
			bus: village.bus,
			sessions,
			ctxFor: (actor) => ({ ...village.as(), actor })
		} as Partial<App> as App;
		const mayAsk = (_message: string, actor: { kind: string }) => actor.kind !== 'visitor';
		gateway = openGateway(app, http, { rooms, mayAsk });
		await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
		port = (http.address() as AddressInfo).port;
	}
	async function stop() {
		await gateway.close();
		http.closeAllConnections();
		await new Promise((closed) => http.close(closed));
	}
	await start();
	afterAll(async () => {
		for (const client of clients) client.disconnect();
		await stop();
	});

	return {
		start,
		stop,
		get gateway() {
			return gateway;
		},
		/** A browser of this person's (nobody: a visitor), connected. */
		async connect(personId?: Id<'person'>, transport: Transport = 'websocket'): Promise<Socket> {
			const client = io(`http://127.0.0.1:${port}`, {
				transports: [transport],
				forceNew: true,
				reconnectionDelay: 50,
				reconnectionDelayMax: 100,
				extraHeaders: personId ? { cookie: `session=${await signIn(personId)}` } : {}
			});
			clients.add(client);
			await new Promise<void>((done, fail) => {
				client.once('connect', done);
				client.once('connect_error', fail);
			});
			return client;
		}
	};

	async function signIn(personId: Id<'person'>): Promise<string> {
		const [known] = await village.db.select().from(accounts).where(eq(accounts.personId, personId));
		const id = known?.id ?? newId('account');
		const account = { id, handle: id.slice(4, 14), personId, createdAt: village.now };
		if (!known)
			await village.db.write((tx) =>
				tx
					.insert(accounts)
					.values(account)
					.then(() => {})
			);
		return sessions.start(id, { device: 'test', via: 'password' });
	}
}
