import type { Server } from 'node:http';

/**
 * The HTTP server that sockets attach to. Whoever owns it (`main.ts` in production, Vite in development) leaves it here
 * before the app opens, so that pages and sockets share one port and one copy of every module.
 */
export function promisedHttpServer(): Server | undefined {
	return (globalThis as { [key: symbol]: unknown })[Symbol.for('yishiting.http')] as
		Server | undefined;
}
