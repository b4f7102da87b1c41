const systems: [RegExp, string][] = [
	[/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
	[/Android/, 'Android'],
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'Mac'],
	[/Linux/, 'Linux']
];
/** Those that pass for others come first. */
const browsers: [RegExp, string][] = [
	[/MicroMessenger/, '微信'],
	[/HuaweiBrowser/, 'Huawei'],
	[/MiuiBrowser/, 'MIUI'],
	[/QQBrowser/, 'QQ'],
	[/UCBrowser/, 'UC'],
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/Firefox|FxiOS/, 'Firefox'],
	[/Chrome|CriOS/, 'Chrome'],
	[/Safari/, 'Safari']
];

/** What a browser says it is, in two words its owner knows: `Android · 微信`. Nothing when it says nothing we know. */
export function deviceName(userAgent: string): string {
	const known = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1];
	return [known(systems), known(browsers)].filter(Boolean).join(' · ');
}
