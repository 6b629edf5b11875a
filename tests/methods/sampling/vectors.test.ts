import { describe, expect, it } from 'vitest';
import { allocate } from '../../../methods/sampling/allocation.ts';
import {
  bankierWeights,
  neymanWeights,
  powerWeights,
  proportionalWeights,
} from '../../../methods/sampling/allocation-weights.ts';
import { clusterDesignEffect, weightingEffect } from '../../../methods/sampling/design-effect.ts';
import {
  devilleVariance,
  hajekMean,
  horvitzThompsonTotal,
  horvitzThompsonVariance,
  yatesGrundyVariance,
} from '../../../methods/sampling/horvitz-thompson.ts';
import { inclusionProbabilities } from '../../../methods/sampling/inclusion.ts';
import {
  issuedSize,
  meanSize,
  proportionSize,
  roundUp,
  thresholdSize,
  twoProportionsSize,
} from '../../../methods/sampling/sample-size.ts';
import { madow } from '../../../methods/sampling/systematic.ts';
import { splitTakeAll } from '../../../methods/sampling/take-all.ts';
import { expectNear, referenceCases } from './reference.ts';

const expectAllNear = (got: readonly number[], expected: readonly number[]): void => {
  expect(got).toHaveLength(expected.length);
  got.forEach((value, place) => {
    expectNear(value, expected[place] ?? Number.NaN);
  });
};

interface InclusionCase {
  readonly id: string;
  readonly n: number;
  readonly sizes: readonly number[];
  readonly pik: readonly number[];
  readonly certainty: readonly number[];
}

