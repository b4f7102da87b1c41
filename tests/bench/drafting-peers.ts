// How somebody writes to either server: the bare protocol, no document in between.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import * as Y from 'yjs';
import { mergeInPieces } from '#lib/documents/yjs-update.ts';
import type { Ready } from './drafting-server.ts';

export const kinds = ['ours', 'hocuspocus'] as const;
export type Kind = (typeof kinds)[number];

/** Somebody's connection to one document. */
export interface Writer {
	send(update: Uint8Array): void;
	/** Asks for the whole text; resolves with its bytes when they are here. */
	open(): Promise<Uint8Array[]>;
	/** Edits the server has acknowledged. */
	acknowledged: number;
	onAcknowledged(): void;
	onUpdate(update: Uint8Array): void;
	close(): void;
}

export interface Usage {
	/** Microseconds of processor time, and bytes. */
	cpu: number;
	memory: number;
}

/** A server in a process of its own, with an empty store unless it is given one. */
export async function startServer(
	kind: Kind,
	documents: number,
	people: number,
	dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
) {
	const child: ChildProcess = fork(
		new URL('./drafting-server.ts', import.meta.url),
		[kind, dataDir, String(documents), String(people)],
		{ stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }
	);
	const ready = await told<Ready>(child, 'ready');
	return {
		...ready,
		dataDir,
		join: (document: number, person: number) =>
			kind === 'ours'
				? joinOurs(ready.port, ready.documents[document]!, ready.cookies[document]![person]!)
				: joinHocuspocus(ready.port, ready.documents[document]!),
		async usage(): Promise<Usage> {
			child.send('usage');
			return told<Usage>(child, 'usage');
		},
		async stop({ keep = false } = {}) {
			const ended = new Promise((done) => child.once('exit', done));
			child.kill();
			await ended;
			if (!keep) rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

function told<T>(child: ChildProcess, what: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const listen = (message: Record<string, T>) => {
			if (!(what in message)) return;
			child.off('message', listen as never);
			resolve(message[what]!);
		};
		child.on('message', listen as never);
		child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	});
}

/** As `document-client.svelte.ts` does it: one message under way, what is written meanwhile goes with the next. */
async function joinOurs(port: number, documentId: string, cookie: string): Promise<Writer> {
	const socket = io(`http://127.0.0.1:${port}`, {
		transports: ['websocket'],
		forceNew: true,
		extraHeaders: { cookie: `session=${cookie}` }
	});
	await new Promise<void>((done) => socket.once('connect', done));
	const waiting: Uint8Array[] = [];
	let underWay = 0;
	let planned = false;

	function flush() {
		planned = false;
		if (underWay > 0 || waiting.length === 0) return;
		let parcel = waiting.splice(0);
		underWay = parcel.length;
		while (parcel.length > 1) parcel = mergeInPieces(parcel);
		const update = Buffer.from(parcel[0]!);
		const message = { documentId, update: update.toString('base64') };
		socket.emit('document:edit', message, (answer: { ok: boolean; code?: string }) => {
			if (!answer.ok) throw new Error(`refused: ${answer.code}`);
			writer.acknowledged += underWay;
			underWay = 0;
			writer.onAcknowledged();
			flush();
		});
	}

	const open = async () => {
		const client = Math.floor(Math.random() * 2 ** 32);
		const answer = (await socket.emitWithAck('document:open', { documentId, client })) as {
			ok: boolean;
			updates: Uint8Array[];
		};
		if (!answer.ok) throw new Error('not let in');
		return answer.updates;
	};
	const writer: Writer = {
		acknowledged: 0,
		onAcknowledged: () => {},
		onUpdate: () => {},
		open,
		send(update) {
			waiting.push(update);
			if (planned) return;
			planned = true;
			queueMicrotask(flush);
		},
		close: () => void socket.disconnect()
	};
	socket.on('document:edited', ({ updates }: { updates: string[] }) => {
		for (const update of updates) writer.onUpdate(Buffer.from(update, 'base64'));
	});
	return writer;
}

const SYNC = 0;
const AUTH = 2;
const STATUS = 8;

async function joinHocuspocus(port: number, name: string): Promise<Writer> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}`);
	socket.binaryType = 'arraybuffer';
	await new Promise((done) => socket.addEventListener('open', done, { once: true }));
	const address = text(name);
	let opened: (state: Uint8Array[]) => void = () => {};
	let entered = () => {};
	const isIn = new Promise<void>((done) => (entered = done));

	const writer: Writer = {
		acknowledged: 0,
		onAcknowledged: () => {},
		onUpdate: () => {},
		async open() {
			await isIn;
			const state = new Promise<Uint8Array[]>((resolve) => (opened = resolve));
			const vector = Y.encodeStateVector(new Y.Doc());
			socket.send(Buffer.concat([address, number(SYNC), number(0), bytes(vector)]));
			return state;
		},
		send: (update) => socket.send(Buffer.concat([address, number(SYNC), number(2), bytes(update)])),
		close: () => socket.close()
	};
	socket.addEventListener('message', ({ data }) => {
		const message = reader(new Uint8Array(data as ArrayBuffer));
		message.bytes();
		const type = message.number();
		if (type === AUTH) return entered();
		if (type === STATUS) {
			writer.acknowledged += 1;
			return writer.onAcknowledged();
		}
		if (type !== SYNC) return;
		const step = message.number();
		if (step === 1) opened([message.bytes()]);
		if (step === 2) writer.onUpdate(message.bytes());
	});
	socket.send(Buffer.concat([address, number(AUTH), number(0), text('bench')]));
	await isIn;
	return writer;
}

function number(value: number): Buffer {
	const parts: number[] = [];
	for (; value > 127; value = Math.floor(value / 128)) parts.push((value % 128) + 128);
	return Buffer.from([...parts, value]);
}
const bytes = (value: Uint8Array) => Buffer.concat([number(value.byteLength), value]);
const text = (value: string) => bytes(Buffer.from(value));

function reader(data: Uint8Array) {
	let at = 0;
	const read = {
		number() {
			let value = 0;
			for (let scale = 1; ; scale *= 128) {
				const part = data[at++]!;
				value += (part % 128) * scale;
				if (part < 128) return value;
			}
		},
		bytes() {
			const length = read.number();
			at += length;
			return data.subarray(at - length, at);
		}
	};
	return read;
}
