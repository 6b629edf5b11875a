import { designCovariance } from '../../methods/estimation/flat/design-covariance.ts';
import { designEffects } from '../../methods/estimation/flat/design-effect.ts';
import { combinedInfluence, type Influence } from '../../methods/estimation/flat/influence.ts';
import { triangleIndex } from '../../methods/estimation/packed-triangle.ts';
import { testAgainst } from '../../methods/estimation/threshold-test.ts';
import type { Figure } from './compare.ts';
import {
  designDf,
  domainDf,
  type EntrySample,
  influenceOf,
  influencesOf,
  lonelyOptions,
  standardErrorOf,
} from './entry-sample.ts';
import type { Entry } from './estimation-file.ts';
import { intervalFigures } from './interval-figures.ts';
import { statedDomain } from './sample-of-file.ts';

const designEffectFigures = (
  { sample, entry }: EntrySample,
  influence: Influence,
  se: number,
): readonly Figure[] => {
  if (entry.deff === undefined && entry.deffReplace === undefined) return [];
  const effects = designEffects(sample, influence, se ** 2);
  return [
    { what: 'deff', got: effects?.withoutReplacement, expected: entry.deff },
    { what: 'deff with replacement', got: effects?.withReplacement, expected: entry.deffReplace },
  ];
};

const testFigures = (
  test: Entry['test'],
  estimate: number,
  se: number,
  degreesOfFreedom: number,
): readonly Figure[] => {
  if (test === undefined) return [];
  const got = testAgainst({ estimate, standardError: se, degreesOfFreedom }, 0);
  return [
    { what: 't', got: got?.t, expected: test.t },
    { what: 'test df', got: got?.degreesOfFreedom, expected: test.df },
    { what: 'p less', got: got?.less, expected: test.pValueLess },
    { what: 'p greater', got: got?.greater, expected: test.pValueGreater },
    { what: 'p two-sided', got: got?.twoSided, expected: test.pValueTwoSided },
  ];
};

/** Estimate, standard error, degrees of freedom, intervals, design effects and test of one figure. */
const figuresOf = (of: EntrySample, influence: Influence): readonly Figure[] => {
  const { entry, sample } = of;
  const { estimate, n } = influence;
  const se = standardErrorOf(of, influence);
  const intervals = [entry.ci, entry.ci2].flatMap((interval) =>
    interval === undefined || se === undefined ? [] : intervalFigures(of, estimate, se, interval),
  );
  const stated = entry.ci !== undefined && entry.ci.method !== 't';
  return [
    { what: 'estimate', got: estimate, expected: entry.estimate },
    { what: 'se', got: se, expected: entry.se, scale: estimate },
    { what: 'n', got: n, expected: entry.n },
    { what: 'df', got: stated ? domainDf(of) : designDf(sample), expected: entry.df },
    { what: 'domain df', got: domainDf(of), expected: entry.dfDomain },
    ...intervals,
    ...(se === undefined ? [] : designEffectFigures(of, influence, se)),
    ...(se === undefined ? [] : testFigures(entry.test, estimate, se, designDf(sample))),
  ];
};

export const estimateFigures = (of: EntrySample): readonly Figure[] =>
  figuresOf(of, influenceOf(of, of.entry.kind));

export const differenceFigures = (of: EntrySample): readonly Figure[] => {
  const { file, sample, entry } = of;
  const terms = (entry.domains ?? []).map((domain, at) => ({
    coefficient: at === 0 ? 1 : -1,
    influence: influenceOf(of, entry.of ?? 'mean', statedDomain(file, sample, domain)),
  }));
  return figuresOf(of, combinedInfluence(terms));
};

export const contrastFigures = (of: EntrySample): readonly Figure[] => {
  const coefficients = of.entry.coefficients ?? [];
  const terms = influencesOf(of).map((influence, at) => ({ coefficient: coefficients[at] ?? 0, influence }));
  return figuresOf(of, combinedInfluence(terms));
};

export const covarianceFigures = (of: EntrySample): readonly Figure[] => {
  const covariance = designCovariance(of.sample, influencesOf(of), lonelyOptions(of.entry));
  return (of.entry.matrix ?? []).flatMap((row, i) =>
    row.map((expected, j) => ({
      what: `covariance ${i},${j}`,
      got: covariance?.[triangleIndex(i, j)],
      expected,
    })),
  );
};
