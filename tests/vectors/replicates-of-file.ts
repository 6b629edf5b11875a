import { EstimationError } from '../../methods/estimation/estimation-error.ts';
import { domainCounts, wholeSample } from '../../methods/estimation/flat/domain.ts';
import { type Sample, withWeights } from '../../methods/estimation/flat/sample.ts';
import { jackknifeWeights } from '../../methods/estimation/replication/jackknife.ts';
import { type Estimator, replicatedVariance } from '../../methods/estimation/replication/read-replicated.ts';
import {
  type ReplicateCentre,
  replicateCovariance,
} from '../../methods/estimation/replication/replicate-covariance.ts';
import { replicateDegreesOfFreedom } from '../../methods/estimation/replication/replicate-degrees.ts';
import {
  givenReplicates,
  type ReplicateWeights,
} from '../../methods/estimation/replication/replicate-weights.ts';
import type { Figure, Outcome } from './compare.ts';
import type { Replication } from './estimation-file.ts';

/** A file's replicate weights, and what they vary about. */
export interface FileReplicates {
  readonly weights: ReplicateWeights;
  readonly centre: ReplicateCentre;
}

/** Methods that leave nothing to chance or choice: their weights follow from the design. */
const JACKKNIVES: ReadonlySet<string> = new Set(['JK1', 'JKn']);

const madeHere = ({ type }: Replication, sample: Sample): ReplicateWeights | undefined =>
  JACKKNIVES.has(type) && domainCounts(sample, wholeSample(sample)).lonely === 0
    ? jackknifeWeights(sample)
    : undefined;

/** The file's own weights; where it stores none, those that follow from the design. */
export const replicatesOf = (replication: Replication, sample: Sample): FileReplicates => {
  const { type, scale, rscales, weights, mse } = replication;
  const centre = mse ? 'estimate' : 'replicates';
  if (weights !== null)
    return { weights: givenReplicates({ scale, rscales, weights }, sample.weights.length), centre };
  const made = madeHere(replication, sample);
  if (made === undefined) throw new Error(`Replicate weights "${type}" do not follow from the design.`);
  return { weights: made, centre };
};

/** Degrees of freedom as R counts them, and the weights as the design gives them, where it does. */
export const replicationOutcome = (replication: Replication, sample: Sample): Outcome => {
  const { scale, rscales, weights, degf } = replication;
  const used = replicatesOf(replication, sample).weights;
  const made = madeHere(replication, sample);
  const scales = rscales.map(
    (rscale, at): Figure => ({
      what: `scale of replicate ${at}`,
      got: (made?.scale ?? 0) * (made?.rscales[at] ?? Number.NaN),
      expected: scale * rscale,
    }),
  );
  const rows = (weights ?? []).flatMap((replicate, at) => {
    const ours = made?.weightsOf(at);
    return replicate.map(
      (expected, row): Figure => ({ what: `replicate ${at}, weight ${row}`, got: ours?.[row], expected }),
    );
  });
  return {
    figures: [
      { what: 'df', got: replicateDegreesOfFreedom(used), expected: degf },
      ...(made === undefined
        ? []
        : [{ what: 'replicates', got: made.rscales.length, expected: rscales.length }, ...scales, ...rows]),
    ],
  };
};

export const replicatedStandardError = (
  sample: Sample,
  { weights, centre }: FileReplicates,
  estimator: Estimator,
): number => {
  const found = replicatedVariance(sample, weights, estimator, { centre, leaveOutUndefined: true });
  if ('notEstimable' in found)
    throw new EstimationError('not-a-number', `No variance: ${found.notEstimable}.`);
  return Math.sqrt(found.variance);
};

export const replicatedCovariance = (
  sample: Sample,
  { weights, centre }: FileReplicates,
  estimators: (sample: Sample) => readonly number[],
): Float64Array =>
  replicateCovariance(
    weights.rscales.map((_, replicate) =>
      Float64Array.from(estimators(withWeights(sample, weights.weightsOf(replicate)))),
    ),
    Float64Array.from(estimators(sample)),
    weights,
    centre,
  );
