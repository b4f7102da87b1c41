import type { Pack } from '../pack.ts';
import { collective } from './collective.ts';
import { elections } from './elections.ts';
import { land } from './land.ts';
import { levy } from './levy.ts';
import { national2026 } from './national-2026.ts';
import { nationalBefore } from './national-before.ts';
import { owners } from './owners.ts';
import { party } from './party.ts';
import { beijing } from './places/beijing.ts';
import { chongqing } from './places/chongqing.ts';
import { henan } from './places/henan.ts';
import { shandong } from './places/shandong.ts';
import { shanghai } from './places/shanghai.ts';
import { hangzhou, ningbo, qingyuan, weifang } from './places/terms-only.ts';
import { zhejiang } from './places/zhejiang.ts';
import { practice } from './practice.ts';

/** Everything the rulebook knows, the national packs first, the former law before the present. */
export const packs: readonly Pack[] = [
	nationalBefore,
	national2026,
	elections,
	collective,
	land,
	owners,
	party,
	practice,
	levy,
	zhejiang,
	shandong,
	shanghai,
	beijing,
	chongqing,
	henan,
	ningbo,
	hangzhou,
	qingyuan,
	weifang
];
