import { setImmediate } from 'node:timers/promises';
import { newId, type Id } from '#lib/kernel/id.ts';
import { addDays, dayOf, instantAt, type Day, type Instant } from '#lib/kernel/instant.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import { lapseOverdueActs } from '#lib/procedures/server/lapse-overdue-acts.ts';
import { openBus } from '#lib/server/bus.ts';
import { standingClock, type Clock } from '#lib/server/clock.ts';
import { system, type Actor, type Ctx } from '#lib/server/ctx.ts';
import type { Database, Tx } from '#lib/server/database/database.ts';
import type { SigningKey } from '#lib/server/signing-key.ts';

/** Where the demonstration's past is played: a clock that the script moves, and people who act at its hour. */
export interface Stage {
	db: Database;
	clock: Clock;
	/** The instant at which the play ends and visitors come in. */
	present: Instant;
	/** A context in which this person acts now. */
	as(person: Id<'person'>): Ctx;
	asSystem(): Ctx;
	/** So many days before the present, at this hour. */
	ago(days: number, time: string): Instant;
}

/**
 * A part of the play. It yields the instant at which it goes on; the parts are played through one another, so that all
 * of them together happen in the order of time.
 */
export type Story = AsyncGenerator<Instant, void, void>;
/** A scene of a part, with what comes of it. */
export type Scene<T = void> = AsyncGenerator<Instant, T, void>;

export function openStage({
	db,
	key,
	begins,
	present
}: {
	db: Database;
	key: SigningKey;
	begins: Instant;
	present: Instant;
}): Stage {
	const clock = standingClock(begins);
	// Nobody listens yet.
	const bus = openBus();
	const ctxFor = (actor: Actor): Ctx => ({ db, bus, key, actor, now: clock.now() });
	const accountId = newId('account');
	return {
		db,
		clock,
		present,
		as: (id) => ctxFor({ kind: 'person', id, accountId, sessionId: 'demonstration' }),
		asSystem: () => ctxFor(system),
		ago: (days, time) => instantAt(addDays(dayOf(present), -days), time)
	};
}

/** A transaction as a store for use cases: what each would write by itself is part of a whole, all there or nothing. */
export function within(tx: Tx): Database {
	return {
		...tx,
		write: (work) => work({ ...tx, afterCommit: () => {} }),
		copyTo: () => Promise.reject(new Error('no copy is made of a transaction')),
		close: () => Promise.resolve(),
		stats: { commits: 0, transactions: 0 }
	};
}

/** A day and an hour in the year of the demonstration. */
export function on(day: Day, time: string): Instant {
	return instantAt(day, time);
}

/**
 * Plays all stories, always the one whose turn comes first, up to the present. The clock never goes back. Throws when
 * the process is to end meanwhile.
 */
export async function play(stage: Stage, stories: Story[], signal?: AbortSignal): Promise<void> {
	const turns: { story: Story; at: Instant }[] = [];
	const goOn = async (story: Story) => {
		const { done, value } = await story.next();
		if (done) return;
		if (value < stage.clock.now() || value > stage.present)
			throw new RangeError(`a story goes on at ${new Date(value).toISOString()}, out of time`);
		turns.push({ story, at: value });
	};
	for (const story of [...stories, tickingOf(stage)]) await goOn(story);
	while (turns.length > 0) {
		turns.sort((a, b) => a.at - b.at);
		const { story, at } = turns.shift()!;
		stage.clock.forward(at - stage.clock.now());
		await goOn(story);
		// Whoever presses Ctrl-C now is heard.
		await setImmediate();
		signal?.throwIfAborted();
	}
	stage.clock.forward(stage.present - stage.clock.now());
}

const TICK = 12 * 3_600_000;

/** What falls due because time passed, several times a day. */
async function* tickingOf(stage: Stage): Story {
	for (let at = stage.clock.now() + TICK; at < stage.present; at += TICK) {
		yield at;
		await closeDuePeriods.run(stage.asSystem());
		await lapseOverdueActs.run(stage.asSystem());
	}
}
