import type { BodyKind } from '#lib/communities/community.ts';
import { bodyKinds } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { roles, type Role } from './person.ts';

/** Somebody who holds a post now, with every seat they have. */
export interface OfficeHolder {
	id: Id<'person'>;
	name: string;
	seats: readonly { bodyId: Id<'body'>; body: string; kind: BodyKind; role: Role }[];
}

/** The members of one body in a list to choose from; `hint` names the other bodies somebody sits in. */
export interface HolderGroup {
	label: string;
	options: { value: Id<'person'>; label: string; hint?: string }[];
}

/**
 * Everybody who holds a post, each once, under the body that says most about them here: the `likely` kinds first, as they
 * are named, then the others. Within a body whoever leads it stands before its members.
 */
export function groupByBody(
	holders: readonly OfficeHolder[],
	likely: readonly BodyKind[] = []
): HolderGroup[] {
	const order = [...likely, ...bodyKinds];
	const rank = ({ kind, role }: OfficeHolder['seats'][number]) =>
		order.indexOf(kind) * roles.length + roles.indexOf(role);
	const placed = holders
		.filter(({ seats }) => seats.length > 0)
		.map((holder) => {
			const seats = [...holder.seats].sort((one, other) => rank(one) - rank(other));
			return { ...holder, seats, seat: seats[0]! };
		})
		.sort((one, other) => rank(one.seat) - rank(other.seat));

	const groups = new Map<Id<'body'>, HolderGroup>();
	for (const { id, name, seat, seats } of placed) {
		const group = groups.get(seat.bodyId) ?? { label: seat.body, options: [] };
		groups.set(seat.bodyId, group);
		const others = new Set(seats.filter(({ bodyId }) => bodyId !== seat.bodyId).map(bodyName));
		group.options.push({
			value: id,
			label: name,
			...(others.size > 0 && { hint: [...others].join('、') })
		});
	}
	return [...groups.values()];
}

/** These people by the bodies they sit in, and those who hold no post under `others`. */
export function groupPeople(
	people: readonly { personId: Id<'person'>; name: string }[],
	holders: readonly OfficeHolder[],
	{ likely, others }: { likely: readonly BodyKind[]; others: string }
): HolderGroup[] {
	const wanted = new Set(people.map(({ personId }) => personId));
	const seated = holders.filter(({ id }) => wanted.has(id));
	const isSeated = new Set(seated.map(({ id }) => id));
	const rest = people.filter(({ personId }) => !isSeated.has(personId));
	const groups = groupByBody(seated, likely);
	if (rest.length > 0)
		groups.push({
			label: others,
			options: rest.map(({ personId, name }) => ({ value: personId, label: name }))
		});
	return groups;
}

const bodyName = ({ body }: OfficeHolder['seats'][number]) => body;
