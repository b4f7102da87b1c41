import { fail, isHttpError, isRedirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { t } from '#lib/kernel/messages.ts';
import { Refusal } from '#lib/kernel/refusal.ts';

/** What a page gets back when a form did not go through: which fields to mend, or why not, and all that was typed. */
export interface Trouble {
	/** Field name → what to mend, in the reader's language. */
	fields: Record<string, string>;
	/** The rules said no. */
	refusal?: { code: string; reason: string };
	/** What was typed, by field name; files are not among it. */
	values: Record<string, string | string[]>;
	/** Which of the page's forms it was, when the form says so in a hidden field `form`. */
	form?: string;
}

/** The fields of a posted form. A body that is none (no boundary, cut off in the middle) is refused: it is no fault of ours. */
export async function readForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		// What is too large says so itself, with a status.
		if (!(error instanceof TypeError)) throw error;
		throw new Refusal('form.malformed');
	}
}

/**
 * Gate two: takes a posted form through its schema to the use case.
 * Wrong shape: 422 with the fields. A refusal: its status and reason. Both keep what was typed.
 * Fields named `x[]` arrive as lists, all others as text (trimmed) or as a File.
 */
export async function submit<Schema extends v.GenericSchema, Result>(
	request: Request,
	schema: Schema,
	act: (input: v.InferOutput<Schema>) => Promise<Result>
) {
	const { input, values } = read(await readForm(request));
	const trouble = (status: number, rest: Omit<Trouble, 'values' | 'form'>) => {
		const form = typeof values.form === 'string' ? { form: values.form } : {};
		return fail(status, { ...rest, ...form, values } satisfies Trouble);
	};

	const parsed = v.safeParse(schema, input);
	if (!parsed.success) return trouble(422, { fields: fieldTroubles(parsed.issues) });
	try {
		return await act(parsed.output);
	} catch (error) {
		if (!(error instanceof Refusal) || isRedirect(error) || isHttpError(error)) throw error;
		const reason = t(error.code, error.facts);
		return trouble(error.status, { fields: {}, refusal: { code: error.code, reason } });
	}
}

/** What was typed into a form, by the field's name: no files, and no secrets. */
export function typedIn(data: FormData): Trouble['values'] {
	return read(data).values;
}

function read(data: FormData) {
	const input: Record<string, unknown> = {};
	const values: Trouble['values'] = {};
	for (const key of new Set(data.keys())) {
		const entries = data
			.getAll(key)
			.map((entry) => (typeof entry === 'string' ? entry.trim() : entry));
		const texts = entries.filter((entry) => typeof entry === 'string');
		if (key.endsWith('[]')) {
			input[key.slice(0, -2)] = entries;
			values[key.slice(0, -2)] = texts;
		} else {
			input[key] = entries[0];
			if (texts[0] !== undefined && !/password|code/i.test(key)) values[key] = texts[0];
		}
	}
	return { input, values };
}

type Issue = v.BaseIssue<unknown>;

function fieldTroubles(issues: readonly Issue[]): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const issue of issues) {
		const name = v.getDotPath(issue)?.split('.')[0] ?? 'form';
		fields[name] ??= fieldSentence(issue);
	}
	return fields;
}

/** A schema may name a message key as its message (`v.check(…, 'person.no_such_birthday')`); else the kind of trouble speaks. */
function fieldSentence(issue: Issue): string {
	const named = (m as unknown as Record<string, ((facts: object) => string) | undefined>)[
		issue.message
	];
	if (named) return named({});
	const bound = Number(issue.requirement);
	if (issue.received === 'undefined' || issue.received === '""') return m['form.required']();
	switch (issue.type) {
		case 'non_empty':
			return m['form.required']();
		case 'min_length':
			return bound <= 1 ? m['form.required']() : m['form.too_short']({ min: bound });
		case 'max_length':
			return m['form.too_long']({ max: bound });
		case 'min_value':
			return m['form.too_small']({ min: bound });
		case 'max_value':
			return m['form.too_large']({ max: bound });
		case 'integer':
		case 'safe_integer':
			return m['form.not_whole']();
		case 'number':
			return m['form.not_a_number']();
		case 'picklist':
		case 'union':
			return m['form.choose']();
		default:
			return m['form.wrong']();
	}
}
