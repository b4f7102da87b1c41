import { networkInterfaces } from 'node:os';

/**
 * The addresses under which a server that listens on `host` is reached. One that listens everywhere (`0.0.0.0`, `::`)
 * cannot be opened by that name: it is the machine's own addresses that are, those of the network first.
 */
export function addressesOf(
	host: string,
	port: number,
	interfaces = networkInterfaces()
): string[] {
	const asAddress = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
	if (host !== '0.0.0.0' && host !== '::') return [asAddress(host)];
	const outside = Object.values(interfaces)
		.flatMap((found) => found ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address);
	return [...outside, '127.0.0.1'].map(asAddress);
}
