import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const here = new URL('https://hall.example/sign-in');

it.each(['/c/stone-bridge/my', '/c/stone-bridge/votes?page=2', '/'])('goes back to %s', (back) => {
	expect(ownPath(back, here)).toBe(back);
});

it.each([
	'https://elsewhere.example/',
	'//elsewhere.example/',
	'/.//elsewhere.example/',
	'/\\elsewhere.example/',
	'javascript:alert(1)',
	'c/stone-bridge',
	'',
	null,
	undefined
])('does not go to %s, but home', (back) => {
	expect(ownPath(back, here)).toBe('/');
});
