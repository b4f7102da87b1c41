import { m } from '#lib/paraglide/messages.js';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { issueLink } from '#lib/people/server/issue-link.ts';
import { system } from '#lib/server/ctx.ts';
import type { App } from '#lib/server/app.ts';
import { readSetting } from '#lib/server/settings-store.ts';
import { CAST, walkers, type CommunityCast } from '../cast.ts';
import { issueHostLink } from './issue-host-link.ts';
import type { Place } from './place.ts';

/** Who of an invented community lends visitors a place to walk in. */
export function castOf(place: Place): CommunityCast {
	const { clerk, secretary, director, deputyDirector, supervisors, convener, council } = place;
	return {
		communityId: place.id,
		people: {
			...{ clerk, secretary, deputy_director: deputyDirector, convener },
			// 一肩挑: one person, one link.
			...(director === secretary ? {} : { director }),
			representative: place.representatives[1]!,
			council_member: council[5]!,
			supervisor: supervisors[0]!,
			party_member: place.partyMembers[12]!,
			resident: place.residents[20]!,
			reviewer: place.reviewer
		}
	};
}

const LANGUAGES = ['zh-CN', 'en'] as const;

/** What is printed once the address is known: a new one-time link for every part, and for the host administrator. */
export async function announceLinks(
	app: Pick<App, 'db' | 'ctxFor'>,
	address: string
): Promise<string[]> {
	const casts = await readSetting<CommunityCast[]>(app.db, CAST, []);
	if (casts.length === 0) return [];
	const linkOf = (code: string) => `${address}/slip/${code}`;
	const lines = ['', ...LANGUAGES.map((locale) => m['demo.links']({}, { locale })), ''];
	for (const { communityId, people } of casts) {
		const { name, slug } = await getCommunity(app.db, communityId);
		lines.push(`${name}  ${address}/c/${slug}`);
		const parts = walkers.flatMap((role) => {
			const personId = people[role];
			return personId ? [{ role, personId }] : [];
		});
		// All at once: they share a commit.
		const slips = await Promise.all(
			parts.map(({ personId }) => issueLink(app.ctxFor(system), personId))
		);
		for (const [nth, { role }] of parts.entries()) {
			const { name, code } = slips[nth]!;
			const [chinese, english] = LANGUAGES.map((locale) => m[`demo.role.${role}`]({}, { locale }));
			lines.push(`  ${linkOf(code)}  ${chinese} ${english}  ${name}`);
		}
		lines.push('');
	}
	const [chinese, english] = LANGUAGES.map((locale) => m['demo.role.host']({}, { locale }));
	lines.push(`${linkOf(await issueHostLink(app.ctxFor(system)))}  ${chinese} ${english}`);
	lines.push('', ...LANGUAGES.map((locale) => m['demo.clock']({}, { locale })));
	return lines;
}
