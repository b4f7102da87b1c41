import type { Words } from './rule.ts';

/** An article, named as a lawyer would look it up: the text, its edition, the number. */
type Cite = (zh: string, en: string) => Words;

const cite =
	(zhName: string, enName: string): Cite =>
	(zh, en) => ({ zh: `${zhName}${zh}`, en: `${enName}, ${en}` });

export const village2025 = cite(
	'《村民委员会组织法》（2025修正）',
	'Organic Law of Villagers’ Committees (2025)'
);
export const village2018 = cite(
	'《村民委员会组织法》（2018修正）',
	'Organic Law of Villagers’ Committees (2018)'
);
export const residents2025 = cite(
	'《城市居民委员会组织法》（2025修订）',
	'Organic Law of Urban Residents’ Committees (2025)'
);
export const collectiveLaw = cite(
	'《农村集体经济组织法》',
	'Law on Rural Collective Economic Organisations'
);
export const civilCode = cite('《民法典》', 'Civil Code');
export const propertyRules = cite('《物业管理条例》', 'Regulations on Property Management');
export const zhejiangElection = cite(
	'《浙江省村民委员会选举办法》（2020）',
	'Zhejiang Measures on the Election of Villagers’ Committees (2020)'
);
export const zhejiangVillage = cite(
	'《浙江省实施〈村民委员会组织法〉办法》（2020）',
	'Zhejiang Measures implementing the village law (2020)'
);
export const shandongVillage = cite(
	'《山东省实施〈村民委员会组织法〉办法》（2012）',
	'Shandong Measures implementing the village law (2012)'
);
export const shandongDisclosure = cite(
	'《山东省村务公开条例》（2018）',
	'Shandong Regulations on Village Disclosure (2018)'
);
export const shanghaiVillage = cite(
	'《上海市实施〈村民委员会组织法〉办法》（2020）',
	'Shanghai Measures implementing the village law (2020)'
);
export const beijingVillage = cite(
	'《北京市实施〈村民委员会组织法〉的若干规定》（2012）',
	'Beijing Provisions implementing the village law (2012)'
);
export const beijingElection = cite(
	'《北京市村民委员会选举办法》',
	'Beijing Measures on the Election of Villagers’ Committees'
);
export const beijingProperty = cite(
	'《北京市物业管理条例》（2024）',
	'Beijing Regulations on Property Management (2024)'
);
export const chongqingVillage = cite(
	'《重庆市实施〈村民委员会组织法〉办法》（2013）',
	'Chongqing Measures implementing the village law (2013)'
);
export const henanVillage = cite(
	'《河南省实施〈村民委员会组织法〉办法》（2011）',
	'Henan Measures implementing the village law (2011)'
);
export const hangzhouProperty = cite(
	'《杭州市物业管理条例》（2021）',
	'Hangzhou Regulations on Property Management (2021)'
);
export const weifangProperty = cite(
	'《潍坊市物业管理条例》（2022）',
	'Weifang Regulations on Property Management (2022)'
);
export const qingyuanProperty = cite(
	'《清远市住宅小区物业管理条例》（2022）',
	'Qingyuan Regulations on Residential Property Management (2022)'
);
export const ningboVillage = cite(
	'《宁波市法治乡村建设促进条例》（2021）',
	'Ningbo Regulations on the Rule of Law in Villages (2021)'
);
export const collectiveFinance2011: Words = {
	zh: '《农村集体经济组织财务公开规定》（农经发〔2011〕13号）',
	en: 'Rules on the Financial Disclosure of Rural Collectives (2011)'
};
