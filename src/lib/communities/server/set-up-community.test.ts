import { beforeAll, describe, expect, it } from 'vitest';
import { findHead } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { newId } from '#lib/kernel/id.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import {
	findBodyOfKind,
	getCommunity,
	listBodies,
	listCommunities,
	listPlacesAbove,
	listPlacesUnder
} from './community-store.ts';
import { setUpCommunity } from './set-up-community.ts';

let village: Village;
let host: Ctx;
beforeAll(async () => {
	village = await aVillage();
	const actor = { kind: 'host', accountId: newId('account'), sessionId: 'test' } as const;
	host = { ...village.as(), actor };
});

const shiqiao = {
	kind: 'village',
	county: '清河县',
	township: '柳林镇',
	name: '石桥村',
	slug: 'shi-qiao',
	groups: ['一组', '二组', '一组']
} as const;
const input = (change: object = {}) => ({ ...shiqiao, groups: [...shiqiao.groups], ...change });

describe('setUpCommunity', () => {
	it('makes the place in its tree, the bodies of its kind, the settings and a journal entry', async () => {
		const id = await setUpCommunity(host, input());
		const community = await getCommunity(village.db, id);
		expect(community.settings.postingDays).toBe(15);
		const above = await listPlacesAbove(village.db, community.placeId);
		expect(above.map(({ name }) => name)).toEqual(['石桥村', '柳林镇', '清河县']);
		const groups = await listPlacesUnder(village.db, community.placeId);
		expect(groups.map(({ name }) => name).sort()).toEqual(['一组', '二组'].sort());
		expect((await listBodies(village.db, id))[0]?.kind).toBe('party_organisation');
		expect(await findBodyOfKind(village.db, id, 'desk')).toBeDefined();
		expect((await findHead(village.db, id))?.seq).toBe(1);
	});

	it('shares township and county with the next one', async () => {
		const id = await setUpCommunity(host, input({ name: '柳湾村', slug: 'liu-wan' }));
		const other = await setUpCommunity(
			host,
			input({ name: '槐荫社区', slug: 'huai-yin', kind: 'residential' })
		);
		const townships = await Promise.all(
			[id, other].map(async (one) => {
				const { placeId } = await getCommunity(village.db, one);
				return (await listPlacesAbove(village.db, placeId))[1]?.id;
			})
		);
		expect(townships[0]).toBe(townships[1]);
	});

	it('refuses a second community in the same place or under the same address, also at once', async () => {
		const twin = input({ name: '双庙村', slug: 'shuang-miao' });
		const both = await Promise.allSettled([setUpCommunity(host, twin), setUpCommunity(host, twin)]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(setUpCommunity(host, { ...twin, slug: 'other' })).rejects.toMatchObject({
			code: 'community.taken'
		});
		expect(
			(await listCommunities(village.db)).filter(({ name }) => name === '双庙村')
		).toHaveLength(1);
	});

	it('is the host administrator’s', async () => {
		const clerk = await village.clerk();
		await expect(
			setUpCommunity(village.as(clerk), input({ name: '新村', slug: 'xin-cun' }))
		).rejects.toMatchObject({ code: 'access.host_only' });
	});
});
