import { describe, expect, it } from 'vitest';
import { type Domain, domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { meanInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio, readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import { type FlatDesign, type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { raoWuWeights } from '../../../../methods/estimation/replication/bootstrap.ts';
import { jackknifeWeights } from '../../../../methods/estimation/replication/jackknife.ts';
import { readReplicated } from '../../../../methods/estimation/replication/read-replicated.ts';
import { givenReplicates } from '../../../../methods/estimation/replication/replicate-weights.ts';
import { compareGroups } from '../../../../methods/estimation/tables/compare-groups.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';
import { readUnequal } from '../../../../methods/estimation/unequal-probability/read-unequal.ts';
import {
  type UnequalDesign,
  unequalSample,
} from '../../../../methods/estimation/unequal-probability/unequal-sample.ts';
import type { VarianceEstimator } from '../../../../methods/estimation/unequal-probability/variance-estimators.ts';
import { cellsOf, outcomeOf, type Row } from './outcome.ts';

/** What every reader of a flat sample says to each input that nothing can be estimated from. */
interface Input {
  readonly design?: Partial<FlatDesign>;
  readonly inside?: (row: number) => boolean;
  readonly y?: readonly number[];
}

const units = [1, 1, 2, 2, 3, 3];
const ones = units.map(() => 1);

const asked = ({ design = {}, inside = () => true, y = [1, 0, 1, 0, 0, 0] }: Input) => {
  const sample = sampleFrom({ weights: [1, 1, 2, 2, 3, 3], stages: [{ units }], ...design });
  return { sample, domain: domainOf(sample, inside), y };
};
const parity = (sample: Sample, domain: Domain, odd: number): Domain =>
  domainOf(sample, (row) => domain[row] === 1 && row % 2 === odd);

const readers = {
  readFlatRatio: (input: Input) => {
    const { sample, domain, y } = asked(input);
    return readFlatRatio(sample, domain, y, ones);
  },
  'readInfluence of a total': (input: Input) => {
    const { sample, domain, y } = asked(input);
    return readInfluence(sample, totalInfluence(sample, domain, y));
  },
  readQuantile: (input: Input) => {
    const { sample, domain, y } = asked(input);
    return readQuantile(sample, domain, y, 0.5);
  },
  testIndependence: (input: Input) => {
    const { sample, domain, y } = asked(input);
    return testIndependence(sample, crossTable(sample, domain, y, [1, 2, 1, 2, 1, 1]));
  },
  compareGroups: (input: Input) => {
    const { sample, domain, y } = asked(input);
    const [reference, compared] = [parity(sample, domain, 1), parity(sample, domain, 0)];
    return compareGroups(sample, { reference, compared }, y);
  },
  'readReplicated by jackknife': (input: Input) => {
    const { sample, domain, y } = asked(input);
    const mean = (replicate: Sample) => meanInfluence(replicate, domain, y)?.estimate;
    return readReplicated(sample, jackknifeWeights(sample), mean, 2);
  },
};

const staged = (columns: object): Input => ({ design: { stages: [{ units, ...columns }] } });
const of = (population: readonly number[]): Input => staged({ population });
const refused = (code: string): string => `refused: ${code}`;

const rows: readonly Row<Input>[] = [
  ['good rows', {}, 'estimated'],
  ['a value of NaN', { y: [Number.NaN, 0, 1, 0, 0, 0] }, refused('not-a-number')],
  [
    'a column that ends early',
    { y: [1, 0, 1] },
    ...Array<string>(3).fill(refused('not-a-number')),
    // A category that is not there is a row without a category.
    refused('wrong-shape'),
    ...Array<string>(2).fill(refused('not-a-number')),
  ],
  ['a negative weight', { design: { weights: [-1, 1, 1, 1, 1, 1] } }, refused('negative-weight')],
  ['a weight of NaN', { design: { weights: [Number.NaN, 1, 1, 1, 1, 1] } }, refused('not-a-number')],
  ['a PSU in two strata', staged({ strata: [1, 2, 2, 2, 3, 3] }), refused('unit-in-two-strata')],
  ['a population below its sample', of([2, 2, 2, 2, 2, 2]), refused('population-smaller-than-sample')],
  ['two sizes of one stratum', of([9, 9, 8, 9, 9, 9]), refused('mixed-designs')],
  ['a size of 0', of([0, 0, 0, 0, 0, 0]), refused('not-a-number')],
  ['a row without a unit', { design: { stages: [{ units: [1, 1, 2] }] } }, refused('wrong-shape')],
  ['a design without stages', { design: { stages: [] } }, refused('wrong-shape')],
  [
    'one PSU',
    { design: { stages: [{ units: ones }] } },
    ...Array<string>(3).fill('not estimable: one-psu'),
    'not testable: one-psu',
    'not estimable: one-psu',
    refused('lonely-psu'),
  ],
  [
    'as many strata as PSUs',
    staged({ strata: units }),
    ...Array<string>(3).fill('not estimable: no-degrees-of-freedom'),
    'not testable: no-degrees-of-freedom',
    'not estimable: no-degrees-of-freedom',
    refused('lonely-psu'),
  ],
  [
    'a domain inside one PSU',
    { inside: (row) => row < 2 },
    ...Array<string>(3).fill('not estimable: one-psu'),
    'not testable: one-psu',
    'not estimable: one-psu',
    'not estimable: undefined-in-replicates',
  ],
  [
    'weights of 0',
    { design: { weights: [0, 0, 0, 0, 0, 0] } },
    'not estimable: zero-denominator',
    // What weighs nothing adds up to 0.
    'estimated',
    'not estimable: zero-denominator',
    'not testable: zero-denominator',
    'not estimable: no-answers',
    'not estimable: no-value',
  ],
];

describe('the readers of flat samples', () => {
  it.each(cellsOf(readers, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  it.each(cellsOf(readers, [['an empty domain', { inside: () => false }, 'said']]))(
    '$name: said, and no number',
    ({ act }) => {
      expect(outcomeOf(act)).toMatch(/^not (estimable|testable): (no-answers|zero-denominator|no-value)$/);
    },
  );

  it.each([
    ...[Number.NaN, 0, 1, -1].map(
      (p) => [`readQuantile of the share ${p}`, refused('out-of-range'), 'quantile', p] as const,
    ),
    ['readQuantile of the level 95', refused('out-of-range'), 'level', 95] as const,
    ['readQuantile of the planned effect 0', refused('out-of-range'), 'deffPlanned', 0] as const,
  ])('%s: %s', (_, expected, what, value) => {
    const { sample, domain, y } = asked({});
    const share = what === 'quantile' ? value : 0.5;
    const options = what === 'quantile' ? {} : { [what]: value };
    expect(outcomeOf(() => readQuantile(sample, domain, y, share, options))).toBe(expected);
  });

  const { sample, domain, y } = asked({});
  const mean = (replicate: Sample) => meanInfluence(replicate, domain, y)?.estimate;
  const other = sampleFrom({ weights: [1, 1], stages: [{ units: [1, 2] }] });
  const replicates = (weights: readonly (readonly number[])[], scale = 1, rscales = [1]) =>
    readReplicated(sample, givenReplicates({ scale, rscales, weights }, 6), mean, 2);

  it.each<[string, string, () => unknown]>([
    [
      'readFlatRatio of the level NaN',
      refused('out-of-range'),
      () => readFlatRatio(sample, domain, y, ones, { level: Number.NaN }),
    ],
    [
      'readFlatRatio of denominators of 0',
      'not estimable: zero-denominator',
      () =>
        readFlatRatio(
          sample,
          domain,
          y,
          y.map(() => 0),
        ),
    ],
    [
      'readFlatRatio of a ratio of −1/4',
      'not estimable: not-a-proportion',
      () =>
        readFlatRatio(
          sample,
          domain,
          y,
          ones.map((one) => -one),
        ),
    ],
    [
      'compareGroups of the level 95',
      refused('out-of-range'),
      () => compareGroups(sample, { reference: domain, compared: domain }, y, { level: 95 }),
    ],
    [
      'readQuantile of a domain of another sample',
      refused('wrong-shape'),
      () => readQuantile(sample, wholeSample(other), y, 0.5),
    ],
    [
      'crossTable of a domain of another sample',
      refused('wrong-shape'),
      () => crossTable(sample, wholeSample(other), y, y),
    ],
    [
      'crossTable of the category NaN',
      refused('not-a-number'),
      () => crossTable(sample, domain, [Number.NaN, 0, 1, 1, 0, 0], y),
    ],
    [
      'crossTable of a row without a category',
      refused('wrong-shape'),
      () => crossTable(sample, domain, [null, 0, 1, 1, 0, 0], y),
    ],
    [
      'crossTable of a category not listed',
      refused('unknown-group'),
      () => crossTable(sample, domain, y, y, { rowLevels: [0] }),
    ],
    [
      'testIndependence of the table of another sample',
      refused('wrong-shape'),
      () => testIndependence(other, crossTable(sample, domain, y, y)),
    ],
    [
      'testIndependence of one category',
      'not testable: one-category',
      () => testIndependence(sample, crossTable(sample, domain, y, ones)),
    ],
    [
      'givenReplicates of a weight of NaN',
      refused('not-a-number'),
      () => replicates([[Number.NaN, 1, 1, 1, 1, 1]]),
    ],
    ['givenReplicates of too few weights', refused('wrong-shape'), () => replicates([[1]])],
    ['givenReplicates of a scale below 0', refused('out-of-range'), () => replicates([ones], -1)],
    ['givenReplicates of a scale too many', refused('wrong-shape'), () => replicates([ones], 1, [1, 1])],
    [
      'raoWuWeights of one replicate',
      refused('out-of-range'),
      () => raoWuWeights(sample, { replicates: 1, random: () => 0.5 }).weightsOf(0),
    ],
    [
      'readReplicated of 0 degrees of freedom',
      'not estimable: no-degrees-of-freedom',
      () => readReplicated(sample, jackknifeWeights(sample), mean, 0),
    ],
    [
      'readReplicated of an estimator that gives NaN',
      'not estimable: no-value',
      () => readReplicated(sample, jackknifeWeights(sample), () => Number.NaN, 2),
    ],
  ])('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});

describe('the readers of unequal probabilities', () => {
  const estimators = [
    'horvitz-thompson',
    'yates-grundy',
    'overton',
    'brewer',
    'deville',
    'with-replacement',
  ] as const;
  const read = (design: UnequalDesign, estimator: VarianceEstimator) => {
    const unequal = unequalSample(design);
    const ranks = design.inclusion.map((_, row) => row);
    const total = totalInfluence(unequal.sample, wholeSample(unequal.sample), ranks);
    return readUnequal(unequal, total, { estimator });
  };
  const functions = Object.fromEntries(
    estimators.map((estimator) => [estimator, (design: UnequalDesign) => read(design, estimator)]),
  );
  const pair = { units: [1, 2], inclusion: [0.5, 0.5] };
  const table: readonly Row<UnequalDesign>[] = [
    ['a probability of NaN', { ...pair, inclusion: [Number.NaN, 0.5] }, refused('inclusion-out-of-range')],
    ['a probability of 0', { ...pair, inclusion: [0, 0.5] }, refused('inclusion-out-of-range')],
    ['a probability of 2', { ...pair, inclusion: [2, 0.5] }, refused('inclusion-out-of-range')],
    [
      'two probabilities of one unit',
      { units: [1, 1, 2], inclusion: [0.5, 0.6, 0.5] },
      refused('mixed-designs'),
    ],
    ['a row without a unit', { ...pair, units: [1] }, refused('wrong-shape')],
    [
      'a unit in two strata',
      { units: [1, 1, 2], strata: [1, 2, 2], inclusion: [0.5, 0.5, 0.5] },
      refused('unit-in-two-strata'),
    ],
    [
      'a joint probability of 0',
      {
        ...pair,
        joint: [
          [0.5, 0],
          [0, 0.5],
        ],
      },
      refused('inclusion-out-of-range'),
    ],
    ['joint probabilities that end early', { ...pair, joint: [[0.5]] }, refused('wrong-shape')],
    ['no unit', { units: [], inclusion: [] }, 'not estimable: no-answers'],
    ['one unit', { units: [1], inclusion: [0.5] }, 'not estimable: one-psu'],
    [
      'no joint probabilities',
      pair,
      ...Array<string>(2).fill('not estimable: joint-probabilities-missing'),
      ...Array<string>(4).fill('estimated'),
    ],
  ];

  it.each(cellsOf(functions, table))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});
