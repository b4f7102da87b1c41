// Plain JS for any Node from 18 on: what has to be there before the house can open.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The project's folder. Everything is run from here. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

export const say = (text) => console.log(`[yishiting] ${text}`);

/** Ends the command with a sentence that says what to do. */
export function fail(text) {
	console.error(`\n[yishiting] FAILED: ${text}\n`);
	process.exit(1);
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const sameVersions = (a = {}, b = {}) =>
	Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

/**
 * Whether what lies in node_modules is what the lock file asks for. npm writes its own list there when it has finished,
 * so a half-made installation has none.
 */
export function isInstalled() {
	const list = 'node_modules/.package-lock.json';
	if (!existsSync(list)) return false;
	const wanted = readJson('package-lock.json').packages;
	const present = readJson(list).packages;
	const { dependencies, devDependencies } = readJson('package.json');
	return (
		sameVersions(wanted[''].dependencies, dependencies) &&
		sameVersions(wanted[''].devDependencies, devDependencies) &&
		Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
			path === '' || present[path] === undefined
				? path === '' || optional || devOptional
				: present[path].version === version
		)
	);
}

const [major, minor] = process.versions.node.split('.').map(Number);
/** npm leaves out what names a newer Node than the one it runs on, and then the build lacks its native part. */
const canInstall = major > 20 || (major === 20 && minor >= 19);

/** The lock file is obeyed, never rewritten: `npm ci` or nothing. */
export function install() {
	if (isInstalled()) return;
	say('installing dependencies (npm ci)');
	// npm must not run on the Node that it is about to replace.
	const path = process.env.PATH.split(delimiter).filter(
		(folder) => !folder.startsWith(join(root, 'node_modules') + sep)
	);
	if (!canInstall) path.unshift(dirname(fetchNode()));
	const { status, error } = spawnSync(
		'npm',
		['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
		{ stdio: 'inherit', shell: windows, env: { ...process.env, PATH: path.join(delimiter) } }
	);
	if (error)
		fail(`npm could not be started (${error.message}). It comes with Node.js: https://nodejs.org`);
	if (status !== 0)
		fail(
			'npm could not install the dependencies; its own words stand above. Is the network reachable? Behind a mirror or proxy, set npm’s "registry" or "proxy".'
		);
}

/** 22.18 and 23.6 are the first that run TypeScript as it is. */
function isNewEnough(version) {
	const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
	return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function runsNewEnough(file) {
	if (!existsSync(file)) return false;
	const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
	return status === 0 && isNewEnough(stdout.trim());
}

const program = windows ? 'node.exe' : 'node';

/** This Node, else the one among the dependencies, else the bare package of this platform. */
export function findNode() {
	if (isNewEnough(process.version)) return process.execPath;
	const fromDependencies = resolve('node_modules/node/bin', program);
	if (runsNewEnough(fromDependencies)) return fromDependencies;
	// npm may have been told to run no install scripts; the platform's package needs none.
	return fetchNode();
}

function fetchNode() {
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	const name = `${prefix}-${windows ? 'win' : process.platform}-${process.arch}`;
	const fetched = resolve('.runtime/node_modules', name, 'bin', program);
	if (runsNewEnough(fetched)) return fetched;
	say(`Node ${process.version} is too old; fetching ${name} from npm`);
	mkdirSync('.runtime', { recursive: true });
	const options = [
		'--no-save',
		'--prefix',
		'.runtime',
		'--no-audit',
		'--no-fund',
		'--loglevel=error'
	];
	spawnSync('npm', ['install', ...options, `${name}@24`], { stdio: 'inherit', shell: windows });
	if (runsNewEnough(fetched)) return fetched;
	return fail(
		`Node 22.18 or later is needed, this is ${process.version}, and npm could not supply one. Install Node 24: https://nodejs.org`
	);
}

/** The environment in which the tools of node_modules find that Node, also through `#!/usr/bin/env node`. */
export function environmentFor(node) {
	const path = [dirname(node), resolve('node_modules/.bin'), process.env.PATH];
	return { ...process.env, PATH: path.join(delimiter) };
}

/** The script behind a command of a dependency, to be run by the Node we chose. */
export function tool(packageName, command = packageName) {
	const folder = resolve('node_modules', packageName);
	const { bin } = readJson(join(folder, 'package.json'));
	return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Everything that the build reads. Paraglide's output is made by the build itself. */
const SOURCES = [
	'src',
	'static',
	'messages',
	'project.inlang/settings.json',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];
const isBuildInput = (file) => !file.endsWith('.test.ts') && file !== join('src/lib/paraglide');

function fingerprint() {
	const hash = createHash('sha256');
	const add = (file, isFolder) => {
		if (!isBuildInput(file)) return;
		if (!isFolder) return hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
		for (const entry of readdirSync(file, { withFileTypes: true }).sort((a, b) =>
			a.name < b.name ? -1 : 1
		))
			add(join(file, entry.name), entry.isDirectory());
	};
	for (const file of SOURCES) if (existsSync(file)) add(file, !/\.\w+$/.test(file));
	return hash.digest('hex');
}

const isAlive = (pid) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/** Waits until nobody else builds here: two at once would write over each other. */
function lockBuild() {
	const lock = 'node_modules/.yishiting-build';
	for (;;) {
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' });
			return () => rmSync(lock, { force: true });
		} catch {
			const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
			if (holder && !isAlive(holder)) rmSync(lock, { force: true });
			else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
		}
	}
}

/** Builds when the sources are not those of the last build. A build that fails leaves no stamp. */
export function build(node) {
	const unlock = lockBuild();
	buildWhenChanged(node);
	unlock();
}

function buildWhenChanged(node) {
	const stamp = 'build/.stamp';
	const sources = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	say('building');
	const { status, signal, stdout } = spawnSync(
		node,
		[tool('vite'), 'build', '--logLevel', 'warn'],
		{ stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env: environmentFor(node) }
	);
	if (status !== 0) fail(`${stdout}\nthe build ended with ${status ?? signal}`);
	writeFileSync(stamp, sources);
}

/** Lends a folder for what tests leave lying about, and takes it away when they have ended, however they did. */
export async function inOwnFolder(work) {
	const folder = mkdtempSync(join(tmpdir(), 'yishiting-tests-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	process.on('exit', remove);
	try {
		return await work(folder);
	} finally {
		remove();
	}
}
