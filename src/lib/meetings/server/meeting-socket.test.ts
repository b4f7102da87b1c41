import { describe, expect, it } from 'vitest';
import { moveAway } from '#lib/people/server/leave-roll.ts';
import { anOpenMeeting } from '#tests/helpers/sitting.ts';
import { openSockets } from '#tests/helpers/sockets.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { closeItem } from './close-item.ts';
import { serveMeetings } from './meeting-socket.ts';
import { signIn } from './sign-in.ts';

type Reply = { ok: boolean; code?: string };

describe('watching a sitting', () => {
	it('tells members what happens in it, in numbers, and nobody else', async () => {
		const { village, clerk, representatives, at, itemId } = await anOpenMeeting({ present: 3 });
		const { meetingId, communityId } = at;
		const sockets = await openSockets(village, [serveMeetings]);
		const resident = await sockets.connect(await village.person());
		const watch = { communityId, meetingId };
		expect(await resident.emitWithAck('meeting:watch', watch)).toEqual({ ok: true });

		const elsewhere = await aVillage({ db: village.db });
		const stranger = await sockets.connect(await elsewhere.person());
		const refused = (await stranger.emitWithAck('meeting:watch', watch)) as Reply;
		expect(refused).toMatchObject({ ok: false, code: 'access.not_yours' });
		const wrongPlace = { communityId: elsewhere.id, meetingId };
		expect(await stranger.emitWithAck('meeting:watch', wrongPlace)).toMatchObject({
			ok: false,
			code: 'access.not_found'
		});
		expect(await resident.emitWithAck('meeting:watch', { meetingId })).toMatchObject({
			ok: false,
			code: 'message.malformed'
		});

		const heard: unknown[] = [];
		stranger.onAny((event) => heard.push(event));
		const arrival = new Promise((tell) => resident.once('meeting.signed_in', tell));
		await signIn(village.as(clerk), { ...at, personIds: [representatives[4]!], channel: 'desk' });
		expect(await arrival).toEqual({ meetingId, due: 6, present: 4 });

		const ended = new Promise((tell) => resident.once('item.closed', tell));
		await closeItem(village.as(clerk), { communityId, itemId });
		expect(await ended).toEqual({ meetingId });
		expect(heard).toEqual([]);
	});

	it('ends for somebody who moves away, and goes on for the others', async () => {
		const { village, clerk, at, itemId } = await anOpenMeeting({ present: 3 });
		const { meetingId, communityId } = at;
		const sockets = await openSockets(village, [serveMeetings]);
		const leaving = await village.person();
		const [gone, staying] = await Promise.all([
			sockets.connect(leaving),
			sockets.connect(await village.person())
		]);
		for (const socket of [gone, staying])
			await socket.emitWithAck('meeting:watch', { communityId, meetingId });
		const heard: unknown[] = [];
		gone.onAny((event) => heard.push(event));
		const left = new Promise((tell) => gone.once('disconnect', tell));
		await moveAway(village.as(clerk), { communityId, personId: leaving });
		await left;

		const ended = new Promise((tell) => staying.once('item.closed', tell));
		await closeItem(village.as(clerk), { communityId, itemId });
		await ended;
		expect(heard).toEqual([]);
	});
});
