import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addressesOf } from '#lib/server/reachable.ts';
import { openingTrouble } from './opening-trouble.ts';

/** What the app puts on `globalThis` when it opens; see `lib/server/app.ts`. */
interface OpenApp {
	announce?(address: string): Promise<void> | void;
	isDemonstration?(): Promise<boolean>;
	close(): Promise<void>;
}
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const shared = globalThis as { [key: symbol]: unknown };
const theApp = () => shared[Symbol.for('yishiting.app')] as OpenApp | undefined;

/** How long requests under way may take to finish once the end is asked for, and how long everything may. */
const GRACE = 1500;
const LIMIT = 4500;
/** Ctrl-C arrives from the terminal and again through the launcher. Later than this it is a second one. */
const SAME_SIGNAL = 1000;

/** As `openDatabase` names it. */
const DATA_FILE = 'yishiting.db';

function fail(chinese: string, english: string): never {
	console.error(`${chinese}\n${english}`);
	process.exit(1);
}

// Paths in settings are meant from the project's folder, wherever the command was typed.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const isLoopback = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
const wantsDemo = !process.argv.includes('--empty');
if (!Number.isInteger(port) || port < 0 || port > 65535)
	fail(
		`PORT 应为 0 到 65535 之间的整数，现在是“${process.env.PORT}”。`,
		'PORT must be a whole number from 0 to 65535.'
	);

const trustsProxy = process.env.TRUST_PROXY === '1';
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
if (trustsProxy) {
	process.env.HOST_HEADER ??= 'x-forwarded-host';
	process.env.ADDRESS_HEADER ??= 'x-forwarded-for';
}
process.env.BODY_SIZE_LIMIT ??= '32M';
process.env.YISHITING_START = wantsDemo ? 'demo' : 'empty';
process.env.HOST = host;

/**
 * The built handler takes the scheme from a header and believes https without it, so that every form post on plain http
 * would pass for one of another site. Only a trusted proxy may say anything; what it leaves out is filled in.
 */
function settleOrigin({ headers, socket }: IncomingMessage) {
	if (!trustsProxy) {
		for (const name in headers) if (name.startsWith('x-forwarded-')) delete headers[name];
	} else headers['x-forwarded-for'] ??= socket.remoteAddress ?? '';
	headers['x-forwarded-proto'] ??= 'http';
}

const server = createServer();
// Longer than the idle time of a proxy in front, which would otherwise write into a connection just closed.
server.keepAliveTimeout = 75_000;

// The app takes it from here when it opens, and hangs its sockets on it.
shared[Symbol.for('yishiting.http')] = server;

let underWay = 0;
const upgraded = new Set<Duplex>();

const isForSockets = ({ url }: IncomingMessage) => url?.startsWith('/socket.io/') === true;

function serve(handler: Handler) {
	// Before the listeners of the sockets, which answer polling requests themselves.
	server.prependListener('request', (request, response) => {
		settleOrigin(request);
		if (isForSockets(request)) return;
		underWay += 1;
		response.on('close', () => (underWay -= 1));
		handler(request, response, () => {
			response.statusCode = 404;
			response.end();
		});
	});
	server.prependListener('upgrade', (request, socket) => {
		settleOrigin(request);
		if (!isForSockets(request)) return void socket.destroy();
		upgraded.add(socket);
		socket.on('close', () => upgraded.delete(socket));
	});
}

async function listen(on: Server) {
	try {
		await once(on.listen(port, host), 'listening');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE')
			fail(
				`端口 ${port} 已被别的程序占用。请先关闭它，或用 PORT 指定另一个端口。`,
				`Port ${port} is in use by another program. Close that one, or name another with PORT.`
			);
		fail(
			`无法在 ${host}:${port} 上打开（${code}）。请检查 HOST 和 PORT。`,
			`Cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`
		);
	}
}

let endingSince: number | undefined;

async function end(code: number) {
	if (endingSince !== undefined) {
		if (Date.now() - endingSince > SAME_SIGNAL) process.exit(1);
		return;
	}
	endingSince = Date.now();
	setTimeout(() => {
		console.error(`not everything could be closed within ${LIMIT} ms`);
		process.exit(1);
	}, LIMIT);
	server.close();
	server.closeIdleConnections();
	while (underWay > 0 && Date.now() - endingSince < GRACE)
		await new Promise((resume) => setTimeout(resume, 10));
	await theApp()?.close();
	server.closeAllConnections();
	for (const socket of upgraded) socket.destroy();
	process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
// The state of the program is unknown from here on: say what happened and let a supervisor start it again.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
	process.on(event, (error) => {
		console.error(error);
		process.exit(1);
	});

// The demonstration's sign-in links and its movable clock are for this machine only.
const isExposed = !isLoopback || trustsProxy;
const isNew =
	!process.env.DATABASE_URL && !existsSync(join(process.env.DATA_DIR || 'data', DATA_FILE));
const setting = `HOST=${host}${trustsProxy ? ' TRUST_PROXY=1' : ''}`;
if (isExposed) {
	if (wantsDemo && isNew)
		fail(
			`演示只能在本机打开（现在 ${setting}）。正式使用请运行：npm start -- --empty`,
			`The demonstration opens on this machine only (now ${setting}). For real use: npm start -- --empty`
		);
	process.env.YISHITING_START = 'empty';
	delete process.env.YISHITING_CLOCK;
}

// Asked before the store is opened: a second copy started by mistake must not touch the data of the first.
const probe = createServer();
await listen(probe);
await once(probe.close(), 'close');

const built = pathToFileURL(join(resolve(process.env.BUILD_DIR || 'build'), 'handler.js'));
const { handler } = (await import(built.href).catch((error: unknown) => {
	const trouble = openingTrouble(error);
	if (!trouble) throw error;
	fail(trouble.chinese, `${trouble.english}\n${trouble.cause}`);
})) as { handler: Handler };
if (isExposed && (await theApp()?.isDemonstration?.()))
	fail(
		`这里的数据是演示，只能在本机打开（现在 ${setting}）。正式使用请用 DATA_DIR 指定另一个文件夹。`,
		`These data are the demonstration, which opens on this machine only (now ${setting}). For real use name another folder with DATA_DIR.`
	);
serve(handler);
await listen(server);

const bound = server.address();
const addresses = addressesOf(host, (typeof bound === 'object' && bound?.port) || port);
for (const address of addresses) console.log(`议事厅 Yishiting: ${address}`);
await theApp()?.announce?.(addresses[0]!);
