import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import { getCommunity, listBodies } from '#lib/communities/server/community-store.ts';
import { setUpCommunity } from '#lib/communities/server/set-up-community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { ageOn, dayOf, type Instant } from '#lib/kernel/instant.ts';
import type { Person, Role } from '#lib/people/person.ts';
import { writeSheet } from '#lib/people/roll-sheet.ts';
import { addPerson } from '#lib/people/server/add-person.ts';
import { confirmImport } from '#lib/people/server/confirm-import.ts';
import { fillPost } from '#lib/people/server/fill-post.ts';
import { readKnownRoll } from '#lib/people/server/import-store.ts';
import { previewImport } from '#lib/people/server/preview-import.ts';
import { addBody } from '#lib/people/server/settle-community.ts';
import type { RollLine } from '../invented-roll.ts';
import type { Stage } from './stage.ts';

type PersonId = Id<'person'>;

/** Somebody to be found for an office. */
export interface Wanted {
	sex?: Person['sex'];
	from?: number;
	to?: number;
}

/** A community set up and with its roll, before anybody holds a post in it. */
export interface Settlement {
	stage: Stage;
	id: Id<'community'>;
	body(kind: BodyKind): Id<'body'>;
	/** People not chosen before, each the representative of a household of their own, so that nobody's seats touch. */
	find(count: number, wanted?: Wanted): PersonId[];
	isWoman(person: PersonId): boolean;
	/** Somebody who holds a post here and lives elsewhere. */
	guest(name: string, sex: Person['sex']): Promise<PersonId>;
	fill(post: PostToFill): Promise<Id<'post'>>;
}

export interface PostToFill {
	body: BodyKind | Id<'body'>;
	role: Role;
	person: PersonId;
	/** 预备党员 sit without a vote. */
	isProbationary?: true;
	organisation?: string;
}

/** 建村(社区), 导入名册: the place, and everybody who lives in it. The installation itself does it, as a host would. */
export async function settleIn(
	stage: Stage,
	plan: {
		kind: CommunityKind;
		county: string;
		township: string;
		name: string;
		slug: string;
		groups: string[];
		roll: readonly RollLine[];
		/** Bodies beside those every community has. */
		bodies: readonly { kind: BodyKind; name: string }[];
		/** When the posts of this term began, and when it ends. */
		term: { startsAt: Instant; endsAt: Instant };
	}
): Promise<Settlement> {
	const { roll, bodies: more, term, ...place } = plan;
	const ctx = stage.asSystem();
	const communityId = await setUpCommunity(ctx, place);
	for (const body of more) await addBody(ctx, { communityId, ...body });
	const importId = await previewImport(ctx, {
		communityId,
		fileName: `${plan.name}.csv`,
		bytes: Buffer.from(csvOf(writeSheet(roll)))
	});
	await confirmImport(ctx, { communityId, importId });

	const known = await readKnownRoll(stage.db, communityId);
	const idOf = new Map(known.persons.map(({ rollNumber, id }) => [rollNumber, id]));
	const women = new Set(roll.filter(({ sex }) => sex === 'female').map(idIn(idOf)));
	const bodies = await listBodies(stage.db, communityId);
	// Of a kind that there are several of, the first.
	const kinds = new Map(bodies.toReversed().map(({ kind, id }) => [kind, id]));
	// From every group in turn, so that all parts of the place are heard.
	const free = new Set(
		everyNth(
			roll.filter(({ representative }) => representative),
			37
		)
	);

	const settlement: Settlement = {
		stage,
		id: communityId,
		body: (kind) => kinds.get(kind)!,
		isWoman: (person) => women.has(person),
		find(count, { sex, from = 28, to = 68 } = {}) {
			const found: PersonId[] = [];
			for (const line of free) {
				if (found.length === count) break;
				const age = ageOn(line.birthDate, dayOf(stage.clock.now()));
				if ((sex && line.sex !== sex) || age < from || age > to) continue;
				free.delete(line);
				found.push(idIn(idOf)(line));
			}
			if (found.length < count) throw new Error('the invented roll has too few people');
			return found;
		},
		guest: (name, sex) =>
			addPerson(stage.asSystem(), {
				communityId,
				person: { name, sex, birthDate: null, phone: '', rollNumber: '' },
				householdNumber: '',
				onRoll: false
			}),
		fill: ({ body, role, person, isProbationary, organisation = '' }) =>
			fillPost(stage.asSystem(), {
				communityId,
				bodyId: body.startsWith('bod_') ? (body as Id<'body'>) : kinds.get(body as BodyKind)!,
				personId: person,
				role,
				votes: !isProbationary,
				...term,
				organisation
			})
	};
	return settlement;
}

const idIn = (ids: Map<string | null, PersonId>) => (line: RollLine) => ids.get(line.rollNumber)!;

function csvOf(table: readonly string[][]): string {
	const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	return table.map((row) => row.map(quoted).join(',')).join('\n');
}

function everyNth<T>(list: readonly T[], step: number): T[] {
	const turns = Array.from({ length: step }, (_, turn) => turn);
	return turns.flatMap((turn) => list.filter((_, at) => at % step === turn));
}

/** The community as the stories know it. */
export async function communityOf({ stage, id }: Settlement) {
	return getCommunity(stage.db, id);
}
