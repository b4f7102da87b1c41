import { isDay, type Day } from '#lib/kernel/instant.ts';
import type { Answer } from './answer.ts';

/** A case that has not the form of one; the sentence names what is wrong. */
export class Malformed extends Error {}

/**
 * Reads the inputs of a case by name. Several names of one input are tried in turn; null and absent are the same: not known.
 * What nobody asked for is named in `unused`, since it may have been meant to matter.
 */
export class Inputs {
	readonly #given: Readonly<Record<string, unknown>>;
	readonly #used = new Set<string>();

	constructor(given: Readonly<Record<string, unknown>>) {
		this.#given = given;
	}

	unused(): string[] {
		return Object.keys(this.#given).filter((name) => !this.#used.has(name));
	}

	names(): string[] {
		return Object.keys(this.#given);
	}

	has(...names: string[]): boolean {
		return names.some((name) => (this.#given[name] ?? null) !== null);
	}

	#find(names: readonly string[]): { name: string; value: unknown } | undefined {
		for (const name of names) this.#used.add(name);
		const name = names.find((one) => (this.#given[one] ?? null) !== null);
		return name === undefined ? undefined : { name, value: this.#given[name] };
	}

	#read<Value>(
		names: readonly string[],
		what: string,
		is: (value: unknown) => value is Value
	): Value | undefined {
		const found = this.#find(names);
		if (found && !is(found.value)) throw new Malformed(`${found.name} is not ${what}`);
		return found?.value as Value | undefined;
	}

	day(...names: string[]): Day | undefined {
		return this.#read(names, 'a date', (value): value is Day => {
			return typeof value === 'string' && isDay(value);
		});
	}

	whole(...names: string[]): number | undefined {
		return this.#read(names, 'a whole number', (value): value is number => {
			return Number.isSafeInteger(value) && (value as number) >= 0;
		});
	}

	/** 元, as a number or as typed. */
	amount(...names: string[]): number | string | undefined {
		return this.#read(names, 'an amount', (value): value is number | string => {
			return typeof value === 'number' || typeof value === 'string';
		});
	}

	/** Said in a word or with true or false. */
	said(...names: string[]): boolean | string | undefined {
		return this.#read(names, 'true, false or text', (value): value is boolean | string => {
			return typeof value === 'boolean' || typeof value === 'string';
		});
	}

	flag(...names: string[]): boolean | undefined {
		return this.#read(names, 'true or false', (value): value is boolean => {
			return typeof value === 'boolean';
		});
	}

	text(...names: string[]): string | undefined {
		return this.#read(names, 'text', (value): value is string => typeof value === 'string');
	}

	texts(...names: string[]): string[] | undefined {
		return this.#read(names, 'a list of texts', (value): value is string[] => {
			return Array.isArray(value) && value.every((one) => typeof one === 'string');
		});
	}

	numbers(...names: string[]): number[] | undefined {
		return this.#read(names, 'a list of numbers', (value): value is number[] => {
			return Array.isArray(value) && value.every((one) => Number.isFinite(one));
		});
	}

	/** Names and whole numbers: votes by candidate. */
	counts(...names: string[]): Record<string, number> | undefined {
		return this.#read(names, 'whole numbers by name', (value): value is Record<string, number> => {
			return (
				typeof value === 'object' &&
				value !== null &&
				Object.values(value).every((one) => Number.isSafeInteger(one) && one >= 0)
			);
		});
	}

	/** The input that a topic cannot do without. */
	must<Value>(value: Value | undefined, ...names: string[]): Value {
		if (value === undefined) throw new Malformed(`${names.join(' or ')} is missing`);
		return value;
	}

	/** One of the words a table knows, by its meaning. */
	word<Meaning>(table: Readonly<Record<string, Meaning>>, ...names: string[]): Meaning | undefined {
		const found = this.#find(names);
		if (!found) return undefined;
		if (typeof found.value !== 'string' || !Object.hasOwn(table, found.value))
			throw new Malformed(`${found.name} "${String(found.value)}" is not known`);
		return table[found.value];
	}

	/** 省、市: 上海市 is 上海. */
	places(): string[] {
		return ['province', 'city', 'place']
			.map((name) => this.text(name))
			.filter((name) => name !== undefined)
			.map((name) => name.replace(/(省|市|自治区)$/, ''));
	}
}

/** An answer as it is compared: `ok` with why not, and the article. */
export function asActual(answer: Answer): Record<string, unknown> {
	if (answer.ok === true) return { ok: true };
	if (answer.ok === null) return { ok: null, missing: answer.missing };
	const { because, source, facts } = answer;
	return {
		ok: false,
		// The cases call the limit of three by its number.
		reason: because === 'over_limit' && facts?.limit === 3 ? 'over_three' : because,
		...(source ? { article: source.zh } : {}),
		...facts
	};
}

/** An answer under every setting: where they differ, it is the place's to settle. */
export function underSettings(answers: Readonly<Record<string, Answer>>): Record<string, unknown> {
	const [first, ...others] = Object.entries(answers);
	if (others.every(([, { ok }]) => ok === first![1].ok)) return asActual(first![1]);
	return {
		ok: 'configurable',
		settings: Object.fromEntries(Object.entries(answers).map(([name, { ok }]) => [name, ok]))
	};
}
