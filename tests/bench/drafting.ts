// Drafting together, beside Hocuspocus with its SQLite extension: same machine, same run, server and load apart.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { kinds, startServer, type Kind, type Writer } from './drafting-peers.ts';

type Figures = Record<string, number>;

/** `--rounds 3`, `--seconds 8`, `--only typing,saturation`, `--edits 100000`, a trace file. */
export async function bench(args: string[]): Promise<void> {
	const option = (name: string, fallback: string) => {
		const at = args.indexOf(`--${name}`);
		return at < 0 ? fallback : args[at + 1]!;
	};
	const rounds = Number(option('rounds', '3'));
	const seconds = Number(option('seconds', '8'));
	const edits = Number(option('edits', '100000'));
	const only = option('only', '').split(',').filter(Boolean);
	const file = args.find((arg) => /\.json(\.gz)?$/.test(arg));

	const parts: Record<string, (kind: Kind) => Promise<Figures>> = {
		'typing, 1 document, 10 people': (kind) => typing(kind, 1, 10, seconds),
		'typing, 1 document, 50 people': (kind) => typing(kind, 1, 50, seconds),
		'typing, 1 document, 100 people': (kind) => typing(kind, 1, 100, seconds),
		'typing, 100 documents, 5 people each': (kind) => typing(kind, 100, 5, seconds),
		'saturation, 1 document, 20 people': (kind) => saturation(kind, 20, seconds),
		[`opening, ${edits} edits, after a restart`]: (kind) => opening(kind, edits),
		'trace, taken in from one person': (kind) => trace(kind, file)
	};
	for (const [name, measure] of Object.entries(parts)) {
		if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
		const results: Record<Kind, Figures[]> = { ours: [], hocuspocus: [] };
		for (let round = 0; round < rounds; round += 1)
			for (const kind of round % 2 ? [...kinds].reverse() : kinds)
				results[kind].push(await measure(kind));
		report(name, results);
	}
}

function report(name: string, results: Record<Kind, Figures[]>) {
	console.log(`\n${name} (median of ${results.ours.length})`);
	for (const figure of Object.keys(results.ours[0]!)) {
		const [ours, theirs] = kinds.map((kind) => median(results[kind].map((one) => one[figure]!)));
		const ratio = (ours! / theirs!).toFixed(2);
		console.log(
			`  ${figure.padEnd(34)} ours ${show(ours!)}  hocuspocus ${show(theirs!)}  ratio ${ratio}`
		);
	}
}

