import type { Cookies } from '@sveltejs/kit';

/** As long as a session lives. */
const MONTH = 30 * 24 * 3600;

/**
 * Whether the sign-in cookie is safe on the way: over https or within this machine it is; over plain http from elsewhere
 * only where the installation says so (INSECURE_COOKIES=1, a village network without TLS), and then people are warned.
 */
export type Transport = 'safe' | 'warned' | 'refused';

export function transportOf(url: URL, { insecure }: { insecure: boolean }): Transport {
	if (url.protocol === 'https:' || isLoopback(url.hostname)) return 'safe';
	return insecure ? 'warned' : 'refused';
}

/** Gives this browser the session, or prolongs it. */
export function keepSession(
	{ cookies, url }: { cookies: Cookies; url: URL },
	value: string,
	{ insecure }: { insecure: boolean }
): void {
	cookies.set('session', value, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:' || transportOf(url, { insecure }) === 'refused',
		maxAge: MONTH
	});
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
