import { EstimationError } from '../estimation-error.ts';
import type { Sample } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';
import { type RandomSource, randomIndex, sampleOfIndices, shuffledIndices } from './random-index.ts';
import { type ReplicableStratum, replicableStrata, type UnequalProbabilities } from './replicable-strata.ts';
import type { ReplicateWeights } from './replicate-weights.ts';
import { withFactors } from './unit-factors.ts';

export interface BootstrapOptions {
  /** 2 or more; 500 are usual. */
  readonly replicates: number;
  readonly random: RandomSource;
  /** Strata of one unit that could have been another: refused (default), or taken as certain. */
  readonly lonelyPolicy?: 'refuse' | 'certainty';
  /** Default `refuse`. */
  readonly unequal?: UnequalProbabilities;
}

/** By unit of a stratum: what its weights are multiplied by in one replicate. */
type StratumDraw = () => Float64Array;

const counted = (units: number, drawn: readonly number[]): Float64Array => {
  const counts = new Float64Array(units);
  for (const unit of drawn) counts[unit] = entry(counts, unit) + 1;
  return counts;
};

const withReplacement = (random: RandomSource, units: number, draws: number): Float64Array =>
  counted(
    units,
    Array.from({ length: draws }, () => randomIndex(random, units)),
  );

const raoWuDraw = ({ units, fraction }: ReplicableStratum, random: RandomSource): StratumDraw => {
  const n = units.length;
  const spread = Math.sqrt(1 - fraction);
  return () => withReplacement(random, n, n - 1).map((count) => 1 - spread + (spread * n * count) / (n - 1));
};

/** Without a population, n of n with replacement; else n without replacement of the units repeated until there are N. */
const cantyDavisonDraw = ({ units, fraction }: ReplicableStratum, random: RandomSource): StratumDraw => {
  const n = units.length;
  if (fraction === 0) return () => withReplacement(random, n, n);
  const population = Math.round(n / fraction);
  const order = shuffledIndices(random, n);
  return () =>
    counted(
      n,
      sampleOfIndices(random, n, population).map((copy) => order[copy % n] ?? 0),
    );
};

const certain =
  ({ units }: ReplicableStratum): StratumDraw =>
  () =>
    new Float64Array(units.length).fill(1);

const isFixed = (stratum: ReplicableStratum, lonelyPolicy: 'refuse' | 'certainty'): boolean => {
  if (stratum.fraction === 1) return true;
  if (stratum.units.length > 1) return false;
  if (lonelyPolicy === 'refuse') throw new EstimationError('lonely-psu', 'A stratum has only one unit.');
  return true;
};

/** All factors are drawn at once, replicate by replicate, so that a replicate is the same whenever it is asked for. */
const drawnReplicates = (
  sample: Sample,
  { replicates, random, lonelyPolicy = 'refuse', unequal }: BootstrapOptions,
  drawOf: (stratum: ReplicableStratum, random: RandomSource) => StratumDraw,
): ReplicateWeights['weightsOf'] => {
  if (!(Number.isSafeInteger(replicates) && replicates >= 2))
    throw new EstimationError('out-of-range', `${replicates} replicates; allowed is a whole number from 2.`);
  const strata = replicableStrata(sample, unequal);
  const draws = strata.map((stratum) =>
    isFixed(stratum, lonelyPolicy) ? certain(stratum) : drawOf(stratum, random),
  );
  const drawn = Array.from({ length: replicates }, () => draws.map((draw) => draw()));
  return (at) => {
    const byStratum = drawn[at];
    if (byStratum === undefined) throw new RangeError(`Replicate ${at} is outside a set of ${replicates}.`);
    return withFactors(
      sample,
      strata.flatMap(({ units }, stratum) =>
        units.map((unit, place) => ({ unit, factor: byStratum[stratum]?.[place] ?? 1 })),
      ),
    );
  };
};

/**
 * Rescaling bootstrap: n − 1 of n units with replacement in each stratum, factor 1 − √(1 − f) + √(1 − f)·count·n/(n − 1); its expected
 * variance is the one between units in every stratum (Rao and Wu 1988; Rao, Wu and Yue 1992). First stage only.
 * R without `fpc`: `as.svrepdesign(design, type = "subbootstrap")`.
 * @throws EstimationError `lonely-psu`, `mixed-designs`, `out-of-range`
 */
export const raoWuWeights = (sample: Sample, options: BootstrapOptions): ReplicateWeights => ({
  scale: 1 / (options.replicates - 1),
  rscales: Array.from({ length: options.replicates }, () => 1),
  weightsOf: drawnReplicates(sample, options, raoWuDraw),
});

/**
 * Bootstrap of as many units as there are, from the population that the sample suggests (Canty and Davison 1999). Its scale corrects
 * n̄/(n̄ − 1) once for all strata, n̄ the harmonic mean of their sizes, so it is exact on average only where strata are alike; first
 * stage only. R: `as.svrepdesign(design, type = "bootstrap")`.
 * @throws EstimationError `lonely-psu`, `mixed-designs`, `out-of-range`
 */
export const cantyDavisonWeights = (sample: Sample, options: BootstrapOptions): ReplicateWeights => {
  const inverse = sample.strata.reduce((sum, { units }) => sum + 1 / units.length, 0) / sample.strata.length;
  return {
    scale: inverse < 1 ? 1 / ((1 - inverse) * (options.replicates - 1)) : 0,
    rscales: Array.from({ length: options.replicates }, () => 1),
    weightsOf: drawnReplicates(sample, options, cantyDavisonDraw),
  };
};
