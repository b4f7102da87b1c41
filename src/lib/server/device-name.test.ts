import { expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

it.each([
	[
		'Mozilla/5.0 (Linux; Android 10; V2034A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 Mobile Safari/537.36 MicroMessenger/8.0.30',
		'Android · 微信'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 14_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1.2 Mobile/15E148 Safari/604.1',
		'iPhone · Safari'
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
		'Windows · Edge'
	],
	['curl/8.0', '']
])('knows %s', (userAgent, name) => {
	expect(deviceName(userAgent)).toBe(name);
});
