import { describe, expect, it } from 'vitest';
import type { BodyKind } from '#lib/communities/community.ts';
import { groupByBody, groupPeople, type OfficeHolder } from './office-holders.ts';
import type { Role } from './person.ts';

const names: Partial<Record<BodyKind, string>> = {
	party_organisation: '村党总支',
	committee: '村民委员会',
	representatives: '村民代表会议',
	desk: '经办台'
};
const holder = (name: string, ...seats: [BodyKind, Role][]): OfficeHolder => ({
	id: `per_${name}`,
	name,
	seats: seats.map(([kind, role]) => ({ bodyId: `bod_${kind}`, body: names[kind]!, kind, role }))
});
const shown = (...args: Parameters<typeof groupByBody>) =>
	groupByBody(...args).map(({ label, options }) => [label, ...options.map((one) => one.label)]);

describe('groupByBody', () => {
	const secretary = holder('刘', ['party_organisation', 'secretary'], ['committee', 'director']);
	const member = holder('陈', ['committee', 'committee_member']);
	const representative = holder('张', ['representatives', 'representative']);
	const clerk = holder('周', ['desk', 'clerk']);
	const all = [representative, member, clerk, secretary];

	it('names everybody once, likely bodies first, who leads before who sits', () => {
		expect(shown(all, ['committee', 'desk'])).toEqual([
			['村民委员会', '刘', '陈'],
			['经办台', '周'],
			['村民代表会议', '张']
		]);
	});

	it('says in which other bodies somebody sits', () => {
		const [committee] = groupByBody(all, ['committee']);
		expect(committee!.options).toEqual([
			{ value: 'per_刘', label: '刘', hint: '村党总支' },
			{ value: 'per_陈', label: '陈' }
		]);
	});

	it('keeps two bodies of a kind apart', () => {
		const other = { bodyId: 'bod_2', body: '红白理事会', kind: 'council', role: 'member' } as const;
		const council = { ...other, bodyId: 'bod_1', body: '议事会' } as const;
		const two: OfficeHolder[] = [
			{ id: 'per_1', name: '甲', seats: [council] },
			{ id: 'per_2', name: '乙', seats: [other] }
		];
		expect(shown(two)).toEqual([
			['议事会', '甲'],
			['红白理事会', '乙']
		]);
	});
});

describe('groupPeople', () => {
	it('puts whoever holds no post last, and nobody who was not asked for', () => {
		const holders = [
			holder('刘', ['committee', 'director']),
			holder('张', ['representatives', 'representative'])
		];
		const people = [
			{ personId: 'per_张' as const, name: '张' },
			{ personId: 'per_马' as const, name: '马' }
		];
		const groups = groupPeople(people, holders, { likely: ['committee'], others: '其他人' });
		expect(groups.map(({ label, options }) => [label, options[0]!.label])).toEqual([
			['村民代表会议', '张'],
			['其他人', '马']
		]);
	});
});
