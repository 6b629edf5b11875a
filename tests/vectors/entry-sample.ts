import { designVariance, type LonelyOptions } from '../../methods/estimation/flat/design-covariance.ts';
import {
  type Domain,
  degreesOfFreedom,
  rowCount,
  wholeSample,
} from '../../methods/estimation/flat/domain.ts';
import {
  type Influence,
  meanInfluence,
  ratioInfluence,
  totalInfluence,
  varianceInfluence,
} from '../../methods/estimation/flat/influence.ts';
import type { Sample } from '../../methods/estimation/flat/sample.ts';
import type { LonelyPolicy } from '../../methods/estimation/lonely-policy.ts';
import type { Entry, EstimationFile } from './estimation-file.ts';
import { statedDomain, usedDomain, valuesOf } from './sample-of-file.ts';
import { unequalStandardError, varianceEstimatorNamed } from './unequal-of-file.ts';

/** A file's sample and one of its entries, with the names that the project uses. */
export interface EntrySample {
  readonly file: EstimationFile;
  readonly sample: Sample;
  readonly entry: Entry;
}

const POLICIES: ReadonlyMap<string, LonelyPolicy> = new Map([
  ['remove', 'certainty'],
  ['certainty', 'certainty'],
  ['adjust', 'adjust'],
  ['average', 'average'],
  ['fail', 'refuse'],
]);

/** R's own default is to refuse. */
export const lonelyOptions = ({ options }: Entry): LonelyOptions => {
  const lonelyPolicy = POLICIES.get(options?.lonelyPsu ?? 'fail');
  if (lonelyPolicy === undefined) throw new Error(`Lonely PSUs are handled "${options?.lonelyPsu}".`);
  return { lonelyPolicy, adjustDomainLonely: options?.adjustDomainLonely ?? false };
};

export const statedDomainOf = ({ file, sample, entry }: EntrySample): Domain =>
  statedDomain(file, sample, entry.domain);

export const designDf = (sample: Sample): number => degreesOfFreedom(sample, wholeSample(sample));

export const domainDf = (of: EntrySample): number => degreesOfFreedom(of.sample, statedDomainOf(of));

/** R's `svyciprop` counts rows with a missing value too. */
export const statedRows = (of: EntrySample): number => rowCount(statedDomainOf(of));

const named = (name: string | undefined): string => {
  if (name === undefined) throw new Error('The entry names no variable.');
  return name;
};

const needed = (influence: Influence | undefined): Influence => {
  if (influence === undefined) throw new Error('The figure is not defined: nothing in the denominator.');
  return influence;
};

const oneVariable = (of: EntrySample, figure: string, domain: Domain): Influence => {
  const { file, sample, entry } = of;
  const y = valuesOf(file, named(entry.variable), entry.category);
  const used = usedDomain(domain, entry, [y]);
  switch (figure) {
    case 'total':
      return totalInfluence(sample, used, y);
    case 'variance':
      return needed(varianceInfluence(sample, used, y));
    default:
      return needed(meanInfluence(sample, used, y));
  }
};

/** The figure of a domain; `figure` is the entry's kind, or what a difference is of. */
export const influenceOf = (
  of: EntrySample,
  figure: string,
  domain: Domain = statedDomainOf(of),
): Influence => {
  const { file, sample, entry } = of;
  if (figure !== 'ratio') return oneVariable(of, figure, domain);
  const y = valuesOf(file, named(entry.numerator));
  const x = valuesOf(file, named(entry.denominator));
  return needed(ratioInfluence(sample, usedDomain(domain, entry, [y, x]), y, x));
};

/** The figures of several variables, on the rows where none of them is missing. */
export const influencesOf = (of: EntrySample): readonly Influence[] => {
  const { file, sample, entry } = of;
  const columns = (entry.variables ?? []).map((name) => valuesOf(file, name));
  const used = usedDomain(statedDomainOf(of), entry, columns);
  return columns.map((y) =>
    entry.of === 'total' ? totalInfluence(sample, used, y) : needed(meanInfluence(sample, used, y)),
  );
};

export const standardErrorOf = (
  { file, sample, entry }: EntrySample,
  influence: Influence,
): number | undefined => {
  const estimator = varianceEstimatorNamed(entry.varianceEstimator ?? '');
  if (estimator !== undefined) return unequalStandardError(file, influence, estimator);
  const variance = designVariance(sample, influence, lonelyOptions(entry));
  return variance === undefined ? undefined : Math.sqrt(variance);
};
