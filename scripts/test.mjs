// `npm test`: everything, in the order of what fails soonest. Runs on the Node that run.mjs found.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { findChromium } from './browser.mjs';
import { build, fail, inOwnFolder, say, tool } from './prepare.mjs';

const node = process.execPath;
const began = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const running = new Set();

/** Runs one tool to its end and gives its exit code and what it printed; alone it prints as it goes. */
function run(args, { quiet = false, env = {} } = {}) {
	return new Promise((done) => {
		const child = spawn(node, args, {
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			env: { ...process.env, ...env }
		});
		running.add(child);
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream?.on('data', (part) => (output += part));
		child.on('close', (code, signal) => {
			running.delete(child);
			done({ code: code ?? signal, output });
		});
	});
}
const stopAll = (signal) => running.forEach((child) => child.kill(signal));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.on(signal, () => {
		stopAll(signal);
		process.exit(1);
	});

/** One stage: says its name, its seconds, and ends everything when it fails. */
async function stage(name, work) {
	const since = performance.now();
	const { code, output = '' } = await work();
	if (code !== 0) {
		stopAll('SIGTERM');
		console.error(output);
		fail(`${name} (after ${seconds(since)})`);
	}
	say(`${name}: ${seconds(since)}`);
}

/** Asks drizzle-kit for a migration into a copy of the migrations: there must be nothing left to write. */
async function migrationsAreComplete() {
	return run(['scripts/check-migrations.mjs'], { quiet: true });
}

const quietly =
	(...args) =>
	() =>
		run(args, { quiet: true });

// First, so that a missing browser is known before minutes have passed.
let chromium;
await stage('browser', async () => {
	try {
		chromium = findChromium();
		return { code: 0 };
	} catch (error) {
		return { code: 1, output: error.message };
	}
});
await stage('generated code', async () => {
	const sync = await run([tool('@sveltejs/kit', 'svelte-kit'), 'sync'], { quiet: true });
	if (sync.code !== 0) return sync;
	const paraglide = tool('@inlang/paraglide-js', 'paraglide-js');
	const out = ['--project', './project.inlang', '--outdir', './src/lib/paraglide'];
	return run([paraglide, 'compile', ...out, '--silent'], { quiet: true });
});
// Each of these keeps one core busy, and there are two.
await Promise.all([
	stage(
		'types',
		quietly(tool('svelte-check'), '--tsconfig', './tsconfig.json', '--threshold', 'error')
	),
	(async () => {
		await stage('lint', quietly(tool('eslint'), '.'));
		await stage('format', quietly(tool('prettier'), '--check', '--log-level', 'warn', '.'));
		await stage('migrations', migrationsAreComplete);
	})()
]);
await stage('rules, stores, sockets, architecture', () =>
	inOwnFolder((folder) =>
		run([tool('vitest'), 'run', '--allowOnly=false'], { env: { TMPDIR: folder } })
	)
);
await stage('build', async () => {
	build(node);
	return { code: 0 };
});
await stage('journeys', () =>
	run(['scripts/test-journeys.mjs', ...process.argv.slice(2)], { env: { CHROMIUM_PATH: chromium } })
);
say(`all tests passed in ${seconds(began)}`);
