import { describe, expect, it } from 'vitest';
import { actions } from './+page.server.ts';

/** Posts the form as a browser would; answers with the cookies set and where it leads. */
async function choose(fields: Record<string, string>) {
	const url = new URL('http://village.example/preferences');
	const cookies: Record<string, string> = {};
	const event = {
		url,
		request: new Request(url, { method: 'POST', body: new URLSearchParams(fields) }),
		cookies: { set: (name: string, value: string) => (cookies[name] = value) }
	} as unknown as Parameters<typeof actions.default>[0];
	const redirect = await Promise.resolve(actions.default(event)).catch((thrown: unknown) => thrown);
	return { cookies, ...(redirect as { status: number; location: string }) };
}

describe('preferences', () => {
	it('keeps language and size, and leads back to the page', async () => {
		const back = '/c/stone-bridge/archive?q=路灯';
		const { location, ...rest } = await choose({ language: 'en', large: '1', back });
		expect(rest).toMatchObject({ status: 303, cookies: { language: 'en', large: '1' } });
		expect(decodeURI(location)).toBe(back);
	});

	it('keeps nothing it does not know', async () => {
		expect(await choose({ language: 'fr', large: 'huge' })).toMatchObject({ cookies: {} });
	});

	it.each([
		'https://elsewhere.example/',
		'//elsewhere.example/',
		'/\\elsewhere.example/',
		'/\t/elsewhere.example/',
		'/.//elsewhere.example/',
		'/%2e//elsewhere.example/',
		'javascript:alert(1)',
		'c/stone-bridge'
	])('leads to the front page instead of %j', async (back) => {
		expect(await choose({ back })).toMatchObject({ status: 303, location: '/' });
	});
});
