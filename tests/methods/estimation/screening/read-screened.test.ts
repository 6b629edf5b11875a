import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readScreened,
  type ScreenedStratum,
} from '../../../../methods/estimation/screening/read-screened.ts';
import type { ScreenedVillage } from '../../../../methods/estimation/screening/screened-village.ts';

type Group = readonly [missed: number, nonregistered: number];

const village = (
  code: string,
  pi: readonly [number, number],
  groups: number,
  screened: readonly Group[],
) => ({
  code,
  inclusion: { numerator: String(pi[0]), denominator: String(pi[1]) },
  groups,
  screened: screened.map(([missed, nonregistered], index) => ({
    group: `${index + 1}组`,
    nonregistered,
    missed: Array.from({ length: missed }, (_, person) => `${index + 1}-${person + 1}`),
  })),
});

const simple = (
  sampled: number,
  population: number,
  villages: readonly ScreenedVillage[],
): ScreenedStratum => ({
  design: { method: 'simple-random', sampled, population },
  villages,
});

const within = (got: number | undefined, expected: number): void =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

/**
 * rows <- read.csv(text = "stratum,village,Nv,group,Ng,y,x
 *   north,n1,12,1,6,0,84    north,n1,12,4,6,2,131   north,n1,12,5,6,0,57   north,n2,12,2,5,1,96    north,n2,12,3,5,0,120
 *   north,n3,12,1,8,0,73    north,n3,12,2,8,3,64    north,n3,12,7,8,0,45   south,s1,10,1,3,0,102   south,s1,10,2,3,1,88
 *   south,s1,10,3,3,0,140   south,s2,10,2,9,0,66    south,s2,10,3,9,0,71   south,s2,10,8,9,4,90    south,s3,10,1,4,0,110
 *   south,s3,10,3,4,0,97    south,s4,10,2,7,1,58    south,s4,10,6,7,0,83")
 * d <- svydesign(id = ~village + group, strata = ~stratum, fpc = ~Nv + Ng, data = rows, nest = TRUE)
 */
const strata = (lastOfNorth: Group): readonly ScreenedStratum[] => [
  simple(3, 12, [
    village('n1', [3, 12], 6, [
      [0, 84],
      [2, 131],
      [0, 57],
    ]),
    village('n2', [3, 12], 5, [
      [1, 96],
      [0, 120],
    ]),
    village('n3', [3, 12], 8, [[0, 73], [3, 64], lastOfNorth]),
  ]),
  simple(4, 10, [
    village('s1', [4, 10], 3, [
      [0, 102],
      [1, 88],
      [0, 140],
    ]),
    village('s2', [4, 10], 9, [
      [0, 66],
      [0, 71],
      [4, 90],
    ]),
    village('s3', [4, 10], 4, [
      [0, 110],
      [0, 97],
    ]),
    village('s4', [4, 10], 7, [
      [1, 58],
      [0, 83],
    ]),
  ]),
];

describe('the screened missed rate is R’s', () => {
  it('svyratio and svyciprop', () => {
    const read = readScreened(strata([0, 45]));
    if ('notEstimable' in read) throw new Error(read.notEstimable);
    // coef(svyratio(~y, ~x, d)); SE(svyratio(~y, ~x, d)); degf(d)
    within(read.estimate, 0.008962771761624888);
    within(read.standardError, 0.002943485936527285);
    expect(read.degreesOfFreedom).toBe(5);
    // persons <- rows[rep(1:18, rows$x), ]; persons$missed <- unlist(Map(\(y, x) rep(1:0, c(y, x - y)), rows$y, rows$x))
    // p <- svydesign(id = ~village + group, strata = ~stratum, fpc = ~Nv + Ng, data = persons, nest = TRUE)
    // nrow(persons); attr(svyciprop(~missed, p, method = "beta"), "ci")
    expect(read.n).toBe(1575);
    within(read.interval.lower, 0.003057987154531016);
    within(read.interval.upper, 0.020253547579586861);
  });

  it('also with a group in which everybody is registered', () => {
    // The same rows with n3's last group of x = 0.
    const read = readScreened(strata([0, 0]), { interval: 't' });
    if ('notEstimable' in read) throw new Error(read.notEstimable);
    within(read.estimate, 0.009368878959747645);
    within(read.standardError, 0.003269021877706118);
    expect(read.n).toBe(1530);
  });
});

