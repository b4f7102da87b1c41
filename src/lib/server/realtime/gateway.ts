import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import { Refusal } from '#lib/kernel/refusal.ts';
import { t } from '#lib/kernel/messages.ts';
import type { App } from '../app.ts';
import { STANDING_CHANGED } from '../bus.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { log } from '../log.ts';

/** One connected browser. `ctx()` makes a context for one message: one instant, the actor asked for again each time. */
export type Visitor = Socket<
	Record<string, (...args: never[]) => void>,
	Record<string, (...args: unknown[]) => void>,
	Record<string, never>,
	{ actor: Actor; ctx(): Ctx }
>;

/** What a socket message is answered with. No answer at all means the message may not have arrived. */
export type Answer<T extends object = object> =
	({ ok: true } & T) | { ok: false; code: string; reason: string };

/** The largest message a browser may send, in bytes. */
export const MESSAGE_LIMIT = 1_000_000;

/**
 * Gate three: takes a message through its schema to the use case, and answers always, refusals in words.
 * The last argument of the event is socket.io's acknowledgement.
 */
export function answer<Schema extends v.GenericSchema, Result extends object | void>(
	schema: Schema,
	act: (message: v.InferOutput<Schema>) => Promise<Result>
) {
	return async (message: unknown, acknowledge?: unknown) => {
		const reply = (typeof acknowledge === 'function' ? acknowledge : () => {}) as (
			a: Answer
		) => void;
		try {
			// Here, too: a check may stumble over what somebody made up, and nobody would catch it outside.
			const parsed = v.safeParse(schema, message);
			if (!parsed.success) return reply({ ok: false, code: 'message.malformed', reason: '' });
			reply({ ok: true, ...((await act(parsed.output)) ?? {}) });
		} catch (error) {
			if (error instanceof Refusal)
				return reply({ ok: false, code: error.code, reason: t(error.code, error.facts) });
			const traceId = crypto.randomUUID();
			log.error({ traceId, err: error }, 'a socket message failed');
			reply({ ok: false, code: 'unknown', reason: traceId });
		}
	};
}

const KEY = Symbol.for('yishiting.gateway');
const shared = globalThis as unknown as { [KEY]?: { close(): Promise<void> } };

/** Attaches the sockets to the HTTP server, with the page's own sign-in, and carries what use cases publish. */
export function openGateway(
	app: App,
	http: HttpServer,
	{
		rooms,
		mayAsk
	}: {
		/** What listens, room by room. */
		rooms: ((io: Server) => void)[];
		/** The access table's word on a message, before its room is asked. */
		mayAsk(message: string, actor: Actor): boolean;
	}
) {
	// Development reloads modules and opens again: the one before lets go, or both would answer an upgrade.
	void shared[KEY]?.close();
	const listeners = {
		upgrade: new Set(http.listeners('upgrade')),
		request: http.listeners('request')
	};
	const io = new Server(http, {
		path: '/socket.io',
		serveClient: false,
		// Vite's own socket lives on the same server in development.
		destroyUpgrade: false,
		maxHttpBufferSize: MESSAGE_LIMIT,
		perMessageDeflate: false,
		allowRequest: (request, decide) => decide(null, isSameSite(request))
	});

	io.use((socket: Visitor, next) => {
		app.sessions
			.recognize(cookieOf(socket.handshake.headers.cookie, 'session'))
			.then(async (actor) => {
				socket.data.actor = actor;
				socket.data.ctx = () => app.ctxFor(actor);
				if (actor.sessionId) await socket.join(`session:${actor.sessionId}`);
				if (actor.accountId) await socket.join(`account:${actor.accountId}`);
				if (actor.id) await socket.join(`person:${actor.id}`);
				next();
			})
			.catch((error: unknown) => {
				// What the store says of a fault is not for browsers.
				const traceId = crypto.randomUUID();
				log.error({ traceId, err: error }, 'a socket could not be opened');
				next(new Error(traceId));
			});
	});
	io.on('connection', (socket: Visitor) => {
		socket.use(([message, ...rest], next) => {
			if (mayAsk(String(message), socket.data.actor)) return next();
			// Answered like any refusal, so that an open page can say that its sign-in has ended.
			const reply = rest.at(-1) as unknown;
			const code = 'access.sign_in';
			if (typeof reply === 'function') reply({ ok: false, code, reason: t(code) } satisfies Answer);
		});
	});
	for (const serve of rooms) serve(io);

	const silence = app.bus.listen(({ topic, event, data }) => {
		if (event === STANDING_CHANGED) io.in(topic).disconnectSockets(true);
		else io.to(topic).emit(event, data ?? {});
	});

	const gateway = {
		io,
		/** Ends the sockets of a session or an account at once: signed out is signed out. */
		dismiss: (room: `session:${string}` | `account:${string}`) =>
			io.in(room).disconnectSockets(true),
		async close() {
			silence();
			io.disconnectSockets(true);
			io.engine.close();
			for (const listener of http.listeners('upgrade'))
				if (!listeners.upgrade.has(listener)) http.off('upgrade', listener as never);
			http.removeAllListeners('request');
			for (const listener of listeners.request) http.on('request', listener as never);
		}
	};
	shared[KEY] = gateway;
	return gateway;
}

export type Gateway = ReturnType<typeof openGateway>;

/** CORS does not cover WebSockets: a page of another site must not use this browser's cookie. */
function isSameSite({ headers }: IncomingMessage): boolean {
	const trusted = process.env.TRUST_PROXY === '1';
	const host = (trusted && headers['x-forwarded-host']) || headers.host;
	if (headers.origin === undefined) return true;
	return URL.canParse(headers.origin) && new URL(headers.origin).host === host;
}

function cookieOf(header: string | undefined, name: string): string | undefined {
	return header
		?.split(';')
		.map((part) => part.trim())
		.find((part) => part.startsWith(`${name}=`))
		?.slice(name.length + 1);
}
