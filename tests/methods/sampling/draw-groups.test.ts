import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawGroups, type GroupDraw } from '../../../methods/sampling/draw-groups.ts';

const stageSeed = new Uint8Array(32).fill(17);
const village = '433124001001';
const draw = (roster: readonly string[], n: number, changes: Partial<GroupDraw> = {}) =>
  drawGroups({
    campaign: 'c',
    village,
    stageSeed,
    roster: roster.map((group) => ({ group })),
    n,
    ...changes,
  });

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, k) => `${k + 1}组`);

/** As docs/sampling.md says it, with nothing of the project: the order of the groups of a village. */
const inOrder = (groups: readonly string[]): readonly string[] => {
  const ticket = (place: number): string =>
    createHmac('sha256', stageSeed)
      .update(
        JSON.stringify(['zhenping/order/v1', 'c', 'group', `${village}:group`, `${village}:group:${place}`]),
      )
      .digest('hex');
  return [...new Set(groups)]
    .sort()
    .map((group, index) => ({ group, ticket: ticket(index + 1) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ group }) => group);
};

describe('a draw of village groups', () => {
  it('takes the groups with the smallest order tickets, π = n/N, without a ladder', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 2, max: 39 }), (count, n) => {
        fc.pre(n < count);
        const drawn = draw(numbered(count), n);
        expect(drawn.selected.map(({ group }) => group)).toEqual(inOrder(numbered(count)).slice(0, n));
        expect(drawn).toMatchObject({ units: count, quota: n, reserve: 0, takeAll: 0 });
        for (const { role, probability } of drawn.selected) {
          expect([role, ...probability]).toEqual(['sample', String(n), String(count)]);
        }
      }),
      { seed: 20260820, numRuns: 60 },
    );
  });

  it('depends on which groups the roster names, not on the order or number of their households', () => {
    const households = fc.array(fc.constantFrom(...numbered(9)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(households, fc.integer({ min: 2, max: 5 }), (roster, n) => {
        const groups = [...new Set(roster)];
        expect(draw(roster, n)).toEqual(draw(groups.toReversed(), n));
      }),
      { seed: 20260821, numRuns: 60 },
    );
  });

  it('gives every group the same chance: 2,000 seeds, three of eight groups, each within 4.5 standard errors', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      const bytes = new Uint8Array(32);
      new DataView(bytes.buffer).setUint32(0, seed);
      for (const { group } of draw(numbered(8), 3, { stageSeed: bytes }).selected) {
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    }
    // Binomial: 2000·3/8 = 750, √(2000·3/8·5/8) = 21.65.
    expect([...counts.values()].filter((count) => Math.abs(count - 750) > 4.5 * 21.65)).toEqual([]);
    expect(counts.size).toBe(8);
  });

  it('takes a village of few groups whole', () => {
    const drawn = draw(['二组', '一组', '二组'], 2);
    expect(drawn.selected.map(({ group }) => group).toSorted()).toEqual(['一组', '二组']);
    expect(drawn.selected.map(({ role, probability }) => [role, ...probability])).toEqual([
      ['take-all', '1', '1'],
      ['take-all', '1', '1'],
    ]);
  });

  it('knows a name by its letters, however they are composed', () => {
    expect(draw(['Kê', 'Kê'], 2)).toMatchObject({ units: 1 });
  });

  it('of a roster of nobody is empty', () => {
    expect(draw([], 2).selected).toEqual([]);
  });

  it.each<[string, readonly string[], number, object]>([
    [
      'a quota of one',
      numbered(3),
      1,
      { code: 'quota-below-two', data: { stratum: `${village}:group`, quota: 1 } },
    ],
    [
      'a broken quota',
      numbered(3),
      2.5,
      { code: 'quota-not-positive-integer', data: { stratum: `${village}:group`, quota: 2.5 } },
    ],
    [
      'households without a group',
      ['一组', '', ''],
      2,
      { code: 'household-without-group', data: { village, households: 2 } },
    ],
  ])('is refused for %s', (_, roster, n, problem) => {
    expect(() => draw(roster, n)).toThrow(expect.objectContaining({ problem }));
  });
});
