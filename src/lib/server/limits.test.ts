import { expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { openLimits } from './limits.ts';

const tooOften = { code: 'access.too_often', facts: { minutes: 60 } };
async function times(count: number, act: () => Promise<void>) {
	for (let nth = 0; nth < count; nth += 1) await act();
}

it('lets somebody put in sixty things an hour, the desk ten times that, and nobody for another', async () => {
	const limits = openLimits();
	const [accountId, other] = [newId('account'), newId('account')];
	const speak = () => limits.speak({ accountId, isAtDesk: false });
	await times(60, speak);
	await expect(speak()).rejects.toMatchObject(tooOften);
	await limits.speak({ accountId: other, isAtDesk: false });
	await times(600, () => limits.speak({ accountId, isAtDesk: true }));
	await expect(limits.speak({ accountId, isAtDesk: true })).rejects.toMatchObject(tooOften);
});

it('takes sixty files an hour from an address, a whole /64 being one', async () => {
	const limits = openLimits();
	await times(60, () => limits.upload('2001:db8:1:2::1'));
	await expect(limits.upload('2001:db8:1:2::9')).rejects.toMatchObject(tooOften);
	await limits.upload('2001:db8:1:3::9');
});

it('works on three files at once, and on all of them in the end, also when one fails', async () => {
	const limits = openLimits();
	let [running, most, done] = [0, 0, 0];
	const one = (nth: number) =>
		limits.fewAtOnce(async () => {
			most = Math.max(most, (running += 1));
			await new Promise((resume) => setTimeout(resume, 2));
			running -= 1;
			if (nth === 4) throw new Error('broken');
			done += 1;
		});
	const all = await Promise.allSettled(Array.from({ length: 12 }, (_, nth) => one(nth)));
	expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
	expect([most, done, running]).toEqual([3, 11, 0]);
	await one(0);
	expect(done).toBe(12);
});
