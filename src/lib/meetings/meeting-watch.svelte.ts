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

/**
 * Calls `changed` when something happened in the sitting, and after a lost connection is back. Several things at once
 * are told as one. Returns how to stop. A page without it, or without scripts, works by reloading.
 */
export function watchMeeting(
	sitting: { communityId: Id<'community'>; meetingId: Id<'meeting'> },
	changed: () => void
): () => void {
	const socket = io({ transports: ['websocket', 'polling'] });
	let soon: ReturnType<typeof setTimeout> | undefined;
	let wasLost = false;
	const tell = () => {
		clearTimeout(soon);
		soon = setTimeout(changed, 150);
	};
	socket.on('connect', () => {
		socket.emit('meeting:watch', sitting);
		if (wasLost) tell();
	});
	socket.on('disconnect', () => (wasLost = true));
	for (const event of events) socket.on(event, tell);
	return () => {
		clearTimeout(soon);
		socket.disconnect();
	};
}
