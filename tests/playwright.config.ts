import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const top = fileURLToPath(new URL('..', import.meta.url));
const output = `${top}tests/.output`;
const DAY = 86_400_000;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((listening) => server.once('listening', listening));
	const { port } = server.address() as { port: number };
	await new Promise((closed) => server.close(closed));
	return port;
}

function forgetOldRuns() {
	if (!existsSync(output)) return;
	for (const name of readdirSync(output)) {
		const run = `${output}/${name}`;
		if (Date.now() - statSync(run).mtimeMs > DAY) rmSync(run, { recursive: true });
	}
}

// Each run has a port and a folder of its own. The workers read this file again and find both in the environment.
if (!process.env.E2E_PORT) {
	process.env.E2E_PORT = String(await freePort());
	forgetOldRuns();
	mkdirSync(`${output}/${process.env.E2E_PORT}`, { recursive: true });
}
const port = process.env.E2E_PORT;
const run = `${output}/${port}`;
const address = `http://127.0.0.1:${port}`;
const chromium = process.env.CHROMIUM_PATH;
process.env.E2E_DATA_DIR = `${run}/data`;

export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: `${run}/results`,
	reporter: [['list']],
	fullyParallel: true,
	workers: 2,
	retries: 0,
	// A machine with two cores runs the server and two browsers.
	timeout: 90_000,
	expect: { timeout: 15_000 },
	use: {
		baseURL: address,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(chromium ? { executablePath: chromium } : {}),
			// Chromium refuses its sandbox to root, and the rest keeps it from talking to the outside.
			args: [
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	},
	webServer: {
		command: 'node src/main.ts --empty',
		cwd: top,
		env: {
			HOST: '127.0.0.1',
			PORT: port,
			DATA_DIR: process.env.E2E_DATA_DIR,
			DATABASE_URL: process.env.E2E_DATABASE_URL ?? '',
			YISHITING_CLOCK: 'moving',
			LOG_LEVEL: 'warn',
			TRUST_PROXY: ''
		},
		url: `${address}/api/health`,
		reuseExistingServer: false,
		timeout: 60_000,
		stdout: 'pipe',
		stderr: 'pipe',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 }
	}
});
