import { paraglideVitePlugin } from '@inlang/paraglide-js';
import type { AddressInfo } from 'node:net';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** In development Vite owns the HTTP server; the app is promised it here, as `src/main.ts` does in production. */
function promiseHttpServer(): Plugin {
	return {
		name: 'yishiting:http-server',
		apply: 'serve',
		configureServer({ httpServer }) {
			if (!httpServer) return;
			const shared = globalThis as { [key: symbol]: unknown };
			shared[Symbol.for('yishiting.http')] = httpServer;
			httpServer.once('listening', async () => {
				const { port } = httpServer.address() as AddressInfo;
				const address = `http://localhost:${port}`;
				// The app opens at the first visit. Its links are wanted before.
				await fetch(address).catch(() => {});
				const app = shared[Symbol.for('yishiting.app')] as
					{ announce(address: string): Promise<void> } | undefined;
				await app?.announce(address);
			});
		}
	};
}

// SvelteKit 3 reads its options here and stops beside a svelte.config.js.
export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
			cookieName: 'language'
		}),
		sveltekit({
			compilerOptions: {
				runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
			},
			adapter: adapter({ precompress: true }),
			csp: {
				mode: 'auto',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self', 'unsafe-inline'],
					'img-src': ['self', 'data:', 'blob:'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		}),
		promiseHttpServer()
	],
	// Chromium 86 and iOS 14 are the oldest that get scripts; older browsers get the pages without.
	build: {
		target: ['chrome86', 'safari14'],
		cssTarget: ['chrome86', 'safari14'],
		// Paraglide exports `as "room.key"`, which those do not know; bundled, nothing is left of it.
		rolldownOptions: { checks: { toleratedTransform: false } }
	},
	environments: { ssr: { build: { target: 'node22' } } },
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		setupFiles: ['tests/helpers/setup.ts'],
		environment: 'node',
		pool: 'forks',
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});
