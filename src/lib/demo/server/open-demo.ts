import { indexJournal } from '#lib/archive/server/index-journal.ts';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import { hasHost } from '#lib/people/server/account-store.ts';
import type { App } from '#lib/server/app.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { readSetting, writeSetting } from '#lib/server/settings-store.ts';
import { CAST } from '../cast.ts';
import { castOf } from './announce-links.ts';
import { issueHostLink } from './issue-host-link.ts';
import { settleLocustShade } from './locust-shade.ts';
import { storiesOf } from './locust-shade-stories.ts';
import { on, openStage, play, within, type Stage } from './stage.ts';
import { settleStoneBridge } from './stone-bridge.ts';
import { presentStoriesOf } from './stone-bridge-now.ts';
import { pastStoriesOf } from './stone-bridge-stories.ts';

/** Set when the store holds the demonstration. */
const DEMO = 'installation.demo';

/** The term change is over, and the play begins. */
const BEGINS = on('2026-01-12', '09:00');
/** Before this day not everything can have happened: on a machine whose clock is earlier, the demonstration's is ahead. */
const EARLIEST = on('2026-11-08', '09:00');

/** Whether the demonstration may be opened here: nothing is in the store, or the demonstration is. */
export async function isForDemonstration(db: Reader): Promise<boolean> {
	return (await readSetting(db, DEMO, false)) || (await isEmpty(db));
}

async function isEmpty(db: Reader): Promise<boolean> {
	return (await listCommunities(db)).length === 0 && !(await hasHost(db));
}

/** What is told while the demonstration is being written, and what may end it. */
export interface Telling {
	tell?: (step: 'village' | 'community' | 'matters' | 'archive') => void;
	signal?: AbortSignal;
}

/**
 * Opens the demonstration on an empty store: two invented communities whose past is played by the use cases themselves,
 * under a clock that the script moves from January 2026 to now. One transaction: killed halfway, it has not begun.
 */
export async function openDemo(
	app: Pick<App, 'db' | 'key' | 'clock'>,
	telling: Telling = {}
): Promise<void> {
	if (!(await isEmpty(app.db))) return;
	const now = app.clock.now();
	const present = Math.max(now, EARLIEST);
	await app.db.write(async (tx) => {
		await writeDemo(openStage({ db: within(tx), key: app.key, begins: BEGINS, present }), telling);
		if (present > now) await writeSetting(tx, 'clock.ahead', app.clock.ahead + present - now);
		await writeSetting(tx, DEMO, true);
	});
	app.clock.forward(present - now);
}

async function writeDemo(stage: Stage, { tell = () => {}, signal }: Telling): Promise<void> {
	tell('village');
	const village = await settleStoneBridge(stage);
	tell('community');
	const community = await settleLocustShade(stage);
	tell('matters');
	const past = pastStoriesOf(village);
	await play(stage, [...past, ...presentStoriesOf(village), ...storiesOf(community)], signal);
	tell('archive');
	await indexJournal(stage.asSystem());
	await issueHostLink(stage.asSystem());
	await stage.db.write((tx) => writeSetting(tx, CAST, [castOf(village), castOf(community)]));
}
