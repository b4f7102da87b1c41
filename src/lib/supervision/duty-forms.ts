import * as v from 'valibot';
import { roles } from '#lib/people/person.ts';
import { dayField, filled, idField, optionalText } from '#lib/server/form-fields.ts';
import { auditKinds, auditSubjects } from './audit.ts';
import { handoverKinds, handoverSides, type HandoverKind } from './handover.ts';

const optionalDay = v.pipe(
	v.optional(v.union([v.literal(''), dayField()]), ''),
	v.transform((day) => day || null)
);

/** Who is audited is chosen with the post they hold or held: `per_… director`. */
const whom = v.pipe(
	filled(80),
	v.transform((text) => {
		const [personId, role] = text.split(' ');
		return { personId, role };
	}),
	v.object({ personId: idField('person'), role: v.picklist(roles) })
);

export const OpenAuditForm = v.pipe(
	v.object({
		kind: v.picklist(auditKinds),
		whom,
		periodFrom: dayField(),
		periodTo: dayField(),
		auditor: filled(80),
		electionOn: optionalDay,
		subjects: v.optional(v.array(v.picklist(auditSubjects)), [])
	}),
	v.transform(({ whom, ...rest }) => ({ ...rest, ...whom }))
);

/** What a browser sends for an empty file field is a file without a name. */
const chosenFiles = v.pipe(
	v.optional(v.array(v.instance(File)), []),
	v.transform((files) => files.filter(({ size, name }) => size > 0 || name !== '')),
	v.maxLength(5)
);
export const PublishAuditForm = v.object({ conclusion: filled(5000), documents: chosenFiles });

const things = Object.fromEntries(
	handoverKinds.map((kind) => [`list_${kind}`, optionalText(2000)])
) as v.ObjectEntries;

/** A thing a line, under each heading. */
export const OpenHandoverForm = v.pipe(
	v.object({
		electedOn: dayField(),
		giverId: idField('person'),
		takerId: idField('person'),
		witnessId: idField('person'),
		presider: filled(60),
		...(things as object)
	}),
	v.transform(({ electedOn, giverId, takerId, witnessId, presider, ...typed }) => ({
		...{ electedOn, giverId, takerId, witnessId, presider },
		items: handoverKinds.flatMap((kind: HandoverKind) =>
			String((typed as Record<string, unknown>)[`list_${kind}`] ?? '')
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean)
				.map((detail) => ({ kind, detail: detail.slice(0, 200) }))
		)
	}))
);

export const HandoverItemForm = v.object({ kind: v.picklist(handoverKinds), detail: filled(200) });

export const TickForm = v.object({
	side: v.picklist(handoverSides),
	numbers: v.pipe(
		v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number))), []),
		v.minLength(1, 'handover.tick_one')
	)
});

export const UrgentForm = v.object({
	title: filled(80),
	matterId: v.pipe(
		v.optional(v.union([v.literal(''), idField('matter')]), ''),
		v.transform((id) => id || null)
	),
	begunOn: dayField(),
	done: filled(2000),
	reasons: filled(2000)
});
export const PutForm = v.object({ itemId: idField('item') });
