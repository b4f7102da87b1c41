import type { Day } from '#lib/kernel/instant.ts';
import type { Person } from '#lib/people/person.ts';
import type { RollRow } from '#lib/people/roll-sheet.ts';
import { between, chanceFrom, oneOf, type Chance } from './chance.ts';

/** One line of an invented roll: somebody who lives here, as the desk's template asks for it. */
export type RollLine = Omit<RollRow, 'line'> & { sex: Sex; birthDate: Day };
type Sex = NonNullable<Person['sex']>;

const SURNAMES = [
	...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
];
const FOR_WOMEN = [...'秀英桂兰玉梅红霞丽芳娟敏静艳凤珍翠云莲雪琴慧倩蓉巧香月菊萍燕莉'];
const FOR_MEN = [...'建国志强军伟平勇刚明海波涛辉斌鹏峰林森松柏长福永贵德成有田宝根春生'];

/** Shares of households by their size, from one person to six. */
const SIZES = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6];

/** Ages are as of the year in which the demonstration begins. */
const YEAR = 2026;

/**
 * A roll of so many households and people, the same for the same seed. The names are put together from surnames and
 * given names; nobody in it lives anywhere. There are no telephone numbers.
 */
export function inventRoll({
	seed,
	code,
	groups,
	people
}: {
	seed: number;
	/** What 编号 and 户号 begin with. */
	code: string;
	groups: readonly Neighbourhood[];
	people: number;
}): RollLine[] {
	const chance = chanceFrom(seed);
	const homes = groups.flatMap((group) =>
		Array.from({ length: group.households }, (_, at) => ({
			groupName: group.name,
			...group.home(at)
		}))
	);
	const sizes = sizesOf(chance, homes.length, people);
	return homes.flatMap(({ groupName, address, unit = '', area = null }, home) => {
		const household = `${code}${String(home + 1).padStart(4, '0')}`;
		return familyOf(chance, sizes[home]!).map((member, at) => ({
			...member,
			...{ household, rollNumber: `${household}-${at + 1}`, representative: at === 0 },
			...{ phone: '', groupName, address },
			...(at === 0 ? { unit, area } : { unit: '', area: null })
		}));
	});
}

/** A group of a village, or an estate, with its homes one after the other. */
export interface Neighbourhood {
	name: string;
	households: number;
	/** Where the home stands; its unit and area (in 0.01 m²) where homes are owned one by one. */
	home(at: number): { address: string; unit?: string; area?: number };
}

/** How large each household is, so that they come to the number of people. */
function sizesOf(chance: Chance, households: number, people: number): number[] {
	const sizes = Array.from({ length: households }, () => oneOf(chance, SIZES));
	let total = sizes.reduce((sum, size) => sum + size, 0);
	while (total !== people) {
		const at = between(chance, 0, households - 1);
		const step = total < people ? 1 : -1;
		if (sizes[at]! + step < 1 || sizes[at]! + step > 7) continue;
		sizes[at]! += step;
		total += step;
	}
	return sizes;
}

type Member = Pick<RollLine, 'name' | 'sex' | 'birthDate'>;

/** The head, who speaks for the household, then wife or husband, children, and parents. */
function familyOf(chance: Chance, size: number): Member[] {
	const sex = chance() < 0.42 ? 'female' : 'male';
	const age = size === 1 ? between(chance, 24, 84) : between(chance, 30, 68);
	const surname = oneOf(chance, SURNAMES);
	const head = memberOf(chance, surname, sex, age);
	const family = [head];
	if (size > 1) {
		const other = sex === 'female' ? 'male' : 'female';
		family.push(memberOf(chance, oneOf(chance, SURNAMES), other, age + between(chance, -4, 4)));
	}
	const name = sex === 'male' ? surname : (family[1]?.name[0] ?? surname);
	for (let left = size - 2; left > 0; left -= 1) {
		const isChild = left <= 3 && chance() < 0.75;
		const years = isChild
			? Math.max(1, age - between(chance, 22, 32))
			: age + between(chance, 22, 28);
		const of = isChild ? name : oneOf(chance, SURNAMES);
		family.push(memberOf(chance, of, chance() < 0.5 ? 'female' : 'male', Math.min(years, 94)));
	}
	return family;
}

function memberOf(chance: Chance, surname: string, sex: Sex, age: number): Member {
	return { name: nameOf(chance, surname, sex), sex, birthDate: birthOf(chance, age) };
}

/** A name of three characters, rarely of two. */
export function nameOf(chance: Chance, surname: string, sex: Sex): string {
	const given = sex === 'female' ? FOR_WOMEN : FOR_MEN;
	const first = oneOf(chance, given);
	return chance() < 0.12 ? surname + first : surname + first + oneOf(chance, given);
}

/** A full name out of nothing, for somebody who is not on the roll. */
export function inventName(chance: Chance, sex: Sex): string {
	return nameOf(chance, oneOf(chance, SURNAMES), sex);
}

function birthOf(chance: Chance, age: number): Day {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${YEAR - age}-${two(between(chance, 1, 12))}-${two(between(chance, 1, 28))}` as Day;
}
