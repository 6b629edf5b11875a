import { describe, expect, it } from 'vitest';
import { type Block, householdVector } from '../../../methods/estimation/block.ts';
import { type CellField, cellSum } from '../../../methods/estimation/cell-sums.ts';
import {
  addHousehold,
  addListSums,
  emptyListSums,
  type ListSums,
} from '../../../methods/estimation/list-sums.ts';
import { type VillageInput, villageFromLists } from '../../../methods/estimation/village-from-lists.ts';

const block: Block = { measures: ['wrong'], groups: ['all', 'exited'] };

const sumsOf = (answers: readonly (readonly [number, number])[], groups = ['all', 'exited']): ListSums => {
  const sums = emptyListSums(block);
  for (const [y, x] of answers)
    addHousehold(sums, householdVector(block, [{ measure: 'wrong', groups, y, x }]));
  return sums;
};

const half = { numerator: '1', denominator: '2' };
const village = (input: Omit<VillageInput, 'inclusion'>) =>
  villageFromLists({ inclusion: half, ...input }, block);

describe('the sums of a list', () => {
  it('hold totals, products and counts', () => {
    const sums = sumsOf([
      [0, 3],
      [2, 2],
      [0, 0],
    ]);
    expect(sums.households).toBe(3);
    // columns: all y, all x, exited y, exited x
    expect([...sums.totals]).toEqual([2, 5, 2, 5]);
    // yy; yx, xx; y·y', x·y', y'y'; …
    expect([...sums.products]).toEqual([4, 4, 13, 4, 4, 4, 4, 13, 4, 13]);
    expect([...sums.rows, ...sums.events, ...sums.nonEvents]).toEqual([2, 2, 1, 1, 1, 1]);
  });

  it('add over chunks', () => {
    const answers = [
      [0, 3],
      [2, 2],
      [1, 4],
      [0, 1],
    ] as const;
    expect(addListSums(sumsOf(answers.slice(0, 1)), sumsOf(answers.slice(1)))).toEqual(sumsOf(answers));
  });
});

/**
 * By hand: list of M = 6, m = 3 answered (y, x) = (0, 3), (2, 2), (1, 4); π = 1/2, so w = 6/3·2 = 4.
 *   E_y = 4·3 = 12, E_x = 4·9 = 36
 *   V_yy = w²·(1 − m/M)·m·s²_y = 16·(1/2)·3·1 = 24;  V_yx = 24·s_yx = 24·(−0.5) = −12;  V_xx = 24·s²_x = 24·1 = 24
 */
describe('a village', () => {
  const list = {
    size: 6,
    sums: sumsOf([
      [0, 3],
      [2, 2],
      [1, 4],
    ]),
  };

  it('has weighted totals and the variance between the households of a list', () => {
    const { totals, variance, inclusion, complement } = village({ lists: [list] });
    expect({ inclusion, complement }).toEqual({ inclusion: 0.5, complement: 0.5 });
    expect([...totals]).toEqual([12, 36, 12, 36]);
    expect([...variance]).toEqual([24, -12, 24, 24, -12, 24, -12, 24, -12, 24]);
  });

  it('counts what effective sizes and degrees of freedom need', () => {
    const { cells, households, innerPsus, innerStrata } = village({ lists: [list] });
    const sum = (field: CellField): number => cellSum(cells, 1, field);
    expect({ households, innerPsus, innerStrata }).toEqual({ households: 3, innerPsus: 3, innerStrata: 1 });
    expect([sum('rows'), sum('weight'), sum('weightSquared')]).toEqual([3, 12, 48]);
    // Σwy² = 4·5, Σwxy = 4·8, Σwx² = 4·29, Σ(wx)² = 16·29
    expect([sum('weightedYY'), sum('weightedXY'), sum('weightedXX'), sum('weightedXSquared')]).toEqual([
      20, 32, 116, 464,
    ]);
    expect([sum('psus'), sum('eventPsus'), sum('nonEventPsus'), sum('strata')]).toEqual([3, 2, 2, 1]);
  });

  it('has no variance from a list that is taken whole', () => {
    expect(village({ lists: [{ ...list, size: 3 }] }).variance.every((value) => value === 0)).toBe(true);
  });

  it('adds the variances of its lists', () => {
    const both = village({ lists: [list, list] });
    expect(both.variance[0]).toBe(48);
    expect(both.innerStrata).toBe(2);
  });

  it('counts lists without an answer and lists with one of several', () => {
    const lists = [
      { size: 5, sums: sumsOf([]) },
      { size: 0, sums: sumsOf([]) },
      { size: 4, sums: sumsOf([[1, 2]]) },
      { size: 1, sums: sumsOf([[1, 2]]) },
    ];
    expect(village({ lists })).toMatchObject({ emptyLists: 1, lonelyLists: 1, innerStrata: 2 });
    expect(village({ lists }).variance[0]).toBe(0);
    expect(cellSum(village({ lists }).cells, 0, 'lonelyStrata')).toBe(1);
    // w = 4·2 = 8, w²·(1 − 1/4)·y² = 48
    expect(village({ lists, lonelyPolicy: 'adjust' }).variance[0]).toBe(48);
    expect(() => village({ lists, lonelyPolicy: 'refuse' })).toThrow(
      'One household answered from a list of 4',
    );
  });
});

describe('an answer that stands for more than its own list', () => {
  const answers: readonly (readonly [number, number])[] = [
    [0, 3],
    [2, 2],
  ];

  it('has the weight of the factor table, over the same draw of 2 of 6 households', () => {
    // 5 households an answer, village π = 1/2: w = 10. E = 10·Σu; V = w²·(1 − 2/6)·(m·Q − T·T')/(m − 1), yy: 100·(2/3)·(2·4 − 2²) = 800/3.
    const { totals, variance } = village({ lists: [{ size: 6, sums: sumsOf(answers), weight: 5 }] });
    expect([...totals.slice(0, 2)]).toEqual([20, 50]);
    expect(variance[0]).toBeCloseTo(800 / 3, 10);
  });

  it('has the list’s own weight M/m where none is given', () => {
    const own = village({ lists: [{ size: 6, sums: sumsOf(answers) }] });
    expect(village({ lists: [{ size: 6, sums: sumsOf(answers), weight: 3 }] })).toEqual(own);
  });

  it('cannot have a weight below 0', () => {
    expect(() => village({ lists: [{ size: 6, sums: sumsOf(answers), weight: -1 }] })).toThrow('stands for');
  });
});
