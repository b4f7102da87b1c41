import { describe, expect, it } from 'vitest';
import { phrasesOf, termsOf, wordsOf } from './search-terms.ts';
import { snippetOf } from './snippet.ts';

const code = (character: string) => character.codePointAt(0)!.toString(36).padStart(4, '0');
const term = (pair: string) => `x${Array.from(pair, code).join('')}`;

describe('termsOf', () => {
	it('writes the pairs in order, and the last character of a run alone', () => {
		expect(termsOf('路灯安装。桥')).toBe(['路灯', '灯安', '安装', '装', '桥'].map(term).join(' '));
	});

	it('takes full-width, half-width, upper and lower case for the same', () => {
		expect(termsOf('ＬＥＤ１２')).toBe(termsOf('led12'));
	});

	it('is nothing but letters and digits, whatever the text', () => {
		const hostile = `"' OR 1=1 -- * NEAR(路灯) 𠮷野家 ( ) : & | ! <-> \0 ل ñ 🙂`;
		expect(termsOf(hostile)).toMatch(/^[a-z0-9 ]+$/);
		expect(termsOf('！？…')).toBe('');
	});

	it('stops where PostgreSQL loses count of positions', () => {
		expect(termsOf('灯'.repeat(50_000)).split(' ')).toHaveLength(16_000);
	});
});

describe('phrasesOf', () => {
	it('asks for a phrase of pairs from two characters, and for a beginning with one', () => {
		expect(phrasesOf('路灯安 桥')).toEqual([
			{ pairs: [term('路灯'), term('灯安')] },
			{ prefix: term('桥') }
		]);
	});

	it.each(['', '   ', '"', '***', '--', '（）', '\0'])('asks for nothing with %j', (question) => {
		expect(phrasesOf(question)).toEqual([]);
	});

	it('takes eight words at most, each once', () => {
		expect(wordsOf('灯 灯 a b c d e f g h i j')).toHaveLength(8);
		expect([...wordsOf('灯'.repeat(500))[0]!]).toHaveLength(40);
	});
});

describe('snippetOf', () => {
	const show = (text: string, question: string) =>
		snippetOf(text, wordsOf(question))
			.map(({ text, hit }) => (hit ? `[${text}]` : text))
			.join('');

	it('cuts around the first hit and marks every hit in it', () => {
		const text = `${'前'.repeat(40)}安装路灯三十盏，路灯杆高六米。${'后'.repeat(90)}`;
		const shown = show(text, '路灯');
		expect(shown).toContain('安装[路灯]三十盏，[路灯]杆');
		expect(shown.startsWith('…前')).toBe(true);
		expect(shown.endsWith('后…')).toBe(true);
		expect(Array.from(shown.replace(/[[\]…]/g, ''))).toHaveLength(76);
	});

	it('marks what was written otherwise but means the same', () => {
		expect(show('建筑面积３０㎡，ＬＥＤ灯', 'led 30m2')).toBe('建筑面积[３０㎡]，[ＬＥＤ]灯');
	});

	it('joins hits that overlap, and shows the beginning without a hit', () => {
		expect(show('路灯安装', '路灯安 灯安装')).toBe('[路灯安][装]');
		expect(show('村道路灯', '水')).toBe('村道路灯');
		expect(show('', '水')).toBe('');
	});
});
