import { describe, expect, it } from 'vitest';
import { designEffects } from '../../../../methods/estimation/flat/design-effect.ts';
import {
  type Domain,
  domainCounts,
  domainOf,
  wholeSample,
} from '../../../../methods/estimation/flat/domain.ts';
import {
  combinedInfluence,
  meanInfluence,
  totalInfluence,
  varianceInfluence,
} from '../../../../methods/estimation/flat/influence.ts';
import { kishSize } from '../../../../methods/estimation/flat/measure.ts';
import { readFlatRatio, readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import {
  type FlatDesign,
  type Sample,
  sampleFrom,
  withWeights,
} from '../../../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { raoWuWeights } from '../../../../methods/estimation/replication/bootstrap.ts';
import { jackknifeWeights } from '../../../../methods/estimation/replication/jackknife.ts';
import {
  readReplicated,
  replicatedVariance,
} from '../../../../methods/estimation/replication/read-replicated.ts';
import { replicateDegreesOfFreedom } from '../../../../methods/estimation/replication/replicate-degrees.ts';
import { givenReplicates } from '../../../../methods/estimation/replication/replicate-weights.ts';
import { compareGroups } from '../../../../methods/estimation/tables/compare-groups.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';
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
  ['a column that ends early', { y: [1, 0, 1] }, refused('wrong-shape')],
  ['a column that goes on', { y: [1, 0, 1, 0, 0, 0, 1] }, refused('wrong-shape')],
  [
    'numbers too large to be squared',
    { y: [1e200, 0, 1e200, 0, 0, 0] },
    ...Array<string>(2).fill(refused('out-of-range')),
    // Neither a quantile nor a category is squared.
    ...Array<string>(2).fill('estimated'),
    ...Array<string>(2).fill(refused('out-of-range')),
  ],
  [
    'numbers too large to be added',
    { y: [1.7e308, 0, 1.7e308, 0, 0, 0] },
    ...Array<string>(3).fill(refused('out-of-range')),
    'estimated',
    ...Array<string>(2).fill(refused('out-of-range')),
  ],
  ['a negative weight', { design: { weights: [-1, 1, 1, 1, 1, 1] } }, refused('negative-weight')],
  ['a weight of NaN', { design: { weights: [Number.NaN, 1, 1, 1, 1, 1] } }, refused('not-a-number')],
  ['a PSU in two strata', staged({ strata: [1, 2, 2, 2, 3, 3] }), refused('unit-in-two-strata')],
  ['a population below its sample', of([2, 2, 2, 2, 2, 2]), refused('population-smaller-than-sample')],
  ['two sizes of one stratum', of([9, 9, 8, 9, 9, 9]), refused('mixed-designs')],
  ['a size of 0', of([0, 0, 0, 0, 0, 0]), refused('not-a-number')],
  ['a row without a unit', { design: { stages: [{ units: [1, 1, 2] }] } }, refused('wrong-shape')],
  ['a unit without a row', { design: { stages: [{ units: [...units, 4] }] } }, refused('wrong-shape')],
  ['a stratum without a row', staged({ strata: [1, 1, 1, 1, 1, 1, 1] }), refused('wrong-shape')],
  ['a size without a row', of([9, 9, 9, 9, 9, 9, 9]), refused('wrong-shape')],
  ['a probability without a row', staged({ inclusion: [...ones, 1].map(() => 0.5) }), refused('wrong-shape')],
  [
    'an inner unit without a row',
    {
      design: {
        stages: [{ units, population: [9, 9, 9, 9, 9, 9] }, { units: [1, 2, 3, 4, 5, 6, 7] }],
      },
    },
    refused('wrong-shape'),
  ],
  [
    'a unit of NaN',
    { design: { stages: [{ units: [1, 1, 2, 2, Number.NaN, 3] }] } },
    refused('not-a-number'),
  ],
  ['a stratum of NaN', staged({ strata: [1, 1, 1, 1, Number.NaN, Number.NaN] }), refused('not-a-number')],
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
    'an empty domain',
    { inside: () => false },
    ...Array<string>(3).fill('not estimable: no-answers'),
    'not testable: no-answers',
    'not estimable: no-answers',
    'not estimable: no-value',
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
  const none = Number.NaN;
  const total = totalInfluence(sample, domain, y);
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
      'withWeights of NaN',
      refused('not-a-number'),
      () => withWeights(sample, Float64Array.of(1, 1, 1, 1, 1, none)),
    ],
    ['withWeights of too few', refused('wrong-shape'), () => withWeights(sample, Float64Array.of(1, 1))],
    ['designEffects of a variance of NaN', refused('not-a-number'), () => designEffects(sample, total, none)],
    ['designEffects of a negative variance', refused('not-a-number'), () => designEffects(sample, total, -1)],
    [
      'designEffects of weights of 0',
      'no value',
      () => designEffects(withWeights(sample, new Float64Array(6)), total, 1),
    ],
    ['designEffects of another sample', refused('wrong-shape'), () => designEffects(other, total, 1)],
    [
      'designEffects of numbers too large to be squared',
      refused('out-of-range'),
      () =>
        designEffects(
          sample,
          totalInfluence(
            sample,
            domain,
            y.map((value) => value * 1e200),
          ),
          1,
        ),
    ],
    ['readInfluence of another sample', refused('wrong-shape'), () => readInfluence(other, total)],
    [
      'readInfluence of a domain of another sample',
      refused('wrong-shape'),
      () => readInfluence(sample, { ...total, domain: wholeSample(other) }),
    ],
    [
      'varianceInfluence of numbers too large to be squared',
      refused('out-of-range'),
      () =>
        varianceInfluence(
          sample,
          domain,
          y.map((value) => value * 1e200),
        ),
    ],
    [
      'combinedInfluence of two samples',
      refused('wrong-shape'),
      () =>
        combinedInfluence([
          { coefficient: 1, influence: total },
          { coefficient: 1, influence: totalInfluence(other, wholeSample(other), [1, 2]) },
        ]),
    ],
    [
      'combinedInfluence of the coefficient NaN',
      refused('not-a-number'),
      () => combinedInfluence([{ coefficient: none, influence: total }]),
    ],
    [
      'kishSize of a domain of another sample',
      refused('wrong-shape'),
      () => kishSize(sample, wholeSample(other), y),
    ],
    [
      'domainCounts of a domain of another sample',
      refused('wrong-shape'),
      () => domainCounts(sample, wholeSample(other)),
    ],
    [
      'readQuantile of a level without t',
      refused('out-of-range'),
      () => readQuantile(sample, domain, y, 0.5, { level: 1e-20, interval: 't' }),
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
    ['givenReplicates of no replicate', refused('wrong-shape'), () => replicates([], 1, [])],
    ['givenReplicates of too few weights', refused('wrong-shape'), () => replicates([[1]])],
    ['givenReplicates of a scale below 0', refused('out-of-range'), () => replicates([ones], -1)],
    ['givenReplicates of a scale too many', refused('wrong-shape'), () => replicates([ones], 1, [1, 1])],
    [
      'replicatedVariance of figures too large to be squared',
      refused('out-of-range'),
      () => replicatedVariance(sample, jackknifeWeights(sample), ({ weights }) => 1e200 * (weights[0] ?? 0)),
    ],
    [
      'replicateDegreesOfFreedom of a domain of another sample',
      refused('wrong-shape'),
      () => replicateDegreesOfFreedom(jackknifeWeights(sample), wholeSample(other)),
    ],
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
