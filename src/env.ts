import { defineEnvVars } from '@sveltejs/kit/env';

const text = (fallback?: string) => (value: string | undefined) => value || fallback;
const flag = (value: string | undefined) => value === '1';

/** Every environment variable the program reads. HOST, PORT and TRUST_PROXY are read by `main.ts` before this. */
export const variables = defineEnvVars({
	DATABASE_URL: {
		description: 'postgres://… uses PostgreSQL; without it a SQLite file in DATA_DIR',
		schema: text()
	},
	DATA_DIR: {
		description: 'Where the data file, attachments and the signing key lie. Default: data',
		schema: text('data')
	},
	YISHITING_START: {
		description:
			'Set by the launcher: demo fills an empty store with the demonstration, empty does not',
		schema: text('empty')
	},
	YISHITING_CLOCK: {
		description:
			'moving lets the clock be moved forward, on loopback only (demonstrations and tests)',
		schema: text('true')
	},
	INSECURE_COOKIES: {
		description:
			'1 allows signing in over plain http from other machines (a village network without TLS)',
		schema: flag
	},
	LOG_LEVEL: {
		description: 'fatal, error, warn, info, debug or silent. Default: info',
		schema: text('info')
	}
});
