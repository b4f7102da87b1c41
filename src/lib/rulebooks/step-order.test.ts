import { describe, expect, it } from 'vitest';
import { checkSteps, stepOf, stepTemplates, type StepName } from './step-order.ts';

const [fourTwo, fourOneTwo] = stepTemplates;
const path = (...names: string[]) =>
	names.map((step) =>
		step.split('+').flatMap((one): StepName[] => (stepOf(one) ? [stepOf(one)!] : []))
	);
const whole = ['提议', '商议', '征求意见', '审议', '决议', '决议公开', '实施', '结果公开'];
const apart = { isOnePerson: false, mayMerge: false };

describe('the steps of a way of working', () => {
	it('are all there, in order, with others between', () => {
		expect(checkSteps(fourTwo!, path(...whole), apart)).toEqual({
			...{ missing: [], outOfOrder: [], mergedUnduly: [] }
		});
	});

	it('are missed by name', () => {
		expect(checkSteps(fourTwo!, path('提议', '审议', '决议', '决议公开'), apart).missing).toEqual([
			...['confer', 'publish_result']
		]);
		expect(checkSteps(fourOneTwo!, path(...whole), apart).missing).toEqual(['township']);
	});

	it('keep their order', () => {
		const early = path('提议', '商议', '决议', '审议', '决议公开', '结果公开');
		expect(checkSteps(fourTwo!, early, apart).outOfOrder).toEqual(['resolve']);
	});

	it.each([
		[{ isOnePerson: true, mayMerge: true }, []],
		[{ isOnePerson: true, mayMerge: false }, ['propose', 'confer']],
		[{ isOnePerson: false, mayMerge: true }, ['propose', 'confer']]
	])('提议 and 商议 share a sitting: %o', (setting, mergedUnduly) => {
		const merged = path('提议+商议', '审议', '决议', '决议公开', '结果公开');
		expect(checkSteps(fourTwo!, merged, setting)).toMatchObject({ missing: [], mergedUnduly });
	});

	it('no other two do', () => {
		const merged = path('提议', '商议', '审议+决议', '决议公开', '结果公开');
		expect(
			checkSteps(fourTwo!, merged, { isOnePerson: true, mayMerge: true }).mergedUnduly
		).toEqual([...['review', 'resolve']]);
	});
});
