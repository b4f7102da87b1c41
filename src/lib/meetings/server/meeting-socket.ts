import type { Server } from 'socket.io';
import * as v from 'valibot';
import { insist } from '#lib/kernel/refusal.ts';
import { isId, type Id } from '#lib/kernel/id.ts';
import { mustBelong } from '#lib/people/standing.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { answer, type Visitor } from '#lib/server/realtime/gateway.ts';
import { getMeeting } from './meeting-store.ts';

const idOf = <Kind extends 'community' | 'meeting'>(kind: Kind) =>
	v.pipe(
		v.string(),
		v.check((text) => isId(kind, text)),
		v.transform((text) => text as Id<Kind>)
	);

const Watch = v.object({ communityId: idOf('community'), meetingId: idOf('meeting') });

/** A sitting as it goes on, for whoever belongs here: ids and numbers only, pages ask for the rest themselves. */
export function serveMeetings(io: Server) {
	io.on('connection', (socket: Visitor) => {
		socket.on(
			'meeting:watch',
			answer(Watch, async ({ communityId, meetingId }) => {
				const ctx = socket.data.ctx();
				insist(mustBelong(await standingOf(ctx.db, ctx.actor, communityId, ctx.now)));
				const meeting = await getMeeting(ctx.db, communityId, meetingId);
				await socket.join(`meeting:${meeting.id}`);
			})
		);
	});
}
