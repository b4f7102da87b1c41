import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const here = new URL('https://yishi.example.cn/sign-in');

it.each([
	['/c/stone-bridge?page=2', '/c/stone-bridge?page=2'],
	['//elsewhere.example/x', '/'],
	['/\\elsewhere.example', '/'],
	['/\t/elsewhere.example', '/'],
	['/.//elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	[undefined, '/']
])('goes back from %o to %s', (back, path) => {
	expect(ownPath(back, here)).toBe(path);
});
