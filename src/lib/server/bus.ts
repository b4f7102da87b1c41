/** Something that happened, told after it is on disk: `vote.opened` in the room of a community or a thing. */
export interface Happening {
	/** Who listens: `community:com_…`, `document:doc_…`, `vote:vot_…`. */
	topic: string;
	/** What happened, in the past tense: `vote.opened`. */
	event: string;
	/** Small and public to everybody who may listen to the topic. */
	data?: Record<string, unknown>;
}

/**
 * The event that is carried to no page: it ends the connections that listen to the topic (`person:per_…`). They come in
 * again by themselves, and every room asks anew whether they may.
 */
export const STANDING_CHANGED = 'standing.changed';

export interface Bus {
	publish(happening: Happening): void;
	/** Returns how to stop listening. */
	listen(listener: (happening: Happening) => void): () => void;
}

export function openBus(): Bus {
	const listeners = new Set<(happening: Happening) => void>();
	return {
		publish: (happening) => listeners.forEach((listener) => listener(happening)),
		listen(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		}
	};
}
