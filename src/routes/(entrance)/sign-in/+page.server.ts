import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/kernel/own-path.ts';
import { AskCodeForm, PhoneCodeForm, SignInForm, SlipCodeForm } from '#lib/people/account-forms.ts';
import { acceptPhoneCode } from '#lib/people/server/accept-phone-code.ts';
import { sendPhoneCode } from '#lib/people/server/send-phone-code.ts';
import { signIn } from '#lib/people/server/sign-in.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import { readCode } from '#lib/server/secret-code.ts';
import { enter, insistOnTransport, transportAt } from '../enter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	transport: transportAt(url),
	back: ownPath(url.searchParams.get('back'), url),
	sentBy: theApp().codeSender.by
});

export const actions: Actions = {
	password: (event) =>
		submit(event.request, SignInForm, async ({ back, ...input }) => {
			insistOnTransport(event.url);
			const address = event.getClientAddress();
			const entry = await signIn(event.locals.ctx, theApp().limits, { ...input, address });
			return enter(event, entry, back);
		}),
	slip: ({ request, url }) =>
		submit(request, SlipCodeForm, async ({ slipCode, back }) => {
			const path = ownPath(back, url);
			redirect(303, `/slip/${readCode(slipCode) || '0'}?back=${encodeURIComponent(path)}`);
		}),
	askCode: ({ getClientAddress, locals: { ctx }, request, url }) =>
		submit(request, AskCodeForm, async ({ phone }) => {
			insistOnTransport(url);
			const { codeSender, limits } = theApp();
			await sendPhoneCode(ctx, limits, codeSender, { phone, address: getClientAddress() });
			return { form: 'phone', asked: phone };
		}),
	phone: (event) =>
		submit(event.request, PhoneCodeForm, async ({ back, phone, phoneCode, secondCode }) => {
			insistOnTransport(event.url);
			const entry = await acceptPhoneCode(event.locals.ctx, theApp().limits, {
				phone,
				code: phoneCode,
				secondCode,
				address: event.getClientAddress()
			});
			return enter(event, entry, back);
		})
};
