import { SettingsForm } from '#lib/communities/community-forms.ts';
import { settleCommunity } from '#lib/people/server/settle-community.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { here } }) => ({
	base: `/c/${here.community.slug}/desk`,
	settings: here.community.settings
});

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, SettingsForm, async (settings) => {
			await settleCommunity(ctx, { communityId: here.community.id, settings });
			return { done: true };
		})
};
