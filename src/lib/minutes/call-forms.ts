import * as v from 'valibot';
import type { Id } from '#lib/kernel/id.ts';
import { endOfDay, instantAt, isDay } from '#lib/kernel/instant.ts';
import { matterClasses } from '#lib/matters/matter.ts';
import { itemPurposes, meetingModes, type ItemPurpose } from '#lib/meetings/meeting.ts';
import type { ItemDraft } from '#lib/meetings/item-draft.ts';
import { countings } from '#lib/rulebooks/rule.ts';
import { dayField, filled, idField, optionalText, timeField } from '#lib/server/form-fields.ts';
import { tallyChannels } from '#lib/votes/vote.ts';
import { pastOutcomes, type PastItem } from './past-meeting.ts';
import { SLOTS } from './slots.ts';

const optionalId = <Kind extends 'matter'>(kind: Kind) =>
	v.optional(v.union([v.literal(''), idField(kind)]), '');
const optionalCount = () =>
	v.pipe(
		optionalText(9),
		v.transform((text) => (text === '' ? 0 : Number(text.normalize('NFKC')))),
		v.number(),
		v.integer(),
		v.minValue(0)
	);

/** The fields of every slot, numbered: `title1`, `purpose1` … An empty slot is no item. */
const slots = (fields: Record<string, () => v.GenericSchema>): v.ObjectEntries =>
	Object.fromEntries(
		SLOTS.flatMap((slot) =>
			Object.entries(fields).map(([name, field]) => [`${name}${slot}`, field()])
		)
	);

const sitting = {
	bodyIds: v.pipe(v.optional(v.array(idField('body')), []), v.minLength(1)),
	counting: v.picklist(countings),
	/** 参加方式: asked only where the rules admit more than one. */
	mode: v.optional(v.picklist(meetingModes), 'sitting'),
	/** 临时通知的理由. */
	shortReason: optionalText(300),
	title: filled(60),
	place: filled(60),
	day: dayField(),
	time: timeField(),
	/** 授权: for items of that purpose. */
	classes: v.optional(v.array(v.picklist(matterClasses)), []),
	until: v.optional(v.union([v.literal(''), dayField()]), '')
};
const item = {
	title: () => optionalText(120),
	matter: () => optionalId('matter'),
	purpose: () => v.optional(v.picklist(itemPurposes), 'other')
};
const outcome = {
	outcome: () => v.optional(v.picklist(pastOutcomes), 'no_vote'),
	yes: optionalCount,
	no: optionalCount,
	abstain: optionalCount,
	channel: () => v.optional(v.picklist(tallyChannels), 'hands'),
	gist: () => optionalText(20_000)
};

type Typed = Record<string, unknown>;

/** The items somebody filled in, in order. */
function itemsIn(typed: Typed): { slot: number; draft: ItemDraft }[] {
	const classes = typed.classes as NonNullable<ItemDraft['delegation']>['classes'];
	const until = String(typed.until);
	return SLOTS.flatMap((slot) => {
		const title = typed[`title${slot}`] as string;
		const matterId = (typed[`matter${slot}`] as Id<'matter'> | '') || null;
		if (!title && !matterId) return [];
		const purpose = typed[`purpose${slot}`] as ItemPurpose;
		const delegation =
			purpose === 'delegate' && isDay(until) ? { classes, endsAt: endOfDay(until) } : undefined;
		return [{ slot, draft: { title, matterId, purpose, ...(delegation ? { delegation } : {}) } }];
	});
}

export const CallForm = v.pipe(
	v.object({ ...sitting, ...(slots(item) as object) }),
	v.transform(({ day, time, bodyIds, counting, mode, title, place, ...typed }) => ({
		bodyIds,
		counting,
		mode,
		title,
		place,
		startsAt: instantAt(day, time),
		items: itemsIn(typed).map(({ draft }) => draft)
	}))
);

const people = v.optional(v.array(idField('person')), []);

export const PastForm = v.pipe(
	v.object({
		...sitting,
		chairId: idField('person'),
		recorderId: idField('person'),
		/** Everybody on the list shown, and the ones ticked: those who came, or those who did not. */
		listed: people,
		marked: people,
		marks: v.picklist(['present', 'absent']),
		observers: people,
		...(slots({ ...item, ...outcome }) as object)
	}),
	v.transform((typed) => {
		const { day, time, bodyIds, counting, mode, title, place, chairId, recorderId } = typed;
		const { listed, marked, marks, observers } = typed;
		const fields = typed as Typed;
		const items = itemsIn(fields).map(({ slot, draft }): PastItem => {
			const outcome = fields[`outcome${slot}`] as PastItem['outcome'];
			const [yes, no, abstain] = (['yes', 'no', 'abstain'] as const).map(
				(choice) => fields[`${choice}${slot}`] as number
			) as [number, number, number];
			const isVote = outcome === 'passed' || outcome === 'not_passed';
			return {
				...draft,
				outcome,
				gist: fields[`gist${slot}`] as string,
				channel: fields[`channel${slot}`] as NonNullable<PastItem['channel']>,
				...(isVote && yes + no + abstain > 0 ? { counts: { yes, no, abstain } } : {})
			};
		});
		return {
			bodyIds,
			counting,
			mode,
			title,
			place,
			chairId,
			recorderId,
			heldAt: instantAt(day, time),
			presentIds:
				marks === 'present' ? marked : listed.filter((personId) => !marked.includes(personId)),
			observerIds: observers,
			items
		};
	})
);
