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
import { replicateDegreesOfFreedom } from '../../methods/estimation/replication/replicate-degrees.ts';
import type { Entry, EstimationFile } from './estimation-file.ts';
import type { FileReplicates } from './replicates-of-file.ts';
import { statedDomain, usedDomain, valuesOf } from './sample-of-file.ts';
import { unequalStandardError, varianceEstimatorNamed } from './unequal-of-file.ts';

/** A file's sample and one of its entries, with the names that the project uses. */
export interface EntrySample {
  readonly file: EstimationFile;
  readonly sample: Sample;
  readonly entry: Entry;
  readonly replicates?: FileReplicates;
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

const dfIn = ({ sample, replicates }: EntrySample, domain: Domain): number =>
  replicates === undefined
    ? degreesOfFreedom(sample, domain)
    : replicateDegreesOfFreedom(replicates.weights, domain);

export const designDf = (of: EntrySample): number => dfIn(of, wholeSample(of.sample));

export const domainDf = (of: EntrySample): number => dfIn(of, statedDomainOf(of));

/** R's `svyciprop` counts rows with a missing value too. */
export const statedRows = (of: EntrySample): number => rowCount(statedDomainOf(of));

const named = (name: string | undefined): string => {
  if (name === undefined) throw new Error('The entry names no variable.');
  return name;
};

export const needed = (influence: Influence | undefined): Influence => {
  if (influence === undefined) throw new Error('The figure is not defined: nothing in the denominator.');
  return influence;
};

const oneVariable = (of: EntrySample, figure: string, domain: Domain): Influence | undefined => {
  const { file, sample, entry } = of;
  const y = valuesOf(file, named(entry.variable), entry.category);
  const used = usedDomain(domain, entry, [y]);
  switch (figure) {
    case 'total':
      return totalInfluence(sample, used, y);
    case 'variance':
      return varianceInfluence(sample, used, y);
    default:
      return meanInfluence(sample, used, y);
  }
};

/** The figure of a domain, undefined where nothing is in the denominator; `figure`: the entry's kind, or what a difference is of. */
export const influenceIn = (of: EntrySample, figure: string, domain: Domain): Influence | undefined => {
  const { file, sample, entry } = of;
  if (figure !== 'ratio') return oneVariable(of, figure, domain);
  const y = valuesOf(file, named(entry.numerator));
  const x = valuesOf(file, named(entry.denominator));
  return ratioInfluence(sample, usedDomain(domain, entry, [y, x]), y, x);
};

export const influenceOf = (of: EntrySample, figure: string): Influence =>
  needed(influenceIn(of, figure, statedDomainOf(of)));

/** The figures of several variables, on the rows where none of them is missing. */
export const influencesOf = (of: EntrySample): readonly (Influence | undefined)[] => {
  const { file, sample, entry } = of;
  const columns = (entry.variables ?? []).map((name) => valuesOf(file, name));
  const used = usedDomain(statedDomainOf(of), entry, columns);
  return columns.map((y) =>
    entry.of === 'total' ? totalInfluence(sample, used, y) : meanInfluence(sample, used, y),
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
