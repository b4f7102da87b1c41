import { expect, it } from 'vitest';
import { fullName } from './full-name.ts';

it('names the place once before the body', () => {
	expect(fullName('石桥村', '村民委员会')).toBe('石桥村村民委员会');
	expect(fullName('石桥村', '村务监督委员会')).toBe('石桥村村务监督委员会');
	expect(fullName('石桥村', '村党组织')).toBe('石桥村党组织');
	expect(fullName('石桥村', '村“两委”')).toBe('石桥村“两委”');
	expect(fullName('上河湾', '村党组织')).toBe('上河湾村党组织');
	expect(fullName('槐荫社区', '社区党组织')).toBe('槐荫社区党组织');
	expect(fullName('槐荫社区', '居民委员会')).toBe('槐荫社区居民委员会');
	expect(fullName('石桥村', '石桥村村民委员会')).toBe('石桥村村民委员会');
	expect(fullName('Stone Bridge', 'Villagers’ committee')).toBe(
		'Stone Bridge Villagers’ committee'
	);
});
