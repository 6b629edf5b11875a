import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaMoments, addAreas } from '../../../methods/estimation/area.ts';
import type { Block } from '../../../methods/estimation/block.ts';
import { householdVector } from '../../../methods/estimation/block.ts';
import type { Estimate, NotEstimable } from '../../../methods/estimation/estimate.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readComposite } from '../../../methods/estimation/read-composite.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';
import { designs, block as random, treeArea } from './random-design.ts';

const block: Block = { measures: ['wrong-exit', 'missed'], groups: ['all'] };

/** A stratum of villages, in each of which 5 of 20 households say so many events about one measure. */
const stratum = (measure: string, events: readonly number[]): AreaMoments =>
  stratumFromVillages(
    events.map((count) => {
      const sums = emptyListSums(block);
      for (let household = 0; household < 5; household++)
        addHousehold(
          sums,
          householdVector(block, [{ measure, groups: ['all'], y: household < count ? 1 : 0, x: 1 }]),
        );
      return villageFromLists(
        { lists: [{ size: 20, sums }], inclusion: { numerator: '1', denominator: '9' } },
        block,
      );
    }),
    { method: 'pps' },
    block,
  );

const estimated = (reading: Estimate | NotEstimable): Estimate => {
  if ('notEstimable' in reading) throw new Error(reading.notEstimable);
  return reading;
};

const headcount = {
  constant: 300,
  parts: [
    { measure: 'wrong-exit', group: 'all', size: 4000 },
    { measure: 'missed', group: 'all', size: 30_000 },
  ],
  population: 40_000,
};

describe('the composite headcount', () => {
  /** The two rates come from different strata: independent, so distances add as squares (Zou and Donner 2008, equation 2). */
  const area = addAreas(stratum('wrong-exit', [1, 0, 2, 0]), stratum('missed', [0, 1, 0, 0, 0]));
  const [wrong, missed] = ['wrong-exit', 'missed'].map((measure) =>
    estimated(readRatio(area, block, measure, 'all')),
  );

  it('adds the persons still poor, wrongly exited and missed, over the population', () => {
    const composite = estimated(readComposite(area, block, headcount));
    // rates 3/20 and 1/25: (300 + 4000·0.15 + 30000·0.04)/40000 = 2100/40000
    expect(composite.estimate).toBeCloseTo(0.0525, 14);
    expect(composite.n).toBe(20);
    expect(composite.interval.method).toBe('mover');
  });

  it('combines the bounds of its parts', () => {
    if (wrong === undefined || missed === undefined) throw new Error('two parts');
    const { interval, standardError } = estimated(readComposite(area, block, headcount));
    const above = Math.hypot(4000 * (wrong.interval.upper - 0.15), 30_000 * (missed.interval.upper - 0.04));
    const below = Math.hypot(4000 * (0.15 - wrong.interval.lower), 30_000 * (0.04 - missed.interval.lower));
    expect(interval.upper).toBeCloseTo(0.0525 + above / 40_000, 13);
    expect(interval.lower).toBeCloseTo(0.0525 - below / 40_000, 13);
    const delta = Math.hypot(4000 * wrong.standardError, 30_000 * missed.standardError) / 40_000;
    expect(standardError).toBeCloseTo(delta, 13);
  });

  it('keeps an upper bound where no event was seen at all', () => {
    const none = addAreas(stratum('wrong-exit', [0, 0, 0]), stratum('missed', [0, 0, 0]));
    const { estimate, standardError, interval } = estimated(readComposite(none, block, headcount));
    expect({ estimate, standardError }).toEqual({ estimate: 300 / 40_000, standardError: 0 });
    expect(interval.lower).toBe(300 / 40_000);
    // each part alone: 1 − 0.025^(1/15) of its population
    const reach = 1 - 0.025 ** (1 / 15);
    expect(interval.upper).toBeCloseTo((300 + Math.hypot(4000, 30_000) * reach) / 40_000, 12);
  });

  it('takes a planned design effect for each part', () => {
    const none = addAreas(stratum('wrong-exit', [0, 0, 0]), stratum('missed', [0, 0, 0]));
    const parts = headcount.parts.map((part) => ({ ...part, deffPlanned: 3 }));
    const { interval } = estimated(readComposite(none, block, { ...headcount, parts }));
    expect(interval.upper).toBeCloseTo(
      (300 + Math.hypot(4000, 30_000) * (1 - 0.025 ** (3 / 15))) / 40_000,
      12,
    );
  });

  it('leaves out a part that concerns nobody', () => {
    const onlyWrong = {
      ...headcount,
      parts: headcount.parts.map((part) => ({ ...part, size: part.measure === 'missed' ? 0 : part.size })),
    };
    const area1 = stratum('wrong-exit', [1, 0, 2, 0]);
    expect(estimated(readComposite(area1, block, onlyWrong)).estimate).toBeCloseTo(0.0225, 14);
  });

  it('is not estimable where a part is not, and says why', () => {
    expect(readComposite(stratum('wrong-exit', [1, 0]), block, headcount)).toMatchObject({
      notEstimable: 'zero-denominator',
    });
    expect(readComposite(area, block, { ...headcount, parts: [] })).toMatchObject({
      notEstimable: 'no-answers',
    });
  });

  it('refuses sizes that no population has', () => {
    expect(() => readComposite(area, block, { ...headcount, population: 0 })).toThrow('population of 0');
    expect(() => readComposite(area, block, { ...headcount, constant: -1 })).toThrow('Sizes -1');
  });

  it('of one rate twice is that rate with both sizes: correlation 1', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const moments = treeArea(strata);
        const part = (size: number) => ({ measure: 'wrong', group: 'all', size });
        const twice = estimated(
          readComposite(moments, random, { constant: 5, parts: [part(30), part(70)], population: 200 }),
        );
        const once = estimated(readRatio(moments, random, 'wrong', 'all'));
        expect(twice.estimate).toBeCloseTo((5 + 100 * once.estimate) / 200, 12);
        expect(twice.interval.upper).toBeCloseTo((5 + 100 * once.interval.upper) / 200, 9);
        expect(twice.interval.lower).toBeCloseTo((5 + 100 * once.interval.lower) / 200, 9);
        expect(twice.standardError).toBeCloseTo((100 * once.standardError) / 200, 9);
      }),
      { seed: 12, numRuns: 60 },
    );
  });
});
