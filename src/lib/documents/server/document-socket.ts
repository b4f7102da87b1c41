import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Server } from 'socket.io';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { findPerson } from '#lib/people/server/person-store.ts';
import { answer, type Visitor } from '#lib/server/realtime/gateway.ts';
import { EditMessage, Leave, Open, Presence } from '../document-messages.ts';
import { openEditDesk } from './edit-desk.ts';
import { admit, isWritten, readDocument } from './open-document.ts';
import { openPresenceRoom, type PresenceRoom } from './presence-room.ts';

const topic = (documentId: Id<'document'>) => `document:${documentId}`;

/** Drafting together: the socket messages of a draft. */
export function serveDocuments(io: Server) {
	const rooms = new Map<Id<'document'>, PresenceRoom>();
	/** Looking whether something was written already reads the whole draft: so often a minute and person. */
	const looks = new RateLimiterMemory({ points: 30, duration: 60 });
	const mayLook = (personId = '') =>
		looks.consume(personId).then(
			() => true,
			() => false
		);
	const desk = openEditDesk((documentId, updates, from) => {
		const others = io.to(topic(documentId));
		// Words do not go back to who sent them. When several sent at once all get one packet, framed once; an edit that
		// one has already changes nothing.
		const receivers = from.size === 1 ? others.except([...from]) : others;
		receivers.emit('document:edited', { documentId, updates: updates.map(base64) });
	});

	function roomOf(documentId: Id<'document'>): PresenceRoom {
		const open = rooms.get(documentId);
		if (open) return open;
		const room = openPresenceRoom(documentId, (change, { certain }) => {
			const everybody = io.to(topic(documentId));
			(certain ? everybody : everybody.volatile).emit('document:present', change);
		});
		rooms.set(documentId, room);
		return room;
	}

	io.on('connection', (socket: Visitor) => {
		const opened = new Set<Id<'document'>>();

		function leave(documentId: Id<'document'>) {
			opened.delete(documentId);
			void socket.leave(topic(documentId));
			const room = rooms.get(documentId);
			room?.leave(socket.id);
			if (room?.isEmpty()) rooms.delete(documentId);
		}

		socket.on(
			'document:open',
			answer(Open, async ({ documentId, client, mark, vector }) => {
				const ctx = socket.data.ctx();
				const { document, mode } = await admit(ctx, documentId).catch((error: unknown) => {
					if (error instanceof Refusal) leave(documentId);
					throw error;
				});
				const person = await findPerson(ctx.db, ctx.actor.id!);
				// Gone while we asked: nobody would ever take them out of the room again.
				if (!socket.connected) return;
				// Into the room first, then the state: what is written in between comes by the room.
				await socket.join(topic(documentId));
				opened.add(documentId);
				const room = roomOf(documentId);
				const me = room.join(socket.id, {
					client,
					name: person?.name ?? '',
					writes: mode === 'write'
				});
				const state = await readDocument(ctx.db, documentId, {
					mark,
					vector: vector ? Buffer.from(vector, 'base64') : undefined
				});
				const sealed = document.sealedAt !== null;
				return { mode, sealed, ...state, people: room.people(), me };
			})
		);

		socket.on(
			'document:edit',
			answer(EditMessage, async (message) => {
				const ctx = socket.data.ctx();
				const { documentId, again } = message;
				const update = Buffer.from(message.update, 'base64');
				// Who asks too often has it written again, which changes nothing in the text.
				if (again && (await mayLook(ctx.actor.id)) && (await isWritten(ctx, documentId, update)))
					return;
				await desk.take(ctx, { documentId, personId: ctx.actor.id, update }, socket.id);
			})
		);

		socket.on(
			'document:presence',
			answer(Presence, async ({ documentId, cursor }) => {
				if (opened.has(documentId)) rooms.get(documentId)?.move(socket.id, cursor);
			})
		);

		socket.on(
			'document:leave',
			answer(Leave, async ({ documentId }) => leave(documentId))
		);

		socket.on('disconnecting', () => opened.forEach(leave));
	});
}

function base64(update: Uint8Array): string {
	return Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64');
}
