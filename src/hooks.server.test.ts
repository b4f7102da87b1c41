import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '#lib/kernel/refusal.ts';
import { log } from '#lib/server/log.ts';
import { handleError } from './hooks.server.ts';

type Asked = Parameters<typeof handleError>[0];
const told = (error: unknown) => handleError({ kind: 'unknown', error } as Asked);

describe('handleError', () => {
	afterEach(() => vi.restoreAllMocks());

	it('gives the person a number, and the stack to the log under the same number', async () => {
		const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
		const error = new TypeError('cannot read roll of undefined');
		const answer = await told(error);
		expect(answer).toMatchObject({ message: expect.stringContaining('编号') });
		expect(JSON.stringify(answer)).not.toMatch(/roll of undefined|hooks\.server/);
		const { traceId } = answer as { traceId: string };
		expect(traceId).toMatch(/^[0-9a-f-]{36}$/);
		expect(logged).toHaveBeenCalledWith({ traceId, err: error }, expect.any(String));
	});

	it('answers a refusal in its own words, and logs nothing', async () => {
		const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
		expect(await told(new Refusal('access.not_found'))).toMatchObject({
			status: 404,
			code: 'access.not_found'
		});
		expect(logged).not.toHaveBeenCalled();
	});

	it.each([
		['a full disk', { code: 'SQLITE_FULL' }, 'storage.full'],
		['a full disk under a failed query', { cause: { code: 'ENOSPC' } }, 'storage.full'],
		['a store that another program holds', { code: 'SQLITE_BUSY_SNAPSHOT' }, 'storage.locked']
	])('says in words what %s is', async (_what, trouble, code) => {
		expect(await told(Object.assign(new Error('disk'), trouble))).toMatchObject({ code });
	});
});