describe('inclusion probabilities are those of R sampling::inclusionprobabilities', () => {
  it.each(referenceCases<InclusionCase>('sampling-inclusion'))('$id', ({ n, sizes, pik, certainty }) => {
    const found = inclusionProbabilities(sizes, n);
    expectAllNear(found.pik, pik);
    expect(found.certainty).toEqual(certainty);
  });

  it.each(referenceCases<InclusionCase>('sampling-inclusion'))(
    '$id, in whole numbers as a draw computes them',
    (example) => {
      const { n, sizes, pik, certainty } = example;
      const units = sizes.map((size, place) => ({ size, place })).filter(({ size }) => size > 0);
      const { takeAll, rest, quota, total } = splitTakeAll(units, n);
      expect(takeAll.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(certainty);
      for (const { size, place } of rest) expectNear((quota * size) / total, pik[place] ?? Number.NaN);
    },
  );
});

interface SystematicCase {
  readonly id: string;
  readonly u: number;
  readonly pik: readonly number[];
  readonly selected: readonly number[];
}

describe('systematic selection is that of R sampling::UPsystematic', () => {
  it.each(referenceCases<SystematicCase>('sampling-systematic'))('$id', ({ u, pik, selected }) => {
    expect(madow(pik, u)).toEqual(selected);
  });
});

interface AllocationCase {
  readonly id: string;
  readonly method: 'proportional' | 'neyman' | 'power-count' | 'power-size' | 'power-bankier';
  readonly power?: number;
  readonly n: number;
  readonly minimum: number;
  readonly population: readonly number[];
  readonly sd: readonly number[];
  readonly size: readonly number[];
  readonly mean: readonly number[];
  readonly weight: readonly number[];
  readonly share: readonly number[];
  readonly shareBounded: readonly number[];
  readonly allocation: readonly number[];
}

const weightsOf = ({ method, power, population, sd, size, mean }: AllocationCase): readonly number[] => {
  const at = (values: readonly number[], place: number): number => values[place] ?? Number.NaN;
  switch (method) {
    case 'proportional':
      return proportionalWeights(population);
    case 'neyman':
      return neymanWeights(population.map((units, place) => ({ population: units, sd: at(sd, place) })));
    case 'power-count':
      return powerWeights(population, power);
    case 'power-size':
      return powerWeights(size, power);
    case 'power-bankier':
      return bankierWeights(
        size.map((measure, place) => ({ size: measure, sd: at(sd, place), mean: at(mean, place) })),
        power,
      );
  }
};

describe('allocation follows the formulas computed in R', () => {
  it.each(referenceCases<AllocationCase>('allocation'))('$id', (example) => {
    const weights = weightsOf(example);
    expectAllNear(weights, example.weight);
    const { n, population, minimum } = example;
    const found = allocate({ n, population, weights, minimum });
    expectAllNear(found.share, example.share);
    expectAllNear(found.shareBounded, example.shareBounded);
    expect(found.allocation).toEqual(example.allocation);
  });
});

type SizeCase =
  | {
      readonly kind: 'proportion';
      readonly p: number;
      readonly margin: number;
      readonly level: number;
      readonly deff: number;
      readonly N: number | null;
      readonly responseRate: number;
      readonly z: number;
      readonly n0: number;
      readonly nFpc: number;
      readonly nFpcThenDeff: number;
      readonly nDeffWithinFpc: number;
      readonly nFpcThenDeffCeil: number;
      readonly issuedFpcThenDeff: number;
    }
  | {
      readonly kind: 'mean';
      readonly sd: number;
      readonly margin: number;
      readonly level: number;
      readonly deff: number;
      readonly N: number | null;
      readonly z: number;
      readonly n0: number;
      readonly nFpc: number;
      readonly nFpcThenDeff: number;
    }
  | {
      readonly kind: 'twoProportions';
      readonly p1: number;
      readonly p2: number;
      readonly power: number;
      readonly sigLevel: number;
      readonly alternative: 'one.sided' | 'two.sided';
      readonly nPerGroup: number;
      readonly tolerance: number;
    }
  | {
      readonly kind: 'oneSidedThreshold';
      readonly p0: number;
      readonly p1: number;
      readonly power: number;
      readonly alpha: number;
      readonly n: number;
    }
  | {
      readonly kind: 'designEffect';
      readonly clusterSize: number;
      readonly icc: number;
      readonly deff: number;
    }
  | {
      readonly kind: 'kishWeighting';
      readonly weights: readonly number[];
      readonly deff: number;
      readonly effectiveN: number;
    };

const checkSize = (example: SizeCase): void => {
  switch (example.kind) {
    case 'proportion': {
      const { margin, level, deff, N: population } = example;
      const found = proportionSize(example.p, { margin, level, deff, population });
      for (const key of ['z', 'n0', 'nFpc', 'nFpcThenDeff', 'nDeffWithinFpc'] as const) {
        expectNear(found[key], example[key]);
      }
      expect(roundUp(found.nFpcThenDeff)).toBe(example.nFpcThenDeffCeil);
      expect(issuedSize(found.nFpcThenDeff, example.responseRate)).toBe(example.issuedFpcThenDeff);
      return;
    }
    case 'mean': {
      const { margin, level, deff, N: population } = example;
      const found = meanSize(example.sd, { margin, level, deff, population });
      for (const key of ['z', 'n0', 'nFpc', 'nFpcThenDeff'] as const) expectNear(found[key], example[key]);
      return;
    }
    case 'twoProportions': {
      const { p1, p2, power, sigLevel: significance } = example;
      const alternative = example.alternative === 'two.sided' ? 'two-sided' : 'one-sided';
      const found = twoProportionsSize({ p1, p2, power, significance, alternative });
      expectNear(found, example.nPerGroup, example.tolerance);
      return;
    }
    case 'oneSidedThreshold': {
      const { p0: threshold, p1: truth, alpha, power } = example;
      expectNear(thresholdSize({ threshold, truth, alpha }, power), example.n);
      return;
    }
    case 'designEffect':
      expectNear(clusterDesignEffect(example.clusterSize, example.icc), example.deff);
      return;
    case 'kishWeighting': {
      const found = weightingEffect(example.weights);
      expectNear(found.deff, example.deff);
      expectNear(found.effectiveN, example.effectiveN);
      return;
    }
    default: {
      const unknown: never = example;
      throw new Error(`a kind that this test does not know: ${JSON.stringify(unknown)}`);
    }
  }
};

describe('sample sizes are those of R', () => {
  it.each(referenceCases<SizeCase>('sample-size').map((example, index) => ({ index, example })))(
    'case $index: $example.kind',
    ({ example }) => {
      checkSize(example);
    },
  );
});

interface TotalCase {
  readonly id: string;
  readonly y: readonly number[];
  readonly pik: readonly number[];
  readonly joint: readonly (readonly number[])[];
  readonly htTotal: { readonly value: number };
  readonly hajekMean: { readonly value: number };
  readonly varianceHT: { readonly value: number };
  readonly varianceYatesGrundy: { readonly value: number };
  readonly varianceDeville: { readonly value: number };
}

describe('totals and their variances are those of R sampling', () => {
  it.each(referenceCases<TotalCase>('sampling-ht'))('$id', (example) => {
    const { y, pik, joint } = example;
    expectNear(horvitzThompsonTotal(y, pik), example.htTotal.value);
    expectNear(hajekMean(y, pik), example.hajekMean.value);
    expectNear(horvitzThompsonVariance(y, pik, joint), example.varianceHT.value);
    expectNear(yatesGrundyVariance(y, pik, joint), example.varianceYatesGrundy.value);
    expectNear(devilleVariance(y, pik), example.varianceDeville.value);
  });
});
