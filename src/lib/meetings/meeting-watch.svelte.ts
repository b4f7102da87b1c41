import { io } from 'socket.io-client';
import type { Id } from '#lib/kernel/id.ts';

/** What is told of a sitting. */
const events = [
	'meeting.opened',
	'meeting.closed',
	'meeting.cancelled',
	'meeting.signed_in',
	'meeting.signed_out',
	'meeting.excused',
	'meeting.observer_admitted',
	'item.started',
	'item.closed',
	'item.postponed',
	'item.gist_written',
	'vote.opened',
	'vote.turnout',
	'vote.hands_counted',
	'vote.closed'
];

/** Milliseconds until somebody whose connection the server ended knocks again. */
const COME_AGAIN = 4000;

/**
 * Calls `changed` once it listens, when something happened in the sitting, and after a lost connection is back. Several things at once
 * are told as one. Returns how to stop. A page without it, or without scripts, works by reloading.
 */
export function watchMeeting(
	sitting: { communityId: Id<'community'>; meetingId: Id<'meeting'> },
	changed: () => void
): () => void {
	const socket = io({ transports: ['websocket', 'polling'] });
	let soon: ReturnType<typeof setTimeout> | undefined;
	let later: ReturnType<typeof setTimeout> | undefined;
	const tell = () => {
		soon ??= setTimeout(() => {
			soon = undefined;
			changed();
		}, 150);
	};
	// What happened between the page's own reading and this moment, or while the connection was lost, was told to nobody.
	socket.on('connect', () => void socket.emitWithAck('meeting:watch', sitting).then(tell, tell));
	socket.on('disconnect', (reason) => {
		// The server ended it (a post ended, or it is closing): the library would wait for us.
		if (reason === 'io server disconnect') later = setTimeout(() => socket.connect(), COME_AGAIN);
	});
	for (const event of events) socket.on(event, tell);
	return () => {
		clearTimeout(soon);
		clearTimeout(later);
		socket.disconnect();
	};
}