interface Screened {
  /** π in ninths. */
  readonly pi: number;
  readonly size: number;
  readonly screened: readonly Group[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * R = Σw·y/Σw·x and Σz with z = w·(y − R·x)/X (Särndal, Swensson and Wretman 1992, 5.6): between the villages of a stratum by Deville
 * (1999), c = 1 − π; inside a village, n of N groups at random, (1 − n/N)·n·s² times π (their 4.3). Certain villages have no part between.
 */
const textbook = (strata: readonly (readonly Screened[])[]) => {
  const weight = ({ pi, size, screened }: Screened): number => ((9 / pi) * size) / screened.length;
  const all = strata.flat();
  const total = (column: 0 | 1): number =>
    sum(all.map((each) => weight(each) * sum(each.screened.map((group) => group[column]))));
  const [Y, X] = [total(0), total(1)];
  const zOf = (each: Screened): readonly number[] =>
    each.screened.map(([y, x]) => (weight(each) * (y - (Y / X) * x)) / X);
  const inside = (each: Screened): number => {
    const [z, n] = [zOf(each), each.screened.length];
    const squares = sum(z.map((value) => (value - sum(z) / n) ** 2));
    return (each.pi / 9) * (1 - n / each.size) * (n / (n - 1)) * squares;
  };
  const between = (stratum: readonly Screened[]): number => {
    const drawn = stratum.filter(({ pi }) => pi < 9);
    const c = drawn.map(({ pi }) => 1 - pi / 9);
    const e = drawn.map((each) => sum(zOf(each)));
    const centre = sum(e.map((value, i) => (c[i] ?? 0) * value)) / sum(c);
    const squares = sum(e.map((value, i) => (c[i] ?? 0) * (value - centre) ** 2));
    return squares / (1 - sum(c.map((each) => each * each)) / sum(c) ** 2);
  };
  return { estimate: Y / X, standardError: Math.sqrt(sum([...all.map(inside), ...strata.map(between)])) };
};

describe('with villages drawn by size', () => {
  const groups = fc
    .array(
      fc
        .nat(200)
        .chain((nonregistered) =>
          fc.tuple(fc.nat({ max: Math.min(3, nonregistered) }), fc.constant(nonregistered)),
        ),
      { minLength: 2, maxLength: 5 },
    )
    .filter((all) => all.some(([, nonregistered]) => nonregistered > 0));
  const villages = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), groups, fc.nat(6)), {
    minLength: 2,
    maxLength: 5,
  });

  it('is the ratio and the two-stage variance of the textbooks', () => {
    fc.assert(
      fc.property(fc.array(villages, { minLength: 1, maxLength: 3 }), (all) => {
        const named = all.map((stratum, h) =>
          stratum.map(([pi, screened, others], i) => ({
            code: `${h}-${i}`,
            pi,
            screened,
            size: screened.length + others,
          })),
        );
        const read = readScreened(
          named.map((stratum) => ({
            design: { method: 'pps' },
            villages: stratum.map(({ code, pi, screened, size }) => village(code, [pi, 9], size, screened)),
          })),
        );
        const { estimate, standardError } = textbook(named);
        if ('notEstimable' in read) throw new Error(read.notEstimable);
        expect(Math.abs(read.estimate - estimate)).toBeLessThanOrEqual(1e-12);
        const off = Math.abs(read.standardError - standardError);
        expect(off).toBeLessThanOrEqual(1e-9 * Math.max(standardError, 1e-4));
      }),
      { seed: 20260822, numRuns: 120 },
    );
  });

