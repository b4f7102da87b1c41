import { openBus, type Bus } from './bus.ts';
import { runningClock, type Clock } from './clock.ts';
import { openDeskSender, type CodeSender, type DeskSender } from './code-sender.ts';
import type { Actor, Ctx } from './ctx.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { openLimits, type Limits } from './limits.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openProgress, type Progress } from './progress.ts';
import { readSetting } from './settings-store.ts';
import { openSigningKey, type SigningKey } from './signing-key.ts';

/** What the process owns, opened once. */
export interface App {
	db: Database;
	bus: Bus;
	clock: Clock;
	/** Whether the clock may be moved: a demonstration or a test, on loopback. */
	clockMoves: boolean;
	key: SigningKey;
	sessions: Sessions;
	/** How often somebody may be wrong. */
	limits: Limits;
	/** How far imports have come, for the pages that wait for them. */
	progress: Progress;
	/** Carries phone codes: the desk, unless another sender is put in its place. */
	codeSender: CodeSender;
	/** The codes the clerk reads out. */
	deskCodes: DeskSender;
	dataDir: string;
	/** A context for one visit or one message: one instant, from the one clock. */
	ctxFor(actor: Actor): Ctx;
	/** Run when the process ends, last opened first. */
	closing: (() => Promise<void> | void)[];
	/** Ends the sockets of a session or an account at once. Does nothing where there are none. */
	dismiss(room: `session:${string}` | `account:${string}`): void;
	/** Runs what has fallen due, now: the clock was moved. */
	runDue(): Promise<void>;
	/** Said once the address is known: the demonstration's sign-in links. */
	announcements: ((address: string) => Promise<void> | void)[];
	announce(address: string): Promise<void>;
	/** Whether this store holds the demonstration, which is for this machine only. */
	isDemonstration(): Promise<boolean>;
	close(): Promise<void>;
}

const KEY = Symbol.for('yishiting.app');
const shared = globalThis as unknown as { [KEY]?: App };

/** The open app. Throws before `openApp`. */
export function theApp(): App {
	const app = shared[KEY];
	if (!app) throw new Error('the app is not open yet');
	return app;
}

/** Opens the house, or gives the one that is open (development reloads modules). */
export async function openApp(options: {
	databaseUrl?: string | undefined;
	dataDir: string;
	clockMoves: (db: Database) => Promise<boolean>;
}): Promise<App> {
	if (shared[KEY]) return shared[KEY];
	const { dataDir } = options;
	const db = await openDatabase({ url: options.databaseUrl, dataDir });
	const clockMoves = await options.clockMoves(db);
	const clock = runningClock(clockMoves ? await readSetting(db, 'clock.ahead', 0) : 0);
	const bus = openBus();
	const key = openSigningKey(dataDir);
	const closing: App['closing'] = [() => db.close()];
	const announcements: App['announcements'] = [];
	const deskCodes = openDeskSender();

	const app: App = {
		db,
		bus,
		clock,
		clockMoves,
		key,
		sessions: openSessions(db),
		limits: openLimits(),
		progress: openProgress(),
		codeSender: deskCodes,
		deskCodes,
		dataDir,
		ctxFor: (actor) => ({ db, bus, key, actor, now: clock.now() }),
		dismiss: () => {},
		runDue: async () => {},
		closing,
		announcements,
		async announce(address) {
			for (const say of announcements) await say(address);
		},
		isDemonstration: () => readSetting(db, 'installation.demo', false),
		async close() {
			for (const close of closing.reverse()) await close();
			delete shared[KEY];
		}
	};
	shared[KEY] = app;
	return app;
}
