import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(max));
const back = v.optional(v.pipe(v.string(), v.maxLength(2000)), '');
/** Sent only when the form asked for it. */
const secondCode = v.optional(v.pipe(v.string(), v.maxLength(20)));

export const SignInForm = v.object({
	name: text(40),
	password: text(200),
	secondCode,
	back
});

export const SlipCodeForm = v.object({ slipCode: text(40), back });
export const AcceptSlipForm = v.object({ secondCode, back });

export const AskCodeForm = v.object({ phone: text(30), back });
export const PhoneCodeForm = v.object({ phone: text(30), phoneCode: text(20), secondCode, back });

export const PasswordForm = v.object({
	password: text(200),
	oldPassword: v.optional(v.pipe(v.string(), v.maxLength(200))),
	back
});

export const SecondFactorForm = v.object({
	secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/)),
	secondCode: text(20)
});
export const StopSecondFactorForm = v.object({ secondCode: text(20) });
export const EndSessionForm = v.object({ session: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });
