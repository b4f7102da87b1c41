import type { Pack } from '../../pack.ts';

/** A place of which only terms were read: its days stand among the terms, under the same name. */
const termsOf = (id: string, zh: string, en: string): Pack => ({
	id,
	name: { zh, en },
	place: zh,
	rules: []
});

export const ningbo = termsOf('ningbo', '宁波', 'Ningbo');
export const hangzhou = termsOf('hangzhou', '杭州', 'Hangzhou');
export const qingyuan = termsOf('qingyuan', '清远', 'Qingyuan');
export const weifang = termsOf('weifang', '潍坊', 'Weifang');
