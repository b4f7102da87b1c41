import { expect, it } from 'vitest';
import { readForm } from './forms.ts';

const post = (body: string, type: string) =>
	new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } });

it.each([
	['multipart without a boundary', 'a=b', 'multipart/form-data'],
	[
		'multipart that breaks off',
		'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
		'multipart/form-data; boundary=x'
	],
	['no form at all', '{}', 'application/json']
])('refuses %s, as no fault of ours', async (_what, body, type) => {
	await expect(readForm(post(body, type))).rejects.toMatchObject({
		code: 'form.malformed',
		status: 400
	});
});

it('reads a form', async () => {
	const form = await readForm(post('a=b', 'application/x-www-form-urlencoded'));
	expect(form.get('a')).toBe('b');
});
