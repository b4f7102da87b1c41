// Plain JS for any Node from 18 on: installs, finds a new enough Node, builds, then hands over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { build, environmentFor, fail, findNode, install, root, tool } from './prepare.mjs';

process.chdir(root);
const parent = process.ppid;
const [verb, ...rest] = process.argv.slice(2);

/**
 * Room for what is new in memory, per half. A large machine would be given 64 MB for it, filled before anything is cleared
 * away; the server's pages need little, and half the memory is enough with this.
 */
const frugal = ['--max-semi-space-size=8'];

/** What each command runs once dependencies and Node are there. `.env` is read, but never by the tests. */
const verbs = {
	start(node) {
		build(node);
		return [...fromEnvFile, ...frugal, 'src/main.ts', ...rest];
	},
	dev() {
		const isDemo = !rest.includes('--empty') && !rest.some((arg) => arg.startsWith('--host'));
		process.env.YISHITING_START ??= isDemo ? 'demo' : 'empty';
		return [...fromEnvFile, tool('vite'), 'dev', ...rest.filter((arg) => arg !== '--empty')];
	},
	test: () => ['scripts/test.mjs', ...rest],
	'test:postgres': () => ['scripts/test-postgres.mjs', ...rest],
	'test:journeys': () => ['scripts/test-journeys.mjs', ...rest],
	bench(node) {
		build(node);
		return ['tests/bench/run.ts', ...rest];
	},
	export: tellCli,
	verify: tellCli,
	backup: tellCli,
	restore: tellCli,
	host: tellCli,
	rules: tellCli
};
const fromEnvFile = existsSync('.env') ? ['--env-file=.env'] : [];

function tellCli() {
	return [...fromEnvFile, `src/cli/${verb}.ts`, ...rest];
}

if (!Object.hasOwn(verbs, verb ?? ''))
	fail(`"${verb ?? ''}" is no command. There are: ${Object.keys(verbs).join(', ')}`);
install();
const node = findNode();
const args = verbs[verb](node);
const program = args.find((arg) => !arg.startsWith('--'));
if (!existsSync(program)) fail(`"${verb}" is not there yet: ${program} is missing`);

const child = spawn(node, args, { stdio: 'inherit', env: environmentFor(node) });
// Ctrl-C reaches the child by itself and once more through here: it takes signals close together for one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm passes a signal on to its shell, which ends and tells nobody.
if (process.env.npm_lifecycle_event) {
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		child.kill('SIGTERM');
	}, 200);
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
