import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reader } from '#lib/server/database/database.ts';
import { bylawBodies, bylawShares, womenShares, type ShareText } from '../overlay.ts';
import type { Rule } from '../rule.ts';
import { packOf, placePacks } from '../rules.ts';
import { listOverlays } from './overlay-store.ts';
import { say, shareWords, testWords } from './rule-words.ts';

/** What the desk chooses from, and what it has chosen. */
export async function loadOverlays(
	db: Reader,
	{ id, kind }: { id: Id<'community'>; kind: Rule['communities'][number] },
	today: Day
) {
	const laid = (await listOverlays(db, id)).map((overlay) => {
		const { pack, rule, basis, adoptedOn, startsOn, endsOn } = overlay;
		return {
			...{ id: overlay.id, basis, adoptedOn, startsOn, endsOn },
			isOver: endsOn !== null && (endsOn < today || endsOn < startsOn),
			name: rule ? say(rule.name) : say(packOf(pack ?? '')!.name),
			body: rule?.body,
			noticeDays: rule?.noticeDays ?? 0,
			tests: rule ? [testWords(rule.quorum), testWords(rule.pass)].flatMap((one) => one ?? []) : []
		};
	});
	return {
		inUse: laid.filter(({ isOver }) => !isOver),
		ended: laid.filter(({ isOver }) => isOver),
		packs: placePacks.map(({ id, name, rules }) => {
			const count = rules.filter(({ communities }) => communities.includes(kind)).length;
			const says = count ? m['rule.pack_says']({ count }) : m['rule.pack_terms']();
			return { value: id, label: `${say(name)} · ${says}` };
		}),
		bodies: bylawBodies
			.filter((body) => kind === 'village' || body !== 'group_meeting')
			.map((body) => ({ value: body, label: m[`rule.body.${body}`]() })),
		shares: bylawShares.map(shareOption),
		womenShares: womenShares.map(shareOption)
	};
}

function shareOption(share: ShareText) {
	const [, op, num, den] = /^(>=|>)(\d+)\/(\d+)$/.exec(share)!;
	const words =
		num === den
			? m['rule.all']()
			: num === '1' && den === '2'
				? m['rule.half']()
				: shareWords(Number(num), Number(den));
	const label =
		num === den
			? words
			: op === '>'
				? m['rule.share_option.over']({ share: words })
				: m['rule.share_option.at_least']({ share: words });
	return { value: share, label };
}
