import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawHouseholds,
  type HouseholdDraw,
  type ListDraw,
} from '../../../methods/sampling/draw-households.ts';

const stageSeed = new Uint8Array(32).fill(17);
const households = (lists: HouseholdDraw['lists']): HouseholdDraw => ({
  campaign: 'c',
  village: '433124001001',
  stageSeed,
  lists,
});

/** What the design says of one list of `size` households with quota `n`. */
const expectList = (drawn: ListDraw | undefined, size: number, n: number): void => {
  const taken = Math.min(n, size);
  const takeAll = size <= n ? size : 0;
  expect(drawn).toMatchObject({ units: size, quota: taken, takeAll, reserve: size - taken });
  const selected = drawn?.selected ?? [];
  const positions = selected.map(({ position }) => position).toSorted((a, b) => a - b);
  expect(positions).toEqual(Array.from({ length: size }, (_, index) => index + 1));
  expect(selected.map(({ unit }) => unit)).toEqual(
    selected.map(({ position }) => `433124001001:exited:${position}`),
  );
  const expected = (rank: number) => {
    if (takeAll > 0) return { role: 'take-all', probability: ['1', '1'] };
    return rank <= n
      ? { role: 'sample', probability: [String(n), String(size)] }
      : { role: 'ladder', probability: [String(rank), String(size)] };
  };
  expect(selected).toMatchObject(selected.map((_, index) => ({ rank: index + 1, ...expected(index + 1) })));
};

describe('a draw of households', () => {
  it('draws each list on its own and keeps the whole rest as ladder', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 2, max: 12 }), (size, n) => {
        const [alone] = drawHouseholds(households([{ list: 'exited', size, n }]));
        const both = drawHouseholds(
          households([
            { list: 'exited', size, n },
            { list: 'a-poor', size: 9, n: 3 },
          ]),
        );
        expect(both.map(({ list }) => list)).toEqual(['a-poor', 'exited']);
        expect(both[1]).toEqual(alone);
        expectList(alone, size, n);
      }),
      { seed: 20260818 },
    );
  });

  it.each<[string, HouseholdDraw['lists'], object]>([
    [
      'a quota of one',
      [{ list: 'poor', size: 5, n: 1 }],
      { code: 'quota-below-two', data: { stratum: '433124001001:poor', quota: 1 } },
    ],
    [
      'a quota of none',
      [{ list: 'poor', size: 5, n: 0 }],
      { code: 'quota-not-positive-integer', data: { stratum: '433124001001:poor', quota: 0 } },
    ],
    [
      'a broken size',
      [{ list: 'poor', size: 1.5, n: 2 }],
      { code: 'list-size-not-whole-number', data: { stratum: '433124001001:poor', size: 1.5 } },
    ],
    [
      'a negative size',
      [{ list: 'poor', size: -1, n: 2 }],
      { code: 'list-size-not-whole-number', data: { stratum: '433124001001:poor', size: -1 } },
    ],
    [
      'a list named twice',
      [
        { list: 'poor', size: 5, n: 2 },
        { list: 'poor', size: 6, n: 2 },
      ],
      { code: 'stratum-twice', data: { stratum: '433124001001:poor' } },
    ],
  ])('is refused for %s', (_, lists, problem) => {
    expect(() => drawHouseholds(households(lists))).toThrow(expect.objectContaining({ problem }));
  });
});
