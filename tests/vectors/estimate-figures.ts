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
  influenceIn,
  influencesOf,
  lonelyOptions,
  needed,
  standardErrorOf,
  statedDomainOf,
} from './entry-sample.ts';
import type { Entry } from './estimation-file.ts';
import { intervalFigures } from './interval-figures.ts';
import { replicatedCovariance, replicatedStandardError } from './replicates-of-file.ts';
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

const differenceOf = (of: EntrySample): Influence | undefined => {
  const { file, sample, entry } = of;
  const terms = (entry.domains ?? []).flatMap((domain, at) => {
    const influence = influenceIn(of, entry.of ?? 'mean', statedDomain(file, sample, domain));
    return influence === undefined ? [] : [{ coefficient: at === 0 ? 1 : -1, influence }];
  });
  return terms.length === entry.domains?.length ? combinedInfluence(terms) : undefined;
};

const contrastOf = (of: EntrySample): Influence | undefined => {
  const influences = influencesOf(of);
  const terms = influences.flatMap((influence, at) =>
    influence === undefined ? [] : [{ coefficient: of.entry.coefficients?.[at] ?? 0, influence }],
  );
  return terms.length === influences.length ? combinedInfluence(terms) : undefined;
};

/** The one figure that an entry is about, in the sample as it is given; undefined where it has no value there. */
const figureOf = (of: EntrySample): Influence | undefined => {
  switch (of.entry.kind) {
    case 'difference':
      return differenceOf(of);
    case 'contrast':
      return contrastOf(of);
    default:
      return influenceIn(of, of.entry.kind, statedDomainOf(of));
  }
};

/** Estimate, standard error, degrees of freedom, intervals, design effects and test of one figure. */
export const estimateFigures = (of: EntrySample): readonly Figure[] => {
  const { entry } = of;
  const influence = needed(figureOf(of));
  const { estimate, n } = influence;
  const se =
    of.replicates === undefined
      ? standardErrorOf(of, influence)
      : replicatedStandardError(of.sample, of.replicates, (sample) => figureOf({ ...of, sample })?.estimate);
  const intervals = [entry.ci, entry.ci2].flatMap((interval) =>
    interval === undefined || se === undefined ? [] : intervalFigures(of, estimate, se, interval),
  );
  const stated = entry.ci !== undefined && entry.ci.method !== 't';
  return [
    { what: 'estimate', got: estimate, expected: entry.estimate },
    { what: 'se', got: se, expected: entry.se, scale: estimate },
    { what: 'n', got: n, expected: entry.n },
    { what: 'df', got: stated ? domainDf(of) : designDf(of), expected: entry.df },
    { what: 'domain df', got: domainDf(of), expected: entry.dfDomain },
    ...intervals,
    ...(se === undefined ? [] : designEffectFigures(of, influence, se)),
    ...(se === undefined ? [] : testFigures(entry.test, estimate, se, designDf(of))),
  ];
};

export const covarianceFigures = (of: EntrySample): readonly Figure[] => {
  const covariance =
    of.replicates === undefined
      ? designCovariance(of.sample, influencesOf(of).map(needed), lonelyOptions(of.entry))
      : replicatedCovariance(of.sample, of.replicates, (sample) =>
          influencesOf({ ...of, sample }).map((influence) => needed(influence).estimate),
        );
  return (of.entry.matrix ?? []).flatMap((row, i) =>
    row.map((expected, j) => ({
      what: `covariance ${i},${j}`,
      got: covariance?.[triangleIndex(i, j)],
      expected,
    })),
  );
};
