// The journeys in Chromium, on the production build. Arguments go to Playwright: a part of a name, or --headed.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { findChromium } from './browser.mjs';
import { build, fail, tool } from './prepare.mjs';

let chromium;
try {
	chromium = findChromium();
} catch (error) {
	fail(error.message);
}
build(process.execPath);

const config = ['--config', 'tests/playwright.config.ts', '--forbid-only'];
const playwright = spawn(
	process.execPath,
	[tool('@playwright/test', 'playwright'), 'test', ...config, ...process.argv.slice(2)],
	{ stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium } }
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.on(signal, () => playwright.kill(signal));
playwright.on('exit', (code) => process.exit(code ?? 1));
