import * as v from 'valibot';
import { filled, optionalText, ticked, wholeNumber } from '#lib/server/form-fields.ts';
import { bodyKinds, communityKinds } from './community.ts';

export const SetUpCommunityForm = v.object({
	kind: v.picklist(communityKinds),
	county: filled(40),
	township: filled(40),
	name: filled(40),
	slug: v.pipe(
		v.string(),
		v.nonEmpty(),
		v.regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'community.slug_wrong')
	),
	/** 村民小组 or 网格, one a line. */
	groups: optionalText(4000)
});

export const SettingsForm = v.object({
	postingDays: wholeNumber(1, 365),
	commentDays: wholeNumber(1, 365),
	noticeDays: wholeNumber(0, 60),
	reviewDays: wholeNumber(1, 180),
	commentAudience: v.picklist(['community', 'everyone']),
	listed: ticked()
});

export const AddBodyForm = v.object({
	kind: v.picklist(bodyKinds),
	name: filled(40),
	groupName: optionalText(60)
});
export const GroupForm = v.object({ groupName: filled(60) });
export const RenameBodyForm = v.object({ name: filled(40) });
