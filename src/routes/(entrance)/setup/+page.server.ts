import { explain } from '#lib/kernel/messages.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { SetUpHostForm } from '#lib/people/person-forms.ts';
import { hasHost } from '#lib/people/server/account-store.ts';
import { setUpHost } from '#lib/people/server/set-up-host.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import { enter, insistOnTransport, transportAt } from '../enter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({
	transport: transportAt(url),
	may: explain((await hasHost(ctx.db)) ? refuse('setup.done') : allow),
	startCode: url.searchParams.get('code') ?? ''
});

export const actions: Actions = {
	default: (event) =>
		submit(event.request, SetUpHostForm, async ({ startCode, handle, password }) => {
			insistOnTransport(event.url);
			const address = event.getClientAddress();
			const { ctx } = event.locals;
			const input = { code: startCode, handle, password, address };
			return enter(event, await setUpHost(ctx, theApp().limits, input), '/host');
		})
};
