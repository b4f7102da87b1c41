import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { access, counted, mayEnter, socketAccess } from '../src/access.ts';
import { newId } from '#lib/kernel/id.ts';
import type { Actor } from '#lib/server/ctx.ts';
import type { Standing } from '#lib/people/standing.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = (folder: string, name: RegExp) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => name.test(file))
		.map((file) => join(folder, file));

/** The route's id, as SvelteKit names it, of a file under `routes/`. */
const routeOf = (file: string) =>
	`/${relative(join(src, 'routes'), dirname(file)).split(sep).join('/')}`.replace(/\/$/, '') || '/';

/** The names of the form actions in a `+page.server.ts`. */
function actionsIn(source: string): string[] {
	const [, body] =
		/export const actions[^=]*= \{\n(.*?)\n\}(?: satisfies \w+)?;/s.exec(source) ?? [];
	return [...(body ?? '').matchAll(/^\t(?:async )?(\w+)[:(,]/gm)].map(([, name]) => name as string);
}

const pages = files(join(src, 'routes'), /\+(page|server)\.(svelte|ts|server\.ts)$/);
const routes = new Map<string, Set<string>>();
for (const file of pages) {
	const actions = routes.get(routeOf(file)) ?? new Set<string>();
	if (file.endsWith('+page.server.ts'))
		for (const action of actionsIn(readFileSync(file, 'utf8'))) actions.add(action);
	routes.set(routeOf(file), actions);
}

describe('the access table', () => {
	it('reads the actions of a page out of its source', () => {
		const source =
			'export const actions: Actions = {\n\tcast: ({ request }) =>\n\t\tsubmit(request),\n\tasync close() {\n\t\tx: 1\n\t}\n};';
		expect(actionsIn(source)).toEqual(['cast', 'close']);
	});

	it.each([...routes])('knows %s and each of its actions', (route, actions) => {
		expect(access, `${route} has no entry in src/access.ts`).toHaveProperty([route]);
		expect(Object.keys(access[route]?.actions ?? {}).sort()).toEqual([...actions].sort());
	});

	it.each(Object.keys(access))('has no entry %s for a route that is not there', (route) => {
		expect([...routes.keys()]).toContain(route);
	});

	it.each(Object.entries(counted))('counts on %s only what can be done there', (route, actions) => {
		expect(Object.keys(access[route]?.actions ?? {})).toEqual(
			expect.arrayContaining(Object.keys(actions))
		);
	});

	it('knows every socket message, and no other', () => {
		const heard = files(join(src, 'lib'), /-socket\.ts$/).flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/\.on\(\s*'([a-z]+:[a-z-]+)'/g)].map(
				([, name]) => name
			)
		);
		expect(Object.keys(socketAccess).sort()).toEqual([...new Set(heard)].sort());
	});
});

describe('mayEnter', () => {
	const communityId = newId('community');
	const personId = newId('person');
	const person: Actor = {
		kind: 'person',
		id: personId,
		accountId: newId('account'),
		sessionId: 's'
	};
	const standing = (over: Partial<Standing> = {}): Standing => ({
		communityId,
		personId,
		isHost: false,
		isResident: false,
		posts: [],
		...over
	});

	it('asks a visitor to sign in where not everybody may', () => {
		expect(mayEnter('anyone', { kind: 'visitor' }, undefined)).toEqual({ ok: true });
		expect(mayEnter('signed_in', { kind: 'visitor' }, undefined)).toMatchObject({
			code: 'access.sign_in'
		});
	});

	it('keeps out who belongs to another community', () => {
		expect(mayEnter(['resident'], person, standing())).toMatchObject({ code: 'access.not_yours' });
		expect(mayEnter(['resident'], person, standing({ isResident: true }))).toEqual({ ok: true });
	});

	it('gives the host nothing that belongs to a community', () => {
		const host: Actor = { kind: 'host', accountId: newId('account'), sessionId: 's' };
		expect(mayEnter(['clerk'], host, standing({ isHost: true }))).toMatchObject({
			code: 'access.clerk_only'
		});
		expect(mayEnter(['host'], host, undefined)).toEqual({ ok: true });
	});
});
