import { describe, expect, it } from 'vitest';
import { addAreas, emptyArea } from '../../../methods/estimation/area.ts';
import { EstimationError } from '../../../methods/estimation/estimation-error.ts';
import { wholeSample } from '../../../methods/estimation/flat/domain.ts';
import {
  combinedInfluence,
  meanInfluence,
  totalInfluence,
} from '../../../methods/estimation/flat/influence.ts';
import { type FlatDesign, sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { inclusionProbability } from '../../../methods/estimation/inclusion.ts';
import { addHousehold, addListSums, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { logGamma } from '../../../methods/estimation/log-gamma.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { zeroVillage } from '../../../methods/estimation/village.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';

const block = { measures: ['y'], groups: ['all'] };
const other = { measures: ['y', 'z'], groups: ['all'] };
const half = { numerator: '1', denominator: '2' };
const flat = (design: Partial<FlatDesign>) => () =>
  sampleFrom({ weights: [1, 1], stages: [{ units: [1, 2] }], ...design });
const simple = (sampled: number, population: number) => () =>
  stratumFromVillages([], { method: 'simple-random', sampled, population }, block);

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof EstimationError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('bad input is refused with a code', () => {
  it.each<[string, string, () => unknown]>([
    [
      'a household that holds NaN',
      'not-a-number',
      () => addHousehold(emptyListSums(block), Float64Array.of(Number.NaN, 1)),
    ],
    [
      'a household with infinite income',
      'not-a-number',
      () => addHousehold(emptyListSums(block), Float64Array.of(1, Number.POSITIVE_INFINITY)),
    ],
    [
      'a negative denominator',
      'negative-denominator',
      () => addHousehold(emptyListSums(block), Float64Array.of(0, -1)),
    ],
    [
      'a household of another block',
      'wrong-shape',
      () => addHousehold(emptyListSums(block), new Float64Array(4)),
    ],
    ['sums of two blocks', 'wrong-shape', () => addListSums(emptyListSums(block), emptyListSums(other))],
    ['areas of two blocks', 'wrong-shape', () => addAreas(emptyArea(block), emptyArea(other))],
    [
      'areas of two policies',
      'mixed-designs',
      () => addAreas(emptyArea(block, 'adjust'), emptyArea(block, 'certainty')),
    ],
    [
      'a village of another block',
      'wrong-shape',
      () => stratumFromVillages([zeroVillage(half, other)], { method: 'pps' }, block),
    ],
    [
      'a list of another block',
      'wrong-shape',
      () => villageFromLists({ lists: [{ size: 1, sums: emptyListSums(other) }], inclusion: half }, block),
    ],
    [
      'half a household',
      'not-a-number',
      () => villageFromLists({ lists: [{ size: 1.5, sums: emptyListSums(block) }], inclusion: half }, block),
    ],
    [
      'more answers than households',
      'more-answers-than-households',
      () =>
        villageFromLists(
          { lists: [{ size: 1, sums: { ...emptyListSums(block), households: 2 } }], inclusion: half },
          block,
        ),
    ],
    [
      'a probability above 1',
      'inclusion-out-of-range',
      () => inclusionProbability({ numerator: 3n, denominator: 2n }),
    ],
    [
      'a probability of 0',
      'inclusion-out-of-range',
      () => inclusionProbability({ numerator: '0', denominator: '2' }),
    ],
    [
      'a probability that is no fraction',
      'inclusion-out-of-range',
      () => inclusionProbability({ numerator: '0.5', denominator: '1' }),
    ],
    ['a population smaller than the sample', 'population-smaller-than-sample', simple(3, 2)],
    ['a sample of half a PSU', 'not-a-number', simple(0.5, 2)],
    ['log Γ at 0', 'out-of-range', () => logGamma(0)],
    ['a negative weight', 'negative-weight', flat({ weights: [1, -1] })],
    ['a weight that is NaN', 'not-a-number', flat({ weights: [1, Number.NaN] })],
    ['a design without stages', 'wrong-shape', flat({ stages: [] })],
    ['a row without a unit', 'wrong-shape', flat({ stages: [{ units: [1] }] })],
    ['a unit in two strata', 'unit-in-two-strata', flat({ stages: [{ units: [1, 1], strata: ['a', 'b'] }] })],
    [
      'a flat population smaller than its sample',
      'population-smaller-than-sample',
      flat({ stages: [{ units: [1, 2], population: [1, 1] }] }),
    ],
    ['a stratum with two sizes', 'mixed-designs', flat({ stages: [{ units: [1, 2], population: [5, 6] }] })],
    [
      'a population that is no number',
      'not-a-number',
      flat({ stages: [{ units: [1, 2], population: [Number.NaN, 5] }] }),
    ],
    [
      'a missing value inside the domain',
      'not-a-number',
      () => totalInfluence(flat({})(), wholeSample(flat({})()), [1, Number.NaN]),
    ],
    ['a combination of nothing', 'wrong-shape', () => combinedInfluence([])],
  ])('%s: %s', (_, code, act) => {
    expect(codeOf(act)).toBe(code);
  });
});

describe('what looks alike and is allowed', () => {
  it('a unit label used again in another stratum, where the design nests', () => {
    expect(flat({ stages: [{ units: [1, 1], strata: ['a', 'b'] }], nest: true })().strata).toHaveLength(2);
  });

  it('a weight of 0', () => {
    const sample = flat({ weights: [0, 2] })();
    expect(meanInfluence(sample, wholeSample(sample), [100, 7])?.estimate).toBe(7);
  });

  it('a missing value outside the domain', () => {
    const sample = flat({})();
    expect(meanInfluence(sample, Uint8Array.of(1, 0), [3, Number.NaN])?.estimate).toBe(3);
  });

  it('an empty domain: no mean, a total of 0', () => {
    const sample = flat({})();
    expect(meanInfluence(sample, new Uint8Array(2), [3, 4])).toBeUndefined();
    expect(totalInfluence(sample, new Uint8Array(2), [3, 4]).estimate).toBe(0);
  });
});
