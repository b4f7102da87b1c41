import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { acceptSlip } from '#lib/people/server/accept-slip.ts';
import { visitor } from '#lib/server/ctx.ts';
import { openBus } from '#lib/server/bus.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openLimits } from '#lib/server/limits.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'yishiting-host-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function host(dataDir: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(root, 'src/cli/host.ts'), ...args],
		{
			encoding: 'utf8',
			cwd: work,
			env: {
				...{ PATH: process.env.PATH!, LANG: 'zh_CN.UTF-8', DATABASE_URL: '' },
				...{ DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '3000' }
			}
		}
	);
	return { status, out: stdout, err: stderr };
}

it('makes host administrators and lets them in again, beside a running server', async () => {
	const dataDir = join(work, 'data');
	expect(host(dataDir).err).toContain('还没有数据');
	expect(host(dataDir).status).toBe(2);

	// The server's own connections stay open meanwhile.
	const db = await openDatabase({ dataDir });
	try {
		expect(host(dataDir).out).toContain('还没有主机管理员');
		const added = host(dataDir, '--add', 'li-host');
		expect(added.status).toBe(0);
		const [, code] = /http:\/\/127\.0\.0\.1:3000\/slip\/(\S+)/.exec(added.out)!;
		const ctx = { db, bus: openBus(), key: openSigningKey(dataDir), actor: visitor };
		const enter = (given: string) =>
			acceptSlip({ ...ctx, now: Date.now() }, openLimits(), { code: given, address: '::1' });
		expect((await enter(code!)).via).toBe('slip');
		expect(host(dataDir).out).toMatch(/主机管理员：\s+li-host/);
		expect(host(dataDir, '--add', 'li-host')).toMatchObject({ status: 2 });
		expect(host(dataDir, '--add', 'Li').err).toContain('小写字母');

		const reset = host(dataDir, '--reset', 'li-host');
		expect(reset.out).toContain('所有设备已退出');
		expect((await enter(/\/slip\/(\S+)/.exec(reset.out)![1]!)).via).toBe('slip');
		expect(host(dataDir, '--reset', 'nobody').err).toContain('没有叫 nobody');
		for (const args of [['--who'], ['--add', 'a-host', '--reset', 'li-host']])
			expect(host(dataDir, ...args).err).toContain('用法');
	} finally {
		await db.close();
	}
}, 60_000);
