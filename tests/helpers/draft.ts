import * as Y from 'yjs';
import { newId, type Id } from '#lib/kernel/id.ts';
import { TEXT_FIELD } from '#lib/documents/document.ts';
import { startDocument } from '#lib/documents/server/start-document.ts';
import { readDocument } from '#lib/documents/server/open-document.ts';
import { plainText, readState } from '#lib/documents/text.ts';
import type { Matter } from '#lib/matters/matter.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import type { Database } from '#lib/server/database/database.ts';
import type { Village } from './village.ts';

/** A draft of a new matter, with these drafters. */
export async function aDraft(
	village: Village,
	drafters: Id<'person'>[],
	{
		matterId = newId('matter'),
		startedFrom
	}: { matterId?: Id<'matter'>; startedFrom?: Id<'version'> } = {}
) {
	const title = '村道路灯安装方案';
	const bodyId = await village.body('committee');
	const at = village.now;
	const documentId = await village.db.write(async (tx) => {
		const matter: Matter = {
			...{ id: matterId, communityId: village.id, number: matterId.slice(-8), title, bodyId },
			...{ class: 'public_works', procedure: 'village_four_two', important: false },
			...{ reserved: false, byPetition: false, ideaId: null, state: 'open' },
			...{ openedBy: drafters[0]!, openedAt: at, endedAt: null, endReason: null, path: null }
		};
		await tx.insert(matters).values(matter).onConflictDoNothing();
		return startDocument(tx, {
			communityId: village.id,
			matterId,
			title,
			startedFrom,
			drafters,
			at
		});
	});
	return { documentId, matterId };
}

/** One person's editor: types paragraphs and keeps the updates it made until they are taken. */
export class Editor {
	readonly doc = new Y.Doc();
	made: Uint8Array[] = [];
	constructor(clientId?: number) {
		if (clientId !== undefined) this.doc.clientID = clientId;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'others') this.made.push(update);
		});
	}
	/** A paragraph at the end. */
	paragraph(words: string): this {
		const element = new Y.XmlElement('paragraph');
		element.insert(0, [new Y.XmlText(words)]);
		const text = this.doc.getXmlFragment(TEXT_FIELD);
		text.insert(text.length, [element]);
		return this;
	}
	/** What was typed since the last time, one update for each act. */
	take(): Uint8Array[] {
		const updates = this.made;
		this.made = [];
		return updates;
	}
	/** All that was typed since the last time, as one update. */
	update(): Uint8Array {
		return Y.mergeUpdates(this.take());
	}
	receive(...updates: Uint8Array[]): this {
		for (const update of updates) Y.applyUpdate(this.doc, update, 'others');
		return this;
	}
}

/** The words of a draft, as somebody would see them who opens it now. */
export async function wordsOf(db: Database, documentId: Id<'document'>): Promise<string> {
	return plainText(readState((await readDocument(db, documentId)).updates).text);
}
