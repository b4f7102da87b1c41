import { expect, it } from 'vitest';
import { openProgress } from './progress.ts';

it('tells how far the work is while it goes on, lets others ask, and forgets it at the end', async () => {
	const progress = openProgress();
	const seen: unknown[] = [];
	const asking = setInterval(() => seen.push(progress.of('roll')?.done), 0);
	await progress.during('roll', async (tell) => {
		for (let done = 0; done < 200; done += 1) {
			await tell({ done, total: 200 });
			const until = performance.now() + 0.5;
			while (performance.now() < until);
		}
	});
	clearInterval(asking);
	expect(seen.filter((done) => typeof done === 'number').length).toBeGreaterThan(1);
	expect(progress.of('roll')).toBeUndefined();

	await expect(
		progress.during('roll', async (tell) => {
			await tell({ done: 1, total: 2 });
			throw new Error('no');
		})
	).rejects.toThrow('no');
	expect(progress.of('roll')).toBeUndefined();
});
