import {
	YISHITING_CLOCK,
	YISHITING_START,
	DATABASE_URL,
	DATA_DIR,
	INSECURE_COOKIES
} from '$app/env/private';
import { building } from '$app/env';
import { isHttpError, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { stringify } from 'devalue';
import type { Server } from 'socket.io';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { serveMeetings } from '#lib/meetings/server/meeting-socket.ts';
import { followJournal } from '#lib/archive/server/follow-journal.ts';
import { indexJournals } from '#lib/archive/server/index-journal.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import { findCommunityBySlug } from '#lib/communities/server/community-store.ts';
import { isForDemonstration } from '#lib/demo/server/open-demo.ts';
import { startDemo } from '#lib/demo/server/start-demo.ts';
import { serveDocuments } from '#lib/documents/server/document-socket.ts';
import { t } from '#lib/kernel/messages.ts';
import { Refusal, type RefusalCode } from '#lib/kernel/refusal.ts';
import { announceEndedTerms } from '#lib/people/server/announce-ended-terms.ts';
import { announceSetUp } from '#lib/people/server/announce-set-up.ts';
import { isClerk } from '#lib/people/standing.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { lapseOverdueActs } from '#lib/procedures/server/lapse-overdue-acts.ts';
import { openApp, theApp } from '#lib/server/app.ts';
import { readForm, type Trouble, typedIn } from '#lib/server/forms.ts';
import { dropExpiredSessions } from '#lib/server/drop-expired-sessions.ts';
import type { TimedJob } from '#lib/server/jobs/timer.ts';
import { startTimer } from '#lib/server/jobs/timer.ts';
import { log } from '#lib/server/log.ts';
import { openGateway } from '#lib/server/realtime/gateway.ts';
import { promisedHttpServer } from '#lib/server/realtime/http-server.ts';
import { keepSession } from '#lib/server/session-cookie.ts';
import { access, counted, isCalling, mayEnter, socketAccess, type Entry } from './access.ts';

/** What falls due because time passed. */
const jobs: TimedJob[] = [
	closeDuePeriods,
	lapseOverdueActs,
	announceEndedTerms,
	indexJournals,
	dropExpiredSessions
];

/** What listens on sockets. */
const socketRooms: ((io: Server) => void)[] = [serveDocuments, serveMeetings];

export const init: ServerInit = async () => {
	if (building) return;
	const app = await openApp({
		databaseUrl: DATABASE_URL,
		dataDir: DATA_DIR ?? 'data',
		clockMoves: async (db) =>
			YISHITING_CLOCK === 'moving' || (YISHITING_START === 'demo' && (await isForDemonstration(db)))
	});
	if (YISHITING_START === 'demo') await startDemo(app);
	else await announceSetUp(app);
	const http = promisedHttpServer();
	if (http) {
		const gateway = openGateway(app, http, {
			rooms: socketRooms,
			mayAsk: (message, actor) => isCalling(socketAccess[message], actor)
		});
		app.dismiss = gateway.dismiss;
		app.closing.push(gateway.close);
	}
	app.closing.push(followJournal(app));
	const timer = startTimer(app, jobs);
	app.runDue = timer.runNow;
	app.closing.push(timer.stop);
	void timer.runNow();
};

/** The front door: who is calling, where, may they come in; then one instant and one context for the whole visit. */
export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ locale }) => {
		const { cookies, locals, params, route, url } = event;
		const app = theApp();

		const { renewed, ...actor } = await app.sessions.recognize(cookies.get('session'));
		// A session past half its life was prolonged: its cookie is, too.
		if (renewed) keepSession(event, cookies.get('session') ?? '', { insecure: INSECURE_COOKIES });
		locals.ctx = app.ctxFor(actor);
		locals.large = cookies.get('large') === '1';
		locals.origin = url.origin;

		const { db, now } = locals.ctx;
		if (typeof params.community === 'string' && route.id?.includes('/c/[community=slug]')) {
			const community = await findCommunityBySlug(db, params.community);
			if (!community) locals.refusal = new Refusal('access.not_found');
			else locals.here = { community, standing: await standingOf(db, actor, community.id, now) };
		}
		locals.refusal ??= askTheDoor(event) ?? (await countAct(event));
		const answer = locals.refusal && (await turnAway(event, locals.refusal));
		const response =
			answer ??
			(await resolve(event, {
				transformPageChunk: ({ html }) =>
					html.replace('%lang%', locale).replace('%size%', locals.large ? 'large' : '')
			}));
		for (const [name, value] of Object.entries(alwaysSaid)) response.headers.set(name, value);
		if (!isListed(event)) response.headers.set('x-robots-tag', 'noindex, nofollow');
		if (actor.kind !== 'visitor') response.headers.set('cache-control', 'private, no-store');
		return response;
	});

const alwaysSaid = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin'
};

/** Search engines are kept out, but from the public pages of a community that opened the door. */
function isListed({ locals, route }: RequestEvent): boolean {
	return (
		locals.here?.community.settings.listed === true && route.id?.startsWith('/(board)') === true
	);
}

