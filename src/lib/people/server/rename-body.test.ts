import { beforeEach, describe, expect, it } from 'vitest';
import { getBody, listFormerNames } from '#lib/communities/server/community-store.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { renameBody } from './rename-body.ts';
import { dissolveBody } from './settle-community.ts';

let village: Village;
let clerk: Id<'person'>;
let bodyId: Id<'body'>;

beforeEach(async () => {
	village = await aVillage();
	clerk = await village.clerk();
	bodyId = await village.body('party_organisation', '石桥村党支部');
});

const rename = (name: string, by = clerk) =>
	renameBody(village.as(by), { communityId: village.id, bodyId, name });
const names = async () => ({
	name: (await getBody(village.db, village.id, bodyId)).name,
	former: (await listFormerNames(village.db, bodyId)).map(({ name }) => name)
});
const entries = () => listEntriesAfter(village.db, village.id, { seq: 0, limit: 20 });

describe('renaming a body', () => {
	it('keeps every name it had, with the day it ended, and says so by reference', async () => {
		await rename('石桥村党总支');
		village.at(village.now + DAY);
		await rename('石桥村党委');
		expect(await names()).toEqual({
			name: '石桥村党委',
			former: ['石桥村党总支', '石桥村党支部']
		});
		expect((await listFormerNames(village.db, bodyId))[0]!.until).toBe(village.now);
		const written = await entries();
		expect(written.map(({ act, subject }) => [act, subject])).toEqual([
			['body.renamed', bodyId],
			['body.renamed', bodyId]
		]);
		expect(JSON.stringify(written)).not.toContain('石桥');
	});

	it('refuses a name in use, the same name, a dissolved body and others than the clerk, and changes nothing', async () => {
		await village.body('council', '石桥村村民议事会');
		await expect(rename('石桥村村民议事会')).rejects.toMatchObject({ code: 'body.name_taken' });
		await expect(rename('石桥村党支部')).rejects.toMatchObject({ code: 'body.name_same' });
		const resident = await village.person();
		await expect(rename('别名', resident)).rejects.toMatchObject({ code: 'access.clerk_only' });
		const elsewhere = await aVillage({ db: village.db });
		await expect(
			renameBody(elsewhere.as(await elsewhere.clerk()), {
				communityId: elsewhere.id,
				bodyId,
				name: '别名'
			})
		).rejects.toMatchObject({ code: 'access.not_found' });
		await dissolveBody(village.as(clerk), { communityId: village.id, bodyId });
		await expect(rename('别名')).rejects.toMatchObject({ code: 'post.body_dissolved' });
		expect(await names()).toEqual({ name: '石桥村党支部', former: [] });
		expect((await entries()).map(({ act }) => act)).toEqual(['body.dissolved']);
	});

	it('of two bodies to one name at once renames one', async () => {
		const other = await village.body('committee', '石桥村村民委员会');
		const both = await Promise.allSettled([
			rename('石桥村新名'),
			renameBody(village.as(clerk), {
				communityId: village.id,
				bodyId: other,
				name: '石桥村新名'
			})
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [refused] = both.filter((one) => one.status === 'rejected');
		expect(refused).toMatchObject({ reason: { code: 'body.name_taken' } });
	});
});
