import { ownPath } from '#lib/kernel/own-path.ts';
import { explain } from '#lib/kernel/messages.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { refuse } from '#lib/kernel/verdict.ts';
import { AcceptSlipForm } from '#lib/people/account-forms.ts';
import { acceptSlip, readSlip } from '#lib/people/server/accept-slip.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import { enter, insistOnTransport, transportAt } from '../../enter.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: whoever previews the link, a messenger or a scanner, uses nothing up. */
export const load: PageServerLoad = async ({ getClientAddress, locals: { ctx }, params, url }) => {
	const shared = { transport: transportAt(url), back: ownPath(url.searchParams.get('back'), url) };
	try {
		const address = getClientAddress();
		return {
			...shared,
			slip: await readSlip(ctx, theApp().limits, { code: params.code, address })
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ...shared, refused: explain(refuse(error.code, error.facts)) };
	}
};

export const actions: Actions = {
	default: (event) =>
		submit(event.request, AcceptSlipForm, async ({ secondCode, back }) => {
			insistOnTransport(event.url);
			const entry = await acceptSlip(event.locals.ctx, theApp().limits, {
				code: event.params.code,
				secondCode,
				address: event.getClientAddress()
			});
			return enter(event, entry, back);
		})
};
