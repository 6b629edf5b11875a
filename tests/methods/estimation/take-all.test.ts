import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAreas } from '../../../methods/estimation/area.ts';
import { wholeSample } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { block, designs, type Village, villageMoments } from './random-design.ts';

const pps = { method: 'pps' } as const;

/** The flat sample in which the lists of take-all villages are strata and their households PSUs. */
const readAsStrata = (villages: readonly Village[]) => {
  const rows = villages.flatMap(({ lists }, v) =>
    lists.flatMap(({ name, size, answered }) =>
      answered.map((answer, h) => ({
        stratum: `${v}.${name}`,
        unit: `${v}.${name}.${h}`,
        size,
        m: answered.length,
        answer,
      })),
    ),
  );
  const sample = sampleFrom({
    weights: rows.map(({ size, m }) => size / m),
    stages: [
      {
        strata: rows.map(({ stratum }) => stratum),
        units: rows.map(({ unit }) => unit),
        population: rows.map(({ size }) => size),
      },
    ],
  });
  return readFlatRatio(
    sample,
    wholeSample(sample),
    rows.map(({ answer }) => answer.wrong),
    rows.map(({ answer }) => answer.persons),
    { lonelyPolicy: 'adjust' },
  );
};

describe('take-all villages', () => {
  it('are strata of lists, with the households as PSUs', () => {
    fc.assert(
      fc.property(designs(1, 0), (strata) => {
        const villages = strata.flatMap((stratum) => stratum.villages);
        const moments = villages.map((village) => villageMoments(village, 1, 1, 'adjust'));
        const area = stratumFromVillages(moments, pps, block);
        const lists = villages
          .flatMap((village) => village.lists)
          .filter(({ answered }) => answered.length > 0);
        expect(area).toMatchObject({
          psus: lists.reduce((sum, { answered }) => sum + answered.length, 0),
          strata: lists.length,
          lonelyStrata: lists.filter(({ answered, size }) => answered.length === 1 && size > 1).length,
        });
        const tree = readRatio(area, block, 'wrong', 'all');
        const flat = readAsStrata(villages);
        if ('notEstimable' in tree || 'notEstimable' in flat) {
          expect('notEstimable' in tree).toBe('notEstimable' in flat);
          return;
        }
        expect(Math.abs(tree.estimate - flat.estimate)).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(tree.variance - flat.variance)).toBeLessThanOrEqual(
          1e-9 * Math.max(flat.variance, 1e-4),
        );
        expect(tree.degreesOfFreedom).toBe(flat.degreesOfFreedom);
        expect(tree.n).toBe(flat.n);
        expect(tree.lonelyStrata).toBe(flat.lonelyStrata);
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  it('give the same area inside their stratum and as a stratum of their own', () => {
    fc.assert(
      fc.property(designs(2, 1), ([first, ...others]) => {
        if (first === undefined) return;
        const drawn = first.villages.map((village) => villageMoments(village, 2, 5));
        const certain = others
          .flatMap(({ villages }) => villages)
          .map((village) => villageMoments(village, 7, 7));
        const together = stratumFromVillages([...drawn, ...certain], pps, block);
        const apart = addAreas(
          stratumFromVillages(drawn, pps, block),
          stratumFromVillages(certain, pps, block),
        );
        expect({ ...together, totals: 0, variance: 0, cells: 0 }).toEqual({
          ...apart,
          totals: 0,
          variance: 0,
          cells: 0,
        });
        for (const key of ['totals', 'variance', 'cells'] as const)
          for (const [at, value] of together[key].entries())
            expect(Math.abs(value - (apart[key][at] ?? 0))).toBeLessThanOrEqual(
              1e-9 * Math.max(1, Math.abs(value)),
            );
      }),
      { seed: 32, numRuns: 100 },
    );
  });

  it('are PSUs like any other where the variance is computed as if with replacement', () => {
    fc.assert(
      fc.property(designs(2, 1), ([stratum]) => {
        const villages = (stratum?.villages ?? []).map((village) => villageMoments(village, 1, 1));
        const area = stratumFromVillages(villages, { method: 'with-replacement' }, block);
        expect(area).toMatchObject({ psus: villages.length, strata: 1 });
      }),
      { seed: 33, numRuns: 20 },
    );
  });
});
