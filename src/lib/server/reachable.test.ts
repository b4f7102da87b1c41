import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { addressesOf } from './reachable.ts';

const one = (address: string, more: object = {}) =>
	({ address, family: 'IPv4', internal: false, ...more }) as NetworkInterfaceInfo;
const interfaces = {
	lo: [one('127.0.0.1', { internal: true })],
	eth0: [one('192.168.1.20'), one('fe80::1', { family: 'IPv6' })],
	wlan0: [one('10.0.0.5')]
};

it.each([
	['127.0.0.1', ['http://127.0.0.1:3000']],
	['localhost', ['http://localhost:3000']],
	['::1', ['http://[::1]:3000']],
	['0.0.0.0', ['http://192.168.1.20:3000', 'http://10.0.0.5:3000', 'http://127.0.0.1:3000']],
	['::', ['http://192.168.1.20:3000', 'http://10.0.0.5:3000', 'http://127.0.0.1:3000']]
])('names what a browser can open for %s', (host, addresses) => {
	expect(addressesOf(host, 3000, interfaces)).toEqual(addresses);
});

it('names this machine where there is no network', () => {
	expect(addressesOf('0.0.0.0', 3000, {})).toEqual(['http://127.0.0.1:3000']);
});
