/** What an action sent back to its form, as pages get it in `form`. The server's `submit` makes it. */
export type FormAnswer = {
	/** What to mend, by the field's name. */
	fields?: Record<string, string | undefined>;
	/** The rules said no. */
	refusal?: { code: string; reason: string };
	/** What was typed, by the field's name. */
	values?: Record<string, string | string[] | undefined>;
	/** Which of the page's forms it was: the value of its hidden field `form`. */
	form?: string;
} | null;

/** The answer, if it is this form's. A page with one form needs no scope. */
export function answerTo(scope: string | undefined, answer: FormAnswer | undefined) {
	return answer && (scope === undefined || answer.form === scope) ? answer : undefined;
}

/** The id of a field's control, which the list of troubles links to. */
export function fieldId(name: string, scope = 'field'): string {
	return `${scope}-${plainName(name)}`;
}

/** `days[]` is sent as a list and answered as `days`. */
export function plainName(name: string): string {
	return name.replace(/\[\]$/, '');
}

/** The `aria-describedby` of a control. */
export function describedBy(id: string, parts: { hint?: string; error?: string }) {
	const ids = [parts.hint && `${id}-hint`, parts.error && `${id}-error`].filter(Boolean);
	return ids.join(' ') || undefined;
}
