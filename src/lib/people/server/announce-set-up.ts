import { m } from '#lib/paraglide/messages.js';
import type { App } from '#lib/server/app.ts';
import { system } from '#lib/server/ctx.ts';
import { openSetUp } from './set-up-host.ts';

/** Says, in the window an empty installation was started in, where its host administrator is made. */
export async function announceSetUp(app: App): Promise<void> {
	const code = await openSetUp(app.ctxFor(system));
	if (!code) return;
	app.announcements.push((address) => {
		const facts = { address: `${address}/setup?code=${code}` };
		console.log(m['setup.announced'](facts, { locale: 'zh-CN' }));
		console.log(m['setup.announced'](facts, { locale: 'en' }));
	});
}