/** Asks the access table. Says nothing when the visitor may go on. */
function askTheDoor({ locals, request, route, url }: RequestEvent): Refusal | undefined {
	if (!route.id) return undefined;
	const entry = access[route.id];
	if (!entry) throw new Error(`${route.id} is not in the access table`);
	const who = asked(entry, request, url);
	// Every action there is stands in the table; what else is asked for is nowhere.
	if (!who) return new Refusal('access.not_found');
	const verdict = mayEnter(who, locals.ctx.actor, locals.here?.standing);
	return verdict.ok ? undefined : new Refusal(verdict.code, verdict.facts);
}

/** Counts what is counted, and says no when it is too often. */
async function countAct(event: RequestEvent): Promise<Refusal | undefined> {
	const { getClientAddress, locals, request, route, url } = event;
	const kind = request.method === 'POST' ? counted[route.id ?? '']?.[actionOf(url)] : undefined;
	if (!kind) return undefined;
	const { limits } = theApp();
	const { accountId } = locals.ctx.actor;
	const isAtDesk = locals.here !== undefined && isClerk(locals.here.standing);
	try {
		if (kind === 'words' && accountId) await limits.speak({ accountId, isAtDesk });
		if (kind === 'upload') await limits.upload(getClientAddress());
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	return undefined;
}

/** Routes that answer with a file or with data, and have no page to show a refusal in. */
const endpoints = new Set(
	Object.keys(import.meta.glob('./routes/**/+server.ts')).map((file) =>
		file.slice('./routes'.length, -'/+server.ts'.length)
	)
);

/**
 * How somebody is turned away. A page shows the refusal in its own frame (`+layout.server.ts` throws it); everything
 * else is answered here, and what lies behind it does not run: a browser that asks for a page's data alone, and says
 * that it has the frame already, would otherwise get it.
 */
async function turnAway(event: RequestEvent, refusal: Refusal): Promise<Response | undefined> {
	const { isDataRequest, request, route, url } = event;
	if (request.method === 'GET' || request.method === 'HEAD') {
		if (refusal.code === 'access.sign_in' && !route.id?.includes('/api/'))
			redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`);
		return isDataRequest || endpoints.has(route.id ?? '') ? plain(refusal) : undefined;
	}
	if (request.headers.has('x-sveltekit-action')) return enhanced(refusal, request);
	return isForm(request) ? kept(event, refusal) : plain(refusal);
}

/** Who may, for this method: a page or endpoint is viewed, a form is one of its actions. */
function asked(entry: Entry, request: Request, url: URL) {
	if (request.method === 'GET' || request.method === 'HEAD') return entry.view;
	const name = actionOf(url);
	return entry.actions && Object.hasOwn(entry.actions, name) ? entry.actions[name] : undefined;
}

/** Which of a page's actions is asked for: `?/write`. */
function actionOf(url: URL): string {
	return [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default';
}

/** The answer an enhanced form understands: the page stays as it is, with what was typed, and says why not. */
async function enhanced({ code, facts, status }: Refusal, request: Request): Promise<Response> {
	// Of several forms on a page, the one that was sent shows it.
	const values = isForm(request) ? typedIn(await readForm(request)) : {};
	const trouble: Trouble = {
		fields: {},
		refusal: { code, reason: t(code, facts) },
		values,
		...(typeof values.form === 'string' && { form: values.form })
	};
	return Response.json({ type: 'failure', status, data: stringify(trouble) });
}

function isForm(request: Request): boolean {
	return /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
		request.headers.get('content-type') ?? ''
	);
}

/** The answer a plain form gets: a page that still holds what was typed, with the reason and a way on. */
async function kept({ fetch, request, url }: RequestEvent, { code, facts, status }: Refusal) {
	const typed = await readForm(request);
	typed.set('kept.to', url.pathname + url.search);
	typed.set('kept.reason', t(code, facts));
	typed.set('kept.status', String(status));
	return fetch('/kept', { method: 'POST', body: typed, headers: { accept: 'text/html' } });
}

function plain({ code, facts, status }: Refusal): Response {
	return new Response(t(code, facts), {
		status,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
}

/** A refusal is an answer; anything else unknown is a fault: a number for the person, the stack for us. */
export const handleError: HandleServerError = ({ kind, error }) => {
	if (isHttpError(error) || isRedirect(error)) return;
	const refusal = error instanceof Refusal ? error : storageTrouble(error);
	if (refusal)
		return { status: refusal.status, message: t(refusal.code, refusal.facts), code: refusal.code };
	if (kind !== 'unknown') return { message: t('access.not_found'), code: kind };
	const traceId = crypto.randomUUID();
	log.error({ traceId, err: error }, 'a fault');
	return { message: t('access.fault'), code: kind, traceId };
};

function storageTrouble(error: unknown): Refusal | undefined {
	const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
	const reason = code ?? cause?.code;
	const found: RefusalCode | undefined =
		reason === 'SQLITE_FULL' || reason === 'ENOSPC' || reason === '53100'
			? 'storage.full'
			: reason?.startsWith('SQLITE_BUSY') || reason?.startsWith('SQLITE_LOCKED')
				? 'storage.locked'
				: undefined;
	return found && new Refusal(found);
}