const show = (value: number) =>
	(value < 100 ? value.toFixed(2) : Math.round(value).toString()).padStart(9);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const quantile = (values: number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const sleep = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

/** Somebody's own words: a document nobody else's words are put into, so that the load stays light. */
function typist() {
	const doc = new Y.Doc();
	const text = doc.getText('words');
	let made: Uint8Array | undefined;
	doc.on('update', (update: Uint8Array) => (made = update));
	return {
		client: doc.clientID,
		type(): Uint8Array {
			text.insert(text.length, '字');
			return made!;
		}
	};
}

/** Everyone makes two edits a second; the time from edit to ten of the others' screens. */
async function typing(kind: Kind, documents: number, people: number, seconds: number) {
	const server = await startServer(kind, documents, people);
	const delays: number[] = [];
	let deliveries = 0;
	let counting = false;
	const writers: Writer[] = [];
	const timers: NodeJS.Timeout[] = [];

	for (let document = 0; document < documents; document += 1) {
		const sentAt = new Map<number, number[]>();
		for (let person = 0; person < people; person += 1) {
			const writer = await server.join(document, person);
			await writer.open();
			const { client, type } = typist();
			const sent: number[] = [];
			sentAt.set(client, sent);
			const seen = new Map<number, number>();
			writer.onUpdate =
				person < 10
					? (update) => {
							const now = performance.now();
							for (const [from, upTo] of Y.parseUpdateMeta(update).to) {
								const times = sentAt.get(from);
								for (let clock = seen.get(from) ?? 0; times && clock < upTo; clock += 1)
									if (counting && from !== client) delays.push(now - times[clock]!);
								seen.set(from, upTo);
							}
						}
					: () => {};
			writers.push(writer);
			timers.push(
				setTimeout(() => {
					const tick = () => {
						sent.push(performance.now());
						writer.send(type());
						if (counting) deliveries += people - 1;
					};
					tick();
					timers.push(setInterval(tick, 500) as unknown as NodeJS.Timeout);
				}, Math.random() * 500)
			);
		}
	}
	await sleep(1500);
	const before = await server.usage();
	counting = true;
	await sleep(seconds * 1000);
	counting = false;
	const after = await server.usage();
	timers.forEach(clearTimeout);
	for (const writer of writers) writer.close();
	await server.stop();
	return {
		'p50 ms': quantile(delays, 0.5),
		'p99 ms': quantile(delays, 0.99),
		'CPU per delivery, µs': (after.cpu - before.cpu) / deliveries,
		'memory, MB': after.memory / 2 ** 20
	};
}

/** Everyone writes as fast as the server takes it, fifty edits ahead of what is acknowledged. */
async function saturation(kind: Kind, people: number, seconds: number) {
	const AHEAD = 50;
	const server = await startServer(kind, 1, people);
	let counting = false;
	let running = true;
	let seen = 0;
	const writers = await Promise.all(
		Array.from({ length: people }, (_, person) => server.join(0, person))
	);
	const known = new Map<number, number>();
	for (const [nth, writer] of writers.entries()) {
		await writer.open();
		const { type } = typist();
		let sent = 0;
		const fill = () => {
			while (running && sent - writer.acknowledged < AHEAD) {
				sent += 1;
				writer.send(type());
			}
		};
		writer.onAcknowledged = fill;
		// One of them looks what has come through to the others.
		if (nth === 0)
			writer.onUpdate = (update) => {
				for (const [client, upTo] of Y.parseUpdateMeta(update).to) {
					if (counting) seen += Math.max(0, upTo - (known.get(client) ?? 0));
					known.set(client, Math.max(upTo, known.get(client) ?? 0));
				}
			};
		setTimeout(fill, 200);
	}
	await sleep(1500);
	const before = await server.usage();
	counting = true;
	const begun = performance.now();
	await sleep(seconds * 1000);
	counting = false;
	const lasted = (performance.now() - begun) / 1000;
	const after = await server.usage();
	running = false;
	for (const writer of writers) writer.close();
	await server.stop();
	return {
		'updates per second': (seen * people) / (people - 1) / lasted,
		'CPU per update, µs': (after.cpu - before.cpu) / seen,
		'memory, MB': after.memory / 2 ** 20
	};
}

/** Many edits at random places, written down; then the server is started anew and somebody opens it. */
async function opening(kind: Kind, edits: number) {
	let server = await startServer(kind, 1, 1);
	const writer = await server.join(0, 0);
	await writer.open();
	const doc = new Y.Doc();
	const text = doc.getText('words');
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	// Twenty characters at a place, then somewhere else.
	for (let nth = 0, at = 0; nth < edits; nth += 1, at += 1) {
		if (nth % 20 === 0) at = Math.floor(Math.random() * (nth + 1));
		text.insert(at, '字');
	}
	await sendAll(writer, made);
	// Hocuspocus writes down what it has two to ten seconds later.
	await sleep(kind === 'hocuspocus' ? 12_000 : 500);
	writer.close();
	await server.stop({ keep: true });

	server = await startServer(kind, 1, 1, server.dataDir);
	const reader = await server.join(0, 0);
	const begun = performance.now();
	const state = await reader.open();
	const lasted = performance.now() - begun;
	const again = await server.join(0, 0);
	const second = performance.now();
	await again.open();
	const warm = performance.now() - second;
	const copy = new Y.Doc();
	for (const update of state) Y.applyUpdate(copy, update);
	if (copy.getText('words').length !== edits)
		throw new Error(`${kind} lost edits: ${copy.getText('words').length} of ${edits}`);
	reader.close();
	again.close();
	await server.stop();
	const size = state.reduce((sum, { byteLength }) => sum + byteLength, 0);
	return { 'cold, ms': lasted, 'second person, ms': warm, 'kB sent': size / 1024 };
}

/** Every key that somebody pressed while writing, as fast as it is taken. */
async function trace(kind: Kind, file: string | undefined) {
	const made = file ? recorded(file) : invented(20_000);
	const server = await startServer(kind, 1, 1);
	const writer = await server.join(0, 0);
	await writer.open();
	const begun = performance.now();
	await sendAll(writer, made);
	const lasted = performance.now() - begun;
	writer.close();
	await server.stop();
	return { edits: made.length, 'seconds until acknowledged': lasted / 1000 };
}

async function sendAll(writer: Writer, updates: Uint8Array[]): Promise<void> {
	const AHEAD = 1000;
	await new Promise<void>((done) => {
		let sent = 0;
		const fill = () => {
			while (sent < updates.length && sent - writer.acknowledged < AHEAD)
				writer.send(updates[sent++]!);
			if (writer.acknowledged === updates.length) done();
		};
		writer.onAcknowledged = fill;
		fill();
	});
}

function recorded(file: string): Uint8Array[] {
	const raw = readFileSync(file);
	const { txns } = JSON.parse((file.endsWith('.gz') ? gunzipSync(raw) : raw).toString()) as {
		txns: { patches: [at: number, dropped: number, words: string][] }[];
	};
	return updatesOf((edit) => {
		for (const { patches } of txns) for (const patch of patches) edit(...patch);
	});
}

function invented(count: number): Uint8Array[] {
	return updatesOf((edit, length) => {
		for (let nth = 0; nth < count; nth += 1) {
			const at = Math.random() < 0.9 ? length() : Math.floor(Math.random() * (length() + 1));
			if (Math.random() < 0.1 && at > 0) edit(at - 1, 1, '');
			else edit(at, 0, '字');
		}
	});
}

function updatesOf(
	write: (edit: (at: number, dropped: number, words: string) => void, length: () => number) => void
): Uint8Array[] {
	const doc = new Y.Doc();
	const text = doc.getText('words');
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	write(
		(at, dropped, words) =>
			doc.transact(() => {
				if (dropped > 0) text.delete(at, dropped);
				if (words !== '') text.insert(at, words);
			}),
		() => text.length
	);
	return made;
}
