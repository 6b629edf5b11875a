import { describe, expect, it } from 'vitest';
import type { AreaMoments } from '../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../methods/estimation/block.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readTotal } from '../../../methods/estimation/read-total.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';
import { goldenArea, goldenBlock } from './golden-sample.ts';

const block: Block = { measures: ['missed'], groups: ['all'] };

/** A village of 40 households of which four answered, drawn for certain out of as many as stand for it alone: their weight is 10. */
const village = (answers: readonly number[]) => {
  const sums = emptyListSums(block);
  for (const y of answers)
    addHousehold(sums, householdVector(block, [{ measure: 'missed', groups: ['all'], y, x: 1 }]));
  return villageFromLists(
    { lists: [{ size: 10 * answers.length, sums }], inclusion: { numerator: '1', denominator: '1' } },
    block,
  );
};
const area = (...villages: readonly (readonly number[])[]): AreaMoments =>
  stratumFromVillages(villages.map(village), { method: 'with-replacement' }, block);

const log = { interval: 'log' } as const;

describe('the log interval of a count', () => {
  // R 4.2.2, survey 4.1-1, the rows of golden-sample.ts: tot <- svytotal(~y, d);
  // exp(confint(svycontrast(tot, quote(log(y))), df = degf(d), level = …)); confint(tot, df = degf(d))
  it.each([
    [0.95, 14.6712519879168, 527.834980026103],
    [0.9, 22.2380411010616, 348.232111129174],
  ])('at level %d is R’s, above 0 where that of t is not', (level, lower, upper) => {
    expect(readTotal(goldenArea(), goldenBlock, 'wrong-exit', 'all', { ...log, level })).toMatchObject({
      estimate: 88,
      degreesOfFreedom: 4,
      interval: { lower: expect.closeTo(lower, 9), upper: expect.closeTo(upper, 8), level, method: 'log' },
    });
    expect(readTotal(goldenArea(), goldenBlock, 'wrong-exit', 'all')).toMatchObject({
      interval: { lower: expect.closeTo(-69.6473256642749, 10), method: 't' },
    });
  });

  it('scales with the probability of an area that was itself drawn', () => {
    const half = { ...log, areaInclusion: 0.5 };
    expect(readTotal(goldenArea(), goldenBlock, 'wrong-exit', 'all', half)).toMatchObject({
      estimate: 44,
      interval: { lower: expect.closeTo(14.6712519879168 / 2, 9) },
    });
  });

  it('of none in twelve households that stand for 120 reaches to 120·(1 − 0.025^(1/12))', () => {
    const none = area([0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]);
    expect(readTotal(none, block, 'missed', 'all', log)).toMatchObject({
      estimate: 0,
      standardError: 0,
      interval: {
        lower: 0,
        upper: expect.closeTo(120 * (1 - 0.025 ** (1 / 12)), 10),
        method: 'korn-graubard',
      },
    });
    // With a planned design effect of 2 the twelve tell as much as six.
    expect(readTotal(none, block, 'missed', 'all', { ...log, deffPlanned: 2 })).toMatchObject({
      interval: { upper: expect.closeTo(120 * (1 - 0.025 ** (1 / 6)), 10) },
    });
    expect(readTotal(none, block, 'missed', 'all', { ...log, areaInclusion: 0.25 })).toMatchObject({
      interval: { upper: expect.closeTo(30 * (1 - 0.025 ** (1 / 12)), 10) },
    });
  });

  it('is not there for a total below 0, nor for one of nobody', () => {
    expect(readTotal(area([0, -3], [1, -2]), block, 'missed', 'all', log)).toEqual({
      notEstimable: 'not-a-count',
      n: 4,
      estimate: -40,
    });
    const groups = { measures: ['missed'], groups: ['all', 'poor'] };
    const empty = (): AreaMoments => {
      const sums = emptyListSums(groups);
      addHousehold(sums, householdVector(groups, [{ measure: 'missed', groups: ['all'], y: 1, x: 1 }]));
      const one = { lists: [{ size: 2, sums }], inclusion: { numerator: '1', denominator: '2' } };
      const villages = [villageFromLists(one, groups), villageFromLists(one, groups)];
      return stratumFromVillages(villages, { method: 'with-replacement' }, groups);
    };
    expect(readTotal(empty(), groups, 'missed', 'poor', log)).toEqual({
      notEstimable: 'zero-denominator',
      n: 0,
      estimate: 0,
    });
  });
});
