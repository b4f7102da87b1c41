import { describe, expect, it } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { keepSession, transportOf } from './session-cookie.ts';

describe('transportOf', () => {
	it.each([
		['https://hall.example/', false, 'safe'],
		['http://127.0.0.1:3000/', false, 'safe'],
		['http://localhost:3000/', false, 'safe'],
		['http://[::1]:3000/', false, 'safe'],
		['http://192.168.1.20:3000/', false, 'refused'],
		['http://192.168.1.20:3000/', true, 'warned'],
		['http://127.0.0.1.elsewhere.example/', false, 'refused']
	] as const)('%s, allowed %s: %s', (address, insecure, transport) => {
		expect(transportOf(new URL(address), { insecure })).toBe(transport);
	});
});

describe('keepSession', () => {
	it.each([
		['https://hall.example/', false, true],
		['http://127.0.0.1:3000/', false, false],
		['http://192.168.1.20:3000/', true, false],
		['http://192.168.1.20:3000/', false, true]
	] as const)('%s, allowed %s: secure %s', (address, insecure, secure) => {
		const set: unknown[] = [];
		const cookies = { set: (...args: unknown[]) => void set.push(args) } as unknown as Cookies;
		keepSession({ cookies, url: new URL(address) }, 'value', { insecure });
		expect(set).toEqual([
			[
				'session',
				'value',
				expect.objectContaining({ path: '/', httpOnly: true, sameSite: 'lax', secure })
			]
		]);
	});
});
