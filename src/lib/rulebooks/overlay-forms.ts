import * as v from 'valibot';
import { dayField, filled, idField, wholeNumber } from '#lib/server/form-fields.ts';
import { bylawBodies, bylawShares, womenShares } from './overlay.ts';

const adoption = { basis: filled(120), adoptedOn: dayField(), startsOn: dayField() };
const shareField = <const Shares extends readonly [string, ...string[]]>(shares: Shares) =>
	v.pipe(
		v.optional(v.union([v.literal(''), v.picklist(shares)]), ''),
		v.transform((share) => (share === '' ? undefined : share))
	);

export const ChoosePackForm = v.object({ pack: filled(40), ...adoption });

export const AdoptBylawForm = v.pipe(
	v.object({
		...adoption,
		name: filled(60),
		body: v.picklist(bylawBodies),
		noticeDays: wholeNumber(0, 90),
		quorum: shareField(bylawShares),
		women: shareField(womenShares),
		pass: shareField(bylawShares),
		passOf: v.picklist(['present', 'due'])
	}),
	v.transform(({ basis, adoptedOn, startsOn, pass, passOf, ...draft }) => ({
		basis,
		adoptedOn,
		startsOn,
		draft: { ...draft, pass: pass && { share: pass, of: passOf } }
	}))
);

export const WithdrawOverlayForm = v.object({ overlayId: idField('overlay'), basis: filled(120) });
