import fc from 'fast-check';
import { addDays } from '#lib/kernel/instant.ts';
import { plainPersonName, type RollRow } from '#lib/people/roll-sheet.ts';

/** Text as it stands in a roll: trimmed, composed, of one line, no number an ID card has. */
const aText = (most: number) =>
	fc
		.string({ minLength: 1, maxLength: most, unit: 'grapheme' })
		.map((text) =>
			text
				.normalize('NFC')
				.replace(/\s+/gu, ' ')
				.slice(0, most)
				.replace(/[\p{C}\uFFFD-\uFFFF]/gu, '')
				.trim()
		)
		.filter(
			(text) =>
				text !== '' &&
				// The workbook writer looks words up in a plain object; nobody is called `valueOf`.
				!(text in {}) &&
				text === text.normalize('NFC') &&
				!/^\d{15}$|^\d{17}[\dX]$/i.test(text)
		);

const aRow: fc.Arbitrary<Omit<RollRow, 'line'>> = fc
	.record({
		household: aText(40),
		name: aText(30).map(plainPersonName),
		sex: fc.constantFrom(null, 'female' as const, 'male' as const),
		birthDate: fc.option(fc.nat(45_000).map((days) => addDays('1900-01-01', days))),
		rollNumber: fc.option(aText(40)).map((text) => text ?? ''),
		representative: fc.boolean(),
		phone: fc
			.option(fc.nat(99_999_999))
			.map((rest) => (rest === null ? '' : `138${String(rest).padStart(8, '0')}`)),
		groupName: fc.option(aText(30)).map((text) => text ?? ''),
		address: fc.option(aText(60)).map((text) => text ?? ''),
		unit: fc.option(aText(30)).map((text) => text ?? ''),
		area: fc.option(fc.integer({ min: 1, max: 99_999_999 }))
	})
	.map((row) => ({ ...row, area: row.unit ? row.area : null }));

export const someRows = fc.array(aRow, { minLength: 1, maxLength: 20 });
