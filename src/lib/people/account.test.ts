import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import {
	FRESH,
	mayAccept,
	mayBePassword,
	mayUseSecondFactor,
	needsOldPassword,
	plainPhone,
	type Slip
} from './account.ts';

describe('mayAccept', () => {
	const slip: Slip = {
		id: newId('slip'),
		accountId: newId('account'),
		kind: 'paper',
		expiresAt: 200,
		usedAt: null,
		revokedAt: null
	};

	it('lets a slip in until the instant it expires', () => {
		expect(mayAccept(slip, 199)).toEqual(allow);
		expect(mayAccept(slip, 200)).toEqual(refuse('slip.expired'));
	});

	it.each([
		['a code that no slip has', undefined, 'slip.unknown'],
		['a slip used before', { ...slip, usedAt: 50 }, 'slip.used'],
		['a slip with a later one', { ...slip, revokedAt: 50 }, 'slip.revoked']
	] as const)('refuses %s', (_what, given, code) => {
		expect(mayAccept(given, 100)).toEqual(refuse(code));
	});
});

describe('mayBePassword', () => {
	const handle = '483920';
	it.each(['油菜花开了满山坡', 'shiqiao-2026-lu', '3号路灯 亮起来'])('takes %s', (password) => {
		expect(mayBePassword(password, { handle })).toEqual(allow);
	});

	it('counts characters, not bytes', () => {
		expect(mayBePassword('油菜花开了满山', { handle })).toEqual(
			refuse('account.password_short', { min: 8 })
		);
	});

	it.each([
		'12345678',
		'88888888',
		'abcd1234',
		'a1234567',
		'woaini1314',
		'PASSWORD',
		'qwerty123',
		'19650412',
		'483920483920',
		'13812345678',
		'12121212',
		'1q2w3e4r'
	])('refuses %s, which is tried first', (password) => {
		expect(mayBePassword(password, { handle })).toEqual(refuse('account.password_common'));
	});
});

it.each([
	['138 1234 5678', '13812345678'],
	['+86 138-1234-5678', '13812345678'],
	['008613812345678', '13812345678'],
	['１３８１２３４５６７８', '13812345678'],
	['483920', '483920']
])('reads the phone number %s', (typed, plain) => {
	expect(plainPhone(typed)).toBe(plain);
});

it('offers a second factor to clerks and secretaries', () => {
	expect(mayUseSecondFactor([{ role: 'clerk' }])).toEqual(allow);
	expect(mayUseSecondFactor([{ role: 'secretary' }])).toEqual(allow);
	expect(mayUseSecondFactor([{ role: 'representative' }])).toEqual(
		refuse('account.second_factor_not_needed')
	);
});

it('asks for the old password, but of nobody who came in by a code within the hour', () => {
	const session = { via: 'slip', createdAt: 0 };
	expect(needsOldPassword({ hasPassword: true }, session, FRESH - 1)).toBe(false);
	expect(needsOldPassword({ hasPassword: true }, session, FRESH)).toBe(true);
	expect(needsOldPassword({ hasPassword: true }, { ...session, via: 'password' }, 1)).toBe(true);
	expect(needsOldPassword({ hasPassword: false }, { ...session, via: 'password' }, 1)).toBe(false);
});
