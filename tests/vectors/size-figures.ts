import { clusterDesignEffect, weightingEffect } from '../../methods/sampling/design-effect.ts';
import {
  issuedSize,
  meanSize,
  proportionSize,
  roundUp,
  thresholdSize,
  twoProportionsSize,
} from '../../methods/sampling/sample-size.ts';
import type { Figure } from './compare.ts';
import type { SizeCase } from './sampling-file.ts';

type Of<Kind extends SizeCase['kind']> = Extract<SizeCase, { readonly kind: Kind }>;

const precisionFigures = (
  found: Readonly<Record<'z' | 'n0' | 'nFpc' | 'nFpcThenDeff', number>>,
  expected: Of<'proportion'> | Of<'mean'>,
): readonly Figure[] =>
  (['z', 'n0', 'nFpc', 'nFpcThenDeff'] as const).map((what) => ({
    what,
    got: found[what],
    expected: expected[what],
  }));

const proportionFigures = (one: Of<'proportion'>): readonly Figure[] => {
  const found = proportionSize(one.p, { ...one, population: one.N });
  return [
    ...precisionFigures(found, one),
    { what: 'nDeffWithinFpc', got: found.nDeffWithinFpc, expected: one.nDeffWithinFpc },
    { what: 'rounded up', got: roundUp(found.nFpcThenDeff), expected: one.nFpcThenDeffCeil },
    {
      what: 'issued',
      got: issuedSize(found.nFpcThenDeff, one.responseRate),
      expected: one.issuedFpcThenDeff,
    },
  ];
};

const twoProportionsFigures = (one: Of<'twoProportions'>): readonly Figure[] => {
  const got = twoProportionsSize({
    ...one,
    significance: one.sigLevel,
    alternative: one.alternative === 'two.sided' ? 'two-sided' : 'one-sided',
  });
  return [
    { what: 'n per group', got, expected: one.nPerGroup },
    { what: 'n per group × deff', got: got * one.deff, expected: one.nPerGroupTimesDeff },
  ];
};

const thresholdFigures = (one: Of<'oneSidedThreshold'>): readonly Figure[] => {
  const got = thresholdSize({ threshold: one.p0, truth: one.p1, alpha: one.alpha }, one.power);
  return [
    { what: 'n', got, expected: one.n },
    { what: 'n × deff', got: got * one.deff, expected: one.nTimesDeff },
  ];
};

const weightingFigures = ({ weights, deff, effectiveN }: Of<'kishWeighting'>): readonly Figure[] => {
  const found = weightingEffect(weights);
  return [
    { what: 'deff', got: found.deff, expected: deff },
    { what: 'effective n', got: found.effectiveN, expected: effectiveN },
  ];
};

export const sizeFigures = (one: SizeCase): readonly Figure[] => {
  switch (one.kind) {
    case 'proportion':
      return proportionFigures(one);
    case 'mean':
      return precisionFigures(meanSize(one.sd, { ...one, population: one.N }), one);
    case 'twoProportions':
      return twoProportionsFigures(one);
    case 'oneSidedThreshold':
      return thresholdFigures(one);
    case 'designEffect':
      return [{ what: 'deff', got: clusterDesignEffect(one.clusterSize, one.icc), expected: one.deff }];
    case 'kishWeighting':
      return weightingFigures(one);
  }
};
