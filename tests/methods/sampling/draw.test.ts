import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMethods } from '../../../methods/sampling/certificate/read-design.ts';
import { openedProbability, type StratumDraw } from '../../../methods/sampling/draw.ts';
import { drawVillages, type VillageDraw } from '../../../methods/sampling/draw-villages.ts';
import { toDouble } from '../../../methods/sampling/fraction.ts';
import type { FrameUnit, StratumPlan } from '../../../methods/sampling/frame-check.ts';

const stageSeed = new Uint8Array(32).fill(17);
const villages = (units: readonly FrameUnit[], strata: readonly StratumPlan[]): VillageDraw => ({
  campaign: 'c',
  stageSeed,
  strata,
  units,
});

const frame = fc
  .tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 300 })), {
      minLength: 3,
      maxLength: 40,
    }),
    fc.nat(),
    fc.nat(5),
    fc.constantFrom('pps-random-order', 'simple-random', 'take-all', 'sequential-poisson', 'pareto'),
  )
  .map(([seed, rows, chosen, reserve, method]) => {
    const units = rows.map(([stratum, size], place) => ({ id: `v${place}`, stratum, size }));
    const codes = [...new Set(units.map(({ stratum }) => stratum))];
    const strata = codes.map((code) => {
      const listed = units.filter(({ stratum }) => stratum === code).length;
      const all = method === 'take-all';
      return {
        code,
        n: all ? listed : 1 + (chosen % listed),
        reserve: all ? 0 : reserve,
        method,
      } as const;
    });
    return { campaign: 'c', stageSeed: seed, strata, units };
  });

/** π = (n + j)·M/S of every unit that is not certain, whose sizes are given; of a reserve with j up to itself. */
const expectProbabilities = (result: StratumDraw, sizes: ReadonlyMap<string, number>): void => {
  const { takeAll, quota, reserve, total, selected } = result;
  for (let opened = 0; opened <= reserve; opened += 1) {
    const fractions = Array.from(sizes.values(), (size) => openedProbability(result, size, opened));
    const numerators = fractions.reduce((sum, [numerator]) => sum + BigInt(numerator), 0n);
    expect(numerators).toBe(BigInt(quota - takeAll + opened) * BigInt(total));
    expect(Math.max(0, ...fractions.map(toDouble))).toBeLessThanOrEqual(1);
  }
  for (const { unit, rank, probability } of selected.slice(takeAll)) {
    const opened = Math.max(0, rank - quota);
    expect(probability).toEqual(openedProbability(result, sizes.get(unit) ?? 0, opened));
  }
};

describe('a draw of villages', () => {
  it('does not depend on the order of rows or strata', () => {
    const shuffled = frame.chain((draw) =>
      fc
        .tuple(
          fc.shuffledSubarray(draw.units, { minLength: draw.units.length }),
          fc.shuffledSubarray(draw.strata, { minLength: draw.strata.length }),
        )
        .map(([units, strata]) => ({ draw, other: { ...draw, units, strata } })),
    );
    fc.assert(
      fc.property(shuffled, ({ draw, other }) => {
        expect(drawVillages(other)).toEqual(drawVillages(draw));
      }),
      { seed: 20260815 },
    );
  });

  it('has n units, numbered from 1, certain ones first, then the sample, then the ladder', () => {
    fc.assert(
      fc.property(frame, (draw) => {
        for (const { stratum, selected, quota, takeAll, reserve } of drawVillages(draw)) {
          expect(quota).toBe(draw.strata.find(({ code }) => code === stratum)?.n);
          expect(selected.map(({ rank }) => rank)).toEqual(selected.map((_, place) => place + 1));
          expect(selected.map(({ role }) => role)).toEqual([
            ...new Array(takeAll).fill('take-all'),
            ...new Array(quota - takeAll).fill('sample'),
            ...new Array(reserve).fill('ladder'),
          ]);
          expect(new Set(selected.map(({ unit }) => unit)).size).toBe(selected.length);
          for (const role of ['take-all', 'sample']) {
            const tickets = selected
              .filter((selection) => selection.role === role)
              .map(({ ticket }) => ticket);
            expect(tickets).toEqual(tickets.toSorted());
          }
        }
      }),
      { seed: 20260816 },
    );
  });

  it('has probabilities that add up to n over the stratum, and to n + j with j reserves opened', () => {
    fc.assert(
      fc.property(frame, (draw) => {
        for (const result of drawVillages(draw)) {
          const certain = new Set(result.selected.slice(0, result.takeAll).map(({ unit }) => unit));
          const rest = draw.units.filter(({ id, stratum }) => stratum === result.stratum && !certain.has(id));
          const size = (unit: FrameUnit): number => (result.method === 'simple-random' ? 1 : unit.size);
          expectProbabilities(result, new Map(rest.map((unit) => [unit.id, size(unit)])));
        }
      }),
      { seed: 20260817 },
    );
  });

  it('changes with campaign, seed and stratum name', () => {
    const units = Array.from({ length: 60 }, (_, place) => ({
      id: `v${place}`,
      stratum: 's',
      size: 1 + place,
    }));
    const draw = villages(units, [{ code: 's', n: 10, reserve: 0 }]);
    const chosen = (other: VillageDraw): string =>
      drawVillages(other)
        .flatMap(({ selected }) => selected.map(({ unit }) => unit))
        .join();
    const others = [
      { ...draw, campaign: 'd' },
      { ...draw, stageSeed: new Uint8Array(32).fill(18) },
      villages(
        units.map((unit) => ({ ...unit, stratum: 't' })),
        [{ code: 't', n: 10, reserve: 0 }],
      ),
    ];
    expect(new Set([draw, ...others].map(chosen)).size).toBe(4);
  });

  it('takes all of a stratum that has n units, and leaves no ladder', () => {
    for (const method of drawMethods) {
      const reserve = method === 'pps-frame-order' || method === 'take-all' ? 0 : 3;
      const [result] = drawVillages(
        villages([{ id: 'v', stratum: 's', size: 7 }], [{ code: 's', n: 1, reserve, method }]),
      );
      expect(result).toMatchObject({ units: 1, quota: 1, takeAll: 1, reserve: 0, total: '0' });
      expect(result?.selected).toMatchObject([
        { unit: 'v', role: 'take-all', rank: 1, probability: ['1', '1'] },
      ]);
    }
  });
});
