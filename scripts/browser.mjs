import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { environmentFor, say, tool } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function which(name) {
	for (const folder of process.env.PATH.split(delimiter)) {
		const file = join(folder, name);
		try {
			accessSync(file, constants.X_OK);
			return file;
		} catch {
			// not in this folder
		}
	}
	return undefined;
}

/** Some systems put a script there that only says how to install it. */
const answers = (file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;

const ofTheSystem = () => NAMES.map(which).find((file) => file && answers(file));

function ofPlaywright() {
	const { chromium } = createRequire(import.meta.url)('playwright-core');
	const file = chromium.executablePath();
	return file && answers(file) ? file : undefined;
}

function byApt() {
	if (process.getuid?.() !== 0 || !which('apt-get')) return undefined;
	say('no browser found: apt-get install chromium fonts-noto-cjk');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: 'inherit', env });
	apt('update');
	apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
	return ofTheSystem();
}

function byDownload() {
	say('no browser found: playwright install chromium');
	spawnSync(process.execPath, [tool('playwright'), 'install', 'chromium'], {
		stdio: 'inherit',
		env: environmentFor(process.execPath)
	});
	return ofPlaywright();
}

/** A Chromium for the journeys. There is no way to go on without one. */
export function findChromium() {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (answers(named)) return named;
		throw new Error(`CHROMIUM_PATH is ${named}, which does not start`);
	}
	const found = ofTheSystem() ?? ofPlaywright() ?? byApt() ?? byDownload();
	if (found) return found;
	throw new Error(
		'no Chromium for the browser journeys. Install chromium or Google Chrome, or set CHROMIUM_PATH.'
	);
}
