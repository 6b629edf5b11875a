import { describe, expect, it } from 'vitest';
import type { AreaMoments } from '../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../methods/estimation/block.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readDesignEffect, readTotalDesignEffect } from '../../../methods/estimation/read-design-effect.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';
import { goldenArea, goldenBlock } from './golden-sample.ts';

const block: Block = { measures: ['missed'], groups: ['all'] };

/** Villages of one answer each; every household stands for three. */
const area = (...households: readonly (readonly [y: number, x: number])[]): AreaMoments =>
  stratumFromVillages(
    households.map(([y, x]) => {
      const sums = emptyListSums(block);
      addHousehold(sums, householdVector(block, [{ measure: 'missed', groups: ['all'], y, x }]));
      const lists = [{ size: 1, sums }];
      return villageFromLists({ lists, inclusion: { numerator: '1', denominator: '3' } }, block);
    }),
    { method: 'with-replacement' },
    block,
  );

describe('the design effect of a total', () => {
  it('is R’s: deff(svytotal(~y, d, deff = TRUE)) and "replace" of the sample in golden-sample.ts', () => {
    // R 4.2.2, survey 4.1-1. Kish: n·Σw²/(Σw)² = 18·(3·(100 + 144 + 64 + 400 + 625 + 225))/270² = 84132/72900.
    const effect = readTotalDesignEffect(goldenArea(), goldenBlock, 'wrong-exit', 'all');
    expect(effect?.withoutReplacement).toBeCloseTo(1.2845143307126, 12);
    expect(effect?.withReplacement).toBeCloseTo(1.19888004199842, 12);
    expect(effect?.kish).toBeCloseTo(84132 / 72900, 12);
  });

  it('is 1 of two households that were drawn simply at random, with replacement', () => {
    // V = n/(n − 1)·Σ(w·y − mean)² = 2·2·1.5² = 9 = N²·S²/n = 36·(1/2)/2.
    const effect = readTotalDesignEffect(area([1, 1], [0, 1]), block, 'missed', 'all');
    expect(effect?.withReplacement).toBeCloseTo(1, 14);
    expect(effect?.withoutReplacement).toBeCloseTo(1 / (1 - 2 / 6), 14);
  });

  it('is not there of one household, of households alike, and of what is not estimable', () => {
    for (const of of [area([1, 1], [0, 0]), area([2, 1], [2, 1]), area([0, 1], [0, 1]), area([1, 1])])
      expect(readTotalDesignEffect(of, block, 'missed', 'all')).toBeUndefined();
  });

  it('of a total differs from that of the ratio, whose denominator varies too', () => {
    const ratio = readDesignEffect(goldenArea(), goldenBlock, 'wrong-exit', 'all');
    const total = readTotalDesignEffect(goldenArea(), goldenBlock, 'wrong-exit', 'all');
    expect(ratio?.kish).toBe(total?.kish);
    expect(ratio?.withReplacement).not.toBeCloseTo(total?.withReplacement ?? 0, 2);
  });
});
