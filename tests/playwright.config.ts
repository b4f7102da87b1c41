import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const top = fileURLToPath(new URL('..', import.meta.url));
const output = `${top}tests/.output`;
const DAY = 86_400_000;

function forgetOldRuns() {
	if (!existsSync(output)) return;
	for (const name of readdirSync(output)) {
		const run = `${output}/${name}`;
		if (Date.now() - statSync(run).mtimeMs > DAY) rmSync(run, { recursive: true });
	}
}

/**
 * Each run has a folder of its own, and a copy of the build, so that building again does not change the house under test.
 * The workers read this file again and find the folder in the environment.
 */
function openRun(): string {
	if (process.env.E2E_RUN) return process.env.E2E_RUN;
	forgetOldRuns();
	const run = `${output}/${new Date().toISOString().replaceAll(/\D/g, '')}-${process.pid}`;
	cpSync(`${top}build`, `${run}/build`, { recursive: true });
	process.env.BUILD_DIR = `${run}/build`;
	return (process.env.E2E_RUN = run);
}

const run = openRun();
const chromium = process.env.CHROMIUM_PATH;

export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: `${run}/results`,
	reporter: [['list']],
	fullyParallel: true,
	workers: 2,
	retries: 0,
	// A machine with two cores runs two houses and two browsers.
	timeout: 90_000,
	expect: { timeout: 15_000 },
	use: {
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
	}
});
