import { spawn, spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { files } from '#lib/files/server/file-tables.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';
import { aVillage } from '#tests/helpers/village.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'yishiting-cli-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let serial = 0;
const aFolder = () => join(work, `f${(serial += 1)}`);

/** Runs one command as the launcher does, and gives what it said. */
function run(verb: string, args: string[], env: Record<string, string> = {}) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(root, `src/cli/${verb}.ts`), ...args],
		{
			encoding: 'utf8',
			cwd: work,
			env: { PATH: process.env.PATH!, LANG: 'zh_CN.UTF-8', DATABASE_URL: '', ...env }
		}
	);
	return { status, out: stdout, err: stderr };
}

/** A data folder as a server leaves it: a village with notices, one attachment, a key. */
async function anInstallation() {
	const dataDir = aFolder();
	const db = await openDatabase({ dataDir });
	const key = openSigningKey(dataDir);
	const village = await aVillage({ db });
	const clerk = await village.clerk();
	const issuerId = await village.body('committee', '石桥村村民委员会');
	const post = (title: string) =>
		postNotice(
			{ ...village.as(clerk), key },
			{ communityId: village.id, kind: 'other', title, body: '停水。', issuerId, days: 3 }
		);
	for (let n = 1; n <= 3; n += 1) await post(`停水通知之${n}`);
	const hash = sha256Hex('附件');
	mkdirSync(join(dataDir, 'files', hash.slice(0, 2)), { recursive: true });
	writeFileSync(join(dataDir, 'files', hash.slice(0, 2), hash), '附件');
	writeFileSync(join(dataDir, 'files', hash.slice(0, 2), `${hash}.half`), '附');
	await db.write(async (tx) => {
		await tx.insert(files).values({ hash, size: 6, mediaType: 'text/plain', storedAt: 0 });
	});
	return { dataDir, db, key, village, post, env: { DATA_DIR: dataDir } };
}

describe('export and verify', () => {
	it('write the record beside an open store, and check it without one', async () => {
		const { db, key, village, env } = await anInstallation();
		const file = join(work, 'record.jsonl');
		const exported = run('export', ['--community', village.slug, '--out', file], env);
		expect(exported).toMatchObject({ status: 0, err: '' });
		expect(exported.out).toContain('办理记录 3 条，公开文件 3 份');
		await db.close();

		const whole = run('verify', [file]);
		expect(whole).toMatchObject({ status: 0, err: '' });
		expect(whole.out).toContain(key.fingerprint);
		const lines = readFileSync(file, 'utf8').trim().split('\n');
		const { entry } = JSON.parse(lines[2]!) as { entry: { hash: string } };
		const marks = ['--head', entry.hash.slice(0, 16), '--key', key.fingerprint];
		expect(run('verify', [file, ...marks]).status).toBe(0);

		const other = run('verify', [file, '--head', '0123456789abcdef']);
		expect(other.status).toBe(1);
		expect(other.err).toContain('0123456789abcdef');
		writeFileSync(file, lines.with(2, lines[2]!.replace('2026-02', '2026-03')).join('\n'));
		const forged = run('verify', [file], { LANG: 'en_GB.UTF-8' });
		expect(forged).toMatchObject({ status: 1, out: '' });
		expect(forged.err).toContain('Journal entry 2 was changed');
	});

	it('say what is missing, and exit with 2 when nothing was checked or written', async () => {
		const { env, db, village } = await anInstallation();
		await db.close();
		expect(run('verify', []).status).toBe(2);
		expect(run('verify', ['a', '--head', 'xyz']).status).toBe(2);
		expect(run('verify', ['a', '--colour']).status).toBe(2);
		expect(run('verify', [join(work, 'nowhere')])).toMatchObject({ status: 2 });
		expect(run('export', [], env).status).toBe(2);
		const unknown = run('export', ['--community', 'nowhere'], env);
		expect(unknown.status).toBe(2);
		expect(unknown.err).toContain(village.slug);
		const into = join(work, 'no', 'such', 'folder.jsonl');
		expect(run('export', ['--community', village.slug, '--out', into], env).status).toBe(2);
		expect(run('export', ['--community', 'a'], { DATA_DIR: aFolder() }).status).toBe(2);
	});
});

