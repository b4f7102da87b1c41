/** The name under which the import of a community tells how far it is. One runs at a time: a new preview ends the last. */
export function importOf(communityId: string): string {
	return `roll:${communityId}`;
}

const PAUSE = 300;

/** Asks, while a form is on its way, how far the import has come. Without an answer the page only says that it goes on. */
export function watchImport(address: string) {
	let busy = $state(false);
	let stretch = $state<{ done: number; total: number }>();

	async function ask() {
		try {
			const answer = await fetch(address);
			if (answer.ok && busy) stretch = (await answer.json()) ?? stretch;
		} catch {
			// The next one may come through; the form itself says if the line is gone.
		}
		if (busy) setTimeout(ask, PAUSE);
	}

	return {
		get busy() {
			return busy;
		},
		get stretch() {
			return stretch;
		},
		start() {
			busy = true;
			stretch = undefined;
			setTimeout(ask, PAUSE);
		},
		stop() {
			busy = false;
		}
	};
}
