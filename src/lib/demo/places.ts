import { inventRoll, type RollLine } from './invented-roll.ts';

/*
 * Two invented communities in an invented county. Names of places, bodies and people are data of the demonstration, as
 * a clerk would have typed them; they are no sentences of the program.
 */
const COUNTY = '清川县';

const GROUPS = ['一组', '二组', '三组', '四组', '五组', '六组', '七组', '八组'];
const GROUP_HOUSEHOLDS = [82, 76, 91, 70, 68, 85, 79, 69];

/** A village of 620 households and 1,900 people. */
export const stoneBridge = {
	kind: 'village',
	county: COUNTY,
	township: '柳河镇',
	name: '石桥村',
	slug: 'stone-bridge',
	groups: GROUPS
} as const;

export function stoneBridgeRoll(): RollLine[] {
	return inventRoll({
		seed: 20_260_110,
		code: 'SQ',
		people: 1900,
		groups: GROUPS.map((name, nth) => ({
			name,
			households: GROUP_HOUSEHOLDS[nth]!,
			home: (at) => ({ address: `石桥村${name}${at + 1}号` })
		}))
	});
}

/** Estates of a city community, with how many homes each has to a storey of a staircase. */
const ESTATES = [
	{ name: '槐荫里', short: '槐', households: 420, areas: [5240, 6835, 7810] },
	{ name: '河东家园', short: '东', households: 380, areas: [8960, 10_425] },
	{ name: '锦绣苑', short: '锦', households: 350, areas: [9915, 12_180, 8340] },
	{ name: '机械厂家属院', short: '机', households: 250, areas: [4975, 5560] }
];
const STOREYS = 6;
const DOORS = 2;
const STAIRCASES = 4;

/** A community of 1,400 households in four estates, each home a unit with its floor area. */
export const locustShade = {
	kind: 'residential',
	county: COUNTY,
	township: '河东街道',
	name: '槐荫社区',
	slug: 'locust-shade',
	groups: ESTATES.map(({ name }) => name)
} as const;

export function locustShadeRoll(): RollLine[] {
	return inventRoll({
		seed: 20_260_112,
		code: 'HY',
		people: 3480,
		groups: ESTATES.map(({ name, short, households, areas }) => ({
			name,
			households,
			home(at) {
				const perHouse = STOREYS * DOORS * STAIRCASES;
				const house = Math.floor(at / perHouse) + 1;
				const staircase = Math.floor((at % perHouse) / (STOREYS * DOORS)) + 1;
				const storey = Math.floor((at % (STOREYS * DOORS)) / DOORS) + 1;
				const room = `${house}-${staircase}-${storey}0${(at % DOORS) + 1}`;
				const area = areas[at % areas.length]!;
				return { address: `${name}${room}`, unit: `${short}${room}`, area };
			}
		}))
	});
}

/** Bodies that the community has beside those every community has. */
export const locustShadeBodies = [
	{ kind: 'owners_committee', name: '锦绣苑业主委员会' },
	{ kind: 'owners_committee', name: '河东家园业主委员会' },
	{ kind: 'organisation', name: '槐安物业服务站' },
	{ kind: 'organisation', name: '东晟物业服务站' }
] as const;
