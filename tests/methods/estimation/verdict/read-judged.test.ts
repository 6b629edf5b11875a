import { describe, expect, it } from 'vitest';
import { type AreaMoments, addAreas } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import { addHousehold, emptyListSums } from '../../../../methods/estimation/list-sums.ts';
import { readComposite } from '../../../../methods/estimation/read-composite.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import { readJudgedComposite, readJudgedRate } from '../../../../methods/estimation/verdict/read-judged.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';
import { both } from './rates.ts';

const block: Block = { measures: ['wrong', 'missed'], groups: ['all'] };

/** Villages in which 10 of 40 households of one list are asked; in each so many of them have an event of both measures. */
const stratum = (events: readonly number[], measures: readonly string[] = ['wrong', 'missed']): AreaMoments =>
  stratumFromVillages(
    events.map((count) => {
      const sums = emptyListSums(block);
      for (let household = 0; household < 10; household++) {
        const values = measures.map((measure) => ({
          measure,
          groups: ['all'],
          y: household < count ? 1 : 0,
          x: 1,
        }));
        addHousehold(sums, householdVector(block, values));
      }
      const inclusion = { numerator: '1', denominator: '50' };
      return villageFromLists({ lists: [{ size: 40, sums }], inclusion }, block);
    }),
    { method: 'pps' },
    block,
  );

const county = stratum([1, 0, 2, 0, 0, 10, 0, 0, 1, 0]);

describe('a rate read for a verdict', () => {
  it('has the figures of the ratio, its PSUs with events and its planned design effect', () => {
    const rate = readJudgedRate(county, block, 'wrong', 'all', 2);
    const ratio = readRatio(county, block, 'wrong', 'all');
    if ('notEstimable' in rate || 'notEstimable' in ratio) throw new Error('estimable');
    // 14 events of 100; in 4 of 10 villages an event, in 9 a household without one; ten equal villages: n_K is n
    expect(rate).toMatchObject({
      n: 100,
      degreesOfFreedom: 9,
      eventPsus: 4,
      nonEventPsus: 9,
      deffPlanned: 2,
    });
    expect(rate.kishN).toBeCloseTo(100, 10);
    expect(rate.estimate).toBeCloseTo(0.14, 14);
    expect(rate.variance).toBe(ratio.variance);
  });

  it('is not estimable where the ratio is not, or is no proportion', () => {
    const one = stratum([1]);
    expect(readJudgedRate(one, block, 'wrong', 'all', 2)).toMatchObject({ notEstimable: 'one-psu', n: 10 });
    const rule = { direction: 'below', threshold: 0.02, level: 0.95 } as const;
    expect(judge(rule, both(readJudgedRate(one, block, 'wrong', 'all', 2))).outcome).toBe('cannot-tell');
    const twice = {
      ...county,
      totals: county.totals.map((total, column) => (column === 0 ? 10 : 1) * total),
    };
    expect(readJudgedRate(twice, block, 'wrong', 'all', 2)).toMatchObject({
      notEstimable: 'not-a-proportion',
    });
  });
});

describe('a composite read for a verdict', () => {
  const headcount = (missedSize: number) => ({
    constant: 10,
    population: 1000,
    parts: [
      { measure: 'wrong', group: 'all', size: 200, deffPlanned: 3 },
      { measure: 'missed', group: 'all', size: missedSize },
    ],
  });

  it('knows that two rates of the same households err together', () => {
    const composite = readJudgedComposite(county, block, headcount(500), 2);
    if ('notEstimable' in composite) throw new Error(composite.notEstimable);
    expect(composite.parts.map(({ size, rate }) => [size, rate.deffPlanned])).toEqual([
      [200, 3],
      [500, 2],
    ]);
    expect(composite.correlations?.flat().every((rho) => Math.abs(rho - 1) < 1e-9)).toBe(true);
  });

  it('and that rates of different strata do not', () => {
    const apart = addAreas(stratum([1, 0, 2], ['wrong']), stratum([0, 1, 3], ['missed']));
    const composite = readJudgedComposite(apart, block, headcount(500), 2);
    if ('notEstimable' in composite) throw new Error(composite.notEstimable);
    expect(composite.correlations?.[0]?.[1]).toBeCloseTo(0, 12);
    // the same estimate as the composite's own reading
    const read = readComposite(apart, block, headcount(500));
    const verdict = judge({ direction: 'below', threshold: 0.02, level: 0.95 }, both(composite));
    if ('notEstimable' in read || 'notEstimable' in verdict) throw new Error('estimable');
    expect(verdict.official.estimate).toBeCloseTo(read.estimate, 14);
  });

  it('has no correlation where a part shows no variance, and leaves out a part that concerns nobody', () => {
    const none = addAreas(stratum([0, 0, 0], ['wrong']), stratum([0, 1, 3], ['missed']));
    const composite = readJudgedComposite(none, block, headcount(500), 2);
    if ('notEstimable' in composite) throw new Error(composite.notEstimable);
    expect(composite.correlations?.[0]).toEqual([0, 0]);
    expect(readJudgedComposite(county, block, headcount(0), 2)).toMatchObject({ parts: [{ size: 200 }] });
    expect(readJudgedComposite(stratum([1, 0]), block, { ...headcount(1), parts: [] }, 2)).toMatchObject({
      parts: [],
    });
  });

  it('is not estimable where a part is not', () => {
    const missing = readJudgedComposite(stratum([1, 0], ['wrong']), block, headcount(500), 2);
    expect(missing).toMatchObject({ notEstimable: 'zero-denominator' });
  });
});