  it('villages that were not screened are stood for by those that were', () => {
    const [one, two] = [
      village('1', [1, 4], 5, [
        [1, 90],
        [0, 50],
      ]),
      village('2', [1, 4], 3, [
        [0, 40],
        [2, 80],
      ]),
    ];
    const read = readScreened([{ design: { method: 'pps' }, drawn: 4, villages: [one, two] }], {
      interval: 't',
    });
    const lower = [
      { ...one, inclusion: { numerator: '1', denominator: '8' } },
      { ...two, inclusion: { numerator: '1', denominator: '8' } },
    ];
    expect(read).toEqual(readScreened([{ design: { method: 'pps' }, villages: lower }], { interval: 't' }));
  });
});

describe('persons', () => {
  const found = (missed: readonly string[], others: readonly string[] = []): readonly ScreenedStratum[] => [
    simple(2, 8, [
      {
        code: '1',
        inclusion: { numerator: '1', denominator: '4' },
        groups: 5,
        screened: [
          { group: '一组', nonregistered: 3, missed },
          { group: '二组', nonregistered: 60, missed: others },
        ],
      },
      village('2', [1, 4], 4, [
        [0, 50],
        [1, 70],
      ]),
    ]),
  ];

  it('are counted once, though the screening and an interview both found them', () => {
    expect(readScreened(found(['甲', '乙', '甲']))).toEqual(readScreened(found(['甲', '乙'])));
    expect(readScreened(found(['甲', '乙']))).not.toEqual(readScreened(found(['甲'])));
  });

  it('belong to one group', () => {
    expect(() => readScreened(found(['甲'], ['甲']))).toThrow(
      expect.objectContaining({ code: 'unit-in-two-strata' }),
    );
  });

  it('are never more than the group has', () => {
    expect(() => readScreened(found(['甲', '乙', '丙', '丁']))).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });

  it('where none was missed, the bound is that of as many persons as the design effect leaves', () => {
    // One village of one weight in each of two: n_K = 200 persons, planned 4: n_e = 50; Clopper and Pearson: 1 − 0.025^(1/50).
    const none = [
      simple(2, 8, [
        village('1', [1, 4], 4, [
          [0, 60],
          [0, 40],
        ]),
        village('2', [1, 4], 4, [
          [0, 30],
          [0, 70],
        ]),
      ]),
    ];
    const read = readScreened(none, { deffPlanned: 4 });
    if ('notEstimable' in read) throw new Error(read.notEstimable);
    expect(read.estimate).toBe(0);
    within(read.effectiveN, 50);
    within(read.interval.upper, 1 - 0.025 ** (1 / 50));
  });
});

describe('is refused or not estimable', () => {
  const two = (screened: readonly Group[]) => [
    simple(2, 8, [village('1', [1, 4], 4, screened), village('2', [1, 4], 4, screened)]),
  ];

  it('where nobody lives who is not registered', () => {
    expect(
      readScreened(
        two([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toEqual({ notEstimable: 'zero-denominator', n: 0 });
    expect(readScreened([])).toEqual({ notEstimable: 'no-answers', n: 0 });
  });

  it('from one village alone: the point, no error', () => {
    const [alone] = two([
      [1, 40],
      [0, 60],
    ]);
    const read = readScreened([{ ...simple(1, 8, alone?.villages.slice(0, 1) ?? []) }]);
    expect(read).toEqual({ notEstimable: 'one-psu', n: 100, estimate: 0.01 });
  });

  it('for a group named twice, more groups than there are, half a person', () => {
    const stratum = (changes: Partial<ScreenedVillage>) => [
      simple(1, 8, [
        {
          ...village('1', [1, 4], 4, [
            [0, 40],
            [0, 60],
          ]),
          ...changes,
        },
      ]),
    ];
    const group = { group: '一组', nonregistered: 40, missed: [] };
    const code = (expected: string) => expect.objectContaining({ code: expected });
    expect(() => readScreened(stratum({ screened: [group, group] }))).toThrow(code('unit-in-two-strata'));
    expect(() => readScreened(stratum({ groups: 1 }))).toThrow(code('more-answers-than-households'));
    expect(() => readScreened(stratum({ screened: [{ ...group, nonregistered: 1.5 }] }))).toThrow(
      code('not-a-number'),
    );
  });
});
