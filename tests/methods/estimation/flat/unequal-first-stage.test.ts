import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { designVariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import {
  designDegreesOfFreedom,
  domainCounts,
  wholeSample,
} from '../../../../methods/estimation/flat/domain.ts';
import {
  type Influence,
  meanInfluence,
  ratioInfluence,
  totalInfluence,
} from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio } from '../../../../methods/estimation/flat/read-flat.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { cantyDavisonWeights, raoWuWeights } from '../../../../methods/estimation/replication/bootstrap.ts';
import { jackknifeWeights } from '../../../../methods/estimation/replication/jackknife.ts';
import { replicatedVariance } from '../../../../methods/estimation/replication/read-replicated.ts';

const reference = (name: string): unknown =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../../vectors/reference/${name}`, import.meta.url)), 'utf8'),
  );

const varianceOf = (sample: Sample, influence: Influence | undefined): number =>
  influence === undefined ? Number.NaN : (designVariance(sample, influence) ?? Number.NaN);

const near = (got: number, expected: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

describe('units drawn with unequal probabilities in random order', () => {
  const { cases } = z
    .object({
      cases: z.array(
        z.object({
          id: z.string(),
          y: z.array(z.number()),
          pik: z.array(z.number()),
          htTotal: z.object({ value: z.number() }),
          varianceDeville: z.object({ value: z.number() }),
        }),
      ),
    })
    .parse(reference('sampling-ht.json'));

  it.each(cases)('have the variance of sampling::varest: $id', ({ y, pik, htTotal, varianceDeville }) => {
    const sample = sampleFrom({
      weights: pik.map((p) => 1 / p),
      stages: [{ units: y.map((_, unit) => unit), inclusion: pik }],
    });
    const total = totalInfluence(sample, wholeSample(sample), y);
    near(total.estimate, htTotal.value);
    near(varianceOf(sample, total), varianceDeville.value);
  });

  it('with equal probabilities have the variance of a two-stage simple random sample: R, dclus2', () => {
    const { design, rows, expected } = z
      .object({
        design: z.object({
          weight: z.array(z.number()),
          psu: z.array(z.number()),
          ssu: z.array(z.number()),
          fpc1: z.array(z.number()),
          fpc2: z.array(z.number()),
        }),
        rows: z.object({ api00: z.array(z.number()) }),
        expected: z.array(z.object({ call: z.string(), se: z.number().nullish() })),
      })
      .parse(reference('apiclus2.json'));
    const sample = sampleFrom({
      weights: design.weight,
      stages: [
        { units: design.psu, inclusion: design.fpc1.map((size) => 40 / size) },
        { units: design.ssu, population: design.fpc2 },
      ],
    });
    const errorOf = (call: string): number => expected.find((entry) => entry.call === call)?.se ?? Number.NaN;
    const everybody = wholeSample(sample);
    near(
      Math.sqrt(varianceOf(sample, meanInfluence(sample, everybody, rows.api00))),
      errorOf('svymean(~api00, dclus2)'),
    );
    near(
      Math.sqrt(varianceOf(sample, totalInfluence(sample, everybody, rows.api00))),
      errorOf('svytotal(~api00, dclus2)'),
    );
  });

  // d <- data.frame(village = rep(c("A","B","C","D"), c(3,2,4,2)), pi = rep(c(.2,.35,.5,.15), c(3,2,4,2)),
  //   M = rep(c(30,12,40,9), c(3,2,4,2)), y = c(1,0,1, 0,2, 3,0,1,0, 1,1), x = c(4,2,3, 5,4, 3,6,2,4, 4,1))
  // d$w <- d$M / ave(d$y, d$village, FUN = length) / d$pi
  // V <- function(z) {
  //   p <- tapply(d$pi, d$village, mean); E <- tapply(z, d$village, sum); c <- 1 - p; A <- sum(c * E) / sum(c)
  //   inner <- sapply(names(p), function(v) { r <- d$village == v
  //     SE(svytotal(~t, svydesign(id = ~1, weights = rep(1, sum(r)), fpc = d$M[r], data = data.frame(t = z[r]))))^2 })
  //   sum(c * (E - A)^2) / (1 - sum((c / sum(c))^2)) + sum(p * inner) }
  // R <- sum(d$w * d$y) / sum(d$w * d$x)
  // c(V(d$w * d$y), R, V(d$w * (d$y - R * d$x) / sum(d$w * d$x)))
  const village = [...'AAABBCCCCDD'];
  const of = (values: Readonly<Record<string, number>>): readonly number[] =>
    village.map((code) => values[code] ?? Number.NaN);
  const inclusion = of({ A: 0.2, B: 0.35, C: 0.5, D: 0.15 });
  const population = of({ A: 30, B: 12, C: 40, D: 9 });
  const answered = of({ A: 3, B: 2, C: 4, D: 2 });
  const twoStages = sampleFrom({
    weights: village.map((_, row) => (population[row] ?? 0) / (answered[row] ?? 0) / (inclusion[row] ?? 0)),
    stages: [
      { units: village, inclusion },
      { units: village.map((_, row) => row), population },
    ],
  });
  const y = [1, 0, 1, 0, 2, 3, 0, 1, 0, 1, 1];
  const x = [4, 2, 3, 5, 4, 3, 6, 2, 4, 4, 1];

  it('add Σπ·V of the households drawn inside them', () => {
    const everybody = wholeSample(twoStages);
    near(varianceOf(twoStages, totalInfluence(twoStages, everybody, y)), 4503.756613756614);
    const ratio = ratioInfluence(twoStages, everybody, y, x);
    near(ratio?.estimate ?? Number.NaN, 0.2601626016260163);
    near(varianceOf(twoStages, ratio), 0.003261693466882472);
  });

  it('count without a row: a unit of zeros is a unit with rows that are all 0', () => {
    const strata = twoStages.strata.map((stratum) => ({
      ...stratum,
      units: stratum.units.map((unit, at) => (at === 1 ? { rows: [], strata: [] } : unit)),
    }));
    const empty: Sample = { ...twoStages, strata };
    const zeroed = y.map((value, row) => (village[row] === 'B' ? 0 : value));
    const zeroedX = x.map((value, row) => (village[row] === 'B' ? 0 : value));
    const outsideB = wholeSample(empty).map((_, row) => (village[row] === 'B' ? 0 : 1));
    const gotten = readFlatRatio(empty, outsideB, y, x);
    const expected = readFlatRatio(twoStages, wholeSample(twoStages), zeroed, zeroedX);
    if ('notEstimable' in gotten || 'notEstimable' in expected) throw new Error('Three villages tell.');
    near(gotten.variance, expected.variance);
    expect(designDegreesOfFreedom(empty)).toBe(3);
    expect(domainCounts(empty, outsideB)).toMatchObject({ units: 3, strata: 1, lonely: 0 });
  });

  it('that were certain add only what is inside them, and one other is lonely', () => {
    const certain = sampleFrom({
      weights: [1, 1, 4],
      stages: [{ units: [1, 2, 3], inclusion: [1, 1, 0.25] }],
    });
    const everybody = wholeSample(certain);
    expect(domainCounts(certain, everybody).lonely).toBe(1);
    const total = totalInfluence(certain, everybody, [5, 7, 2]);
    // adjust: c·E², c = 3/4, E = 4·2
    expect(designVariance(certain, total)).toBe(48);
    expect(designVariance(certain, total, { lonelyPolicy: 'certainty' })).toBe(0);
    expect(() => designVariance(certain, total, { lonelyPolicy: 'refuse' })).toThrow(EstimationError);
    const all = sampleFrom({ weights: [1, 1], stages: [{ units: [1, 2], inclusion: [1, 1] }] });
    expect(designVariance(all, totalInfluence(all, wholeSample(all), [5, 7]))).toBe(0);
    expect(domainCounts(all, wholeSample(all)).lonely).toBe(0);
  });

  it.each([
    ['no probability', { inclusion: [0.5, 0, 0.5] }, 'inclusion-out-of-range'],
    ['more than 1', { inclusion: [0.5, 1.1, 0.5] }, 'inclusion-out-of-range'],
    ['two in one unit', { inclusion: [0.5, 0.5, 0.4] }, 'mixed-designs'],
    ['population sizes beside them', { inclusion: [0.5, 0.5, 0.5], population: [4, 4, 4] }, 'mixed-designs'],
  ])('are refused with %s', (_, columns, code) => {
    expect(() =>
      sampleFrom({ weights: [2, 2, 2], stages: [{ units: ['a', 'b', 'b'], ...columns }] }),
    ).toThrow(expect.objectContaining({ code }));
  });

  it('have no replicates of their own: refused, or taken as drawn with replacement', () => {
    const withReplacement = sampleFrom({ weights: [...twoStages.weights], stages: [{ units: village }] });
    const total = (sample: Sample): number => totalInfluence(sample, wholeSample(sample), y).estimate;
    expect(() => jackknifeWeights(twoStages)).toThrow(expect.objectContaining({ code: 'mixed-designs' }));
    const found = replicatedVariance(
      twoStages,
      jackknifeWeights(twoStages, { unequal: 'with-replacement' }),
      total,
    );
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    near(
      found.variance,
      varianceOf(withReplacement, totalInfluence(withReplacement, wholeSample(withReplacement), y)),
    );
    const bootstrap = { replicates: 2, random: () => 0.5 };
    for (const weightsOf of [raoWuWeights, cantyDavisonWeights]) {
      expect(() => weightsOf(twoStages, bootstrap)).toThrow(
        expect.objectContaining({ code: 'mixed-designs' }),
      );
      expect(weightsOf(twoStages, { ...bootstrap, unequal: 'with-replacement' }).weightsOf(0)).toEqual(
        weightsOf(withReplacement, bootstrap).weightsOf(0),
      );
    }
  });
});