describe('backup and restore', () => {
	it('copy while the store is written to, check the copy, and put it back', async () => {
		const { dataDir, db, village, post, env } = await anInstallation();
		const folder = aFolder();
		const child = spawn(process.execPath, [join(root, 'src/cli/backup.ts'), '--out', folder], {
			env: { PATH: process.env.PATH!, DATABASE_URL: '', ...env }
		});
		let said = '';
		child.stdout.on('data', (part) => (said += part));
		const ended = new Promise((done) => child.on('close', done));
		let writing = true;
		void ended.then(() => (writing = false));
		let written = 3;
		for (; writing && written < 2000; written += 1) await post(`第${written}份`);
		expect(await ended).toBe(0);
		expect(said).toMatch(/已核对 stone-bridge\S* 的办理记录：\d+ 条/);
		await db.close();

		const target = aFolder();
		const restored = run('restore', [folder], { DATA_DIR: target });
		expect(restored).toMatchObject({ status: 0, err: '' });
		const copy = await openDatabase({ dataDir: target });
		const [row] = await copy.select().from(files);
		expect(existsSync(join(target, 'files', row!.hash.slice(0, 2), row!.hash))).toBe(true);
		await copy.close();
		expect(readdirSync(join(target, 'files'), { recursive: true }).join()).not.toContain('half');
		expect(readFileSync(join(target, 'signing-key.pem'), 'utf8')).toBe(
			readFileSync(join(dataDir, 'signing-key.pem'), 'utf8')
		);
		const record = join(work, 'restored.jsonl');
		const exported = run('export', ['--community', village.slug, '--out', record], {
			DATA_DIR: target
		});
		expect(exported.status).toBe(0);
		expect(run('verify', [record]).status).toBe(0);
	}, 60_000);

	it('put nothing back over a running server or over data, unless told, and keep what was there', async () => {
		const { dataDir, db, env } = await anInstallation();
		const folder = aFolder();
		expect(run('backup', ['--out', folder], env).status).toBe(0);
		const before = readFileSync(join(dataDir, 'signing-key.pem'));

		const held = run('restore', [folder, '--replace'], env);
		expect(held.status).toBe(1);
		expect(held.err).toContain('服务还开着');
		await db.close();
		const full = run('restore', [folder], env);
		expect(full.status).toBe(1);
		expect(full.err).toContain('--replace');
		expect(existsSync(`${dataDir}.restoring`)).toBe(false);
		expect(run('restore', [folder, '--replace'], env).status).toBe(0);
		const aside = readdirSync(work).filter((name) => dataDir.endsWith(name.split('.before-')[0]!));
		expect(aside).toHaveLength(2);
		expect(readFileSync(join(dataDir, 'signing-key.pem'))).toEqual(before);
	});

	it.each([
		['a changed data file', (folder: string) => appendFileSync(join(folder, 'yishiting.db'), 'x')],
		[
			'a missing attachment',
			(folder: string) => rmSync(join(folder, 'files'), { recursive: true })
		],
		['a file too many', (folder: string) => writeFileSync(join(folder, 'more'), '')],
		['no manifest', (folder: string) => rmSync(join(folder, 'manifest.json'))]
	])('refuse %s, and change nothing', async (_what, damage) => {
		const { db, env } = await anInstallation();
		const folder = aFolder();
		expect(run('backup', ['--out', folder], env).status).toBe(0);
		await db.close();
		damage(folder);
		const target = aFolder();
		const refused = run('restore', [folder], { DATA_DIR: target });
		expect(refused.status).toBe(1);
		expect(refused.err).toContain('没有恢复');
		expect(existsSync(target)).toBe(false);
		expect(existsSync(`${target}.restoring`)).toBe(false);
	});

	it('find a journal that somebody changed, and an attachment that is gone', async () => {
		const { dataDir, db, env } = await anInstallation();
		await db.close();
		const broken = aFolder();
		cpSync(dataDir, broken, { recursive: true });
		const client = new BetterSqlite(join(broken, 'yishiting.db'));
		client.exec(`update journal_entries set facts = '{}' where seq = 2`);
		client.close();
		const folder = aFolder();
		const found = run('backup', ['--out', folder], { DATA_DIR: broken });
		expect(found.status).toBe(1);
		expect(found.err).toContain('第 2 条');

		rmSync(join(dataDir, 'files'), { recursive: true });
		expect(run('backup', ['--out', folder], env).status).toBe(1);
		expect(existsSync(folder) || existsSync(`${folder}.part`)).toBe(false);
	});

	it('leave no half of a backup where nothing can be written', async () => {
		const { db, env } = await anInstallation();
		await db.close();
		const file = join(work, 'a-file');
		writeFileSync(file, '');
		const failed = run('backup', ['--out', join(file, 'below')], env);
		expect(failed.status).toBe(1);
		expect(failed.err).toContain('没有留下半份文件');
		const taken = aFolder();
		mkdirSync(taken);
		writeFileSync(join(taken, 'here'), '');
		expect(run('backup', ['--out', taken], env).status).toBe(2);
		expect(run('backup', [], { DATA_DIR: aFolder() }).status).toBe(2);
	});

	it('say what to do where the data are in PostgreSQL', () => {
		const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
		expect(run('backup', [], env).err).toContain('pg_dump');
		expect(run('restore', ['x'], env).err).toContain('pg_restore');
	});
});
