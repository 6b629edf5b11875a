import fc from 'fast-check';
import type { AreaMoments } from '../../../methods/estimation/area.ts';
import { emptyArea, sumAreas } from '../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../methods/estimation/block.ts';
import { type Domain, domainOf } from '../../../methods/estimation/flat/domain.ts';
import { type Label, type Sample, sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { addHousehold, emptyListSums, type ListSums } from '../../../methods/estimation/list-sums.ts';
import type { LonelyPolicy } from '../../../methods/estimation/lonely-policy.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import type { VillageMoments } from '../../../methods/estimation/village.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';

/** A two-stage sample as a person would write it down; the tree and the flat estimator each read it in their own way. */
export interface Household {
  readonly wrong: number;
  readonly persons: number;
  readonly income: number;
}

export interface List {
  readonly name: 'exited' | 'poor';
  readonly size: number;
  readonly answered: readonly Household[];
}

export interface Village {
  readonly lists: readonly List[];
}

export interface Stratum {
  /** Villages in the population; as many as villages given: all were taken. */
  readonly population: number;
  readonly villages: readonly Village[];
}

export const block: Block = { measures: ['wrong', 'income'], groups: ['all', 'exited', 'poor'] };

const household: fc.Arbitrary<Household> = fc
  .record({
    persons: fc.integer({ min: 1, max: 7 }),
    wrong: fc.nat(7),
    income: fc.integer({ min: -50, max: 9000 }),
  })
  .map(({ persons, wrong, income }) => ({ persons, wrong: Math.min(wrong, persons), income }));

const list = (name: List['name'], fewest: number): fc.Arbitrary<List> =>
  fc
    .record({ answered: fc.array(household, { minLength: fewest, maxLength: 5 }), left: fc.nat(4) })
    .map(({ answered, left }) => ({ name, answered, size: answered.length + left }));

/** `fewest` answers a list: with 2 no list is lonely, with 0 lists are empty, lonely or full. */
const village = (fewest: number): fc.Arbitrary<Village> =>
  fc.tuple(list('exited', fewest), list('poor', fewest)).map((lists) => ({ lists }));

export const designs = (fewestVillages: number, fewestAnswers: number): fc.Arbitrary<readonly Stratum[]> =>
  fc.array(
    fc
      .record({
        villages: fc.array(village(fewestAnswers), { minLength: fewestVillages, maxLength: 5 }),
        left: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ villages, left }) => ({ villages, population: villages.length + left })),
    { minLength: 1, maxLength: 3 },
  );

export const listSums = ({ name, answered }: List): ListSums => {
  const sums = emptyListSums(block);
  for (const { wrong, persons, income } of answered)
    addHousehold(
      sums,
      householdVector(block, [
        { measure: 'wrong', groups: ['all', name], y: wrong, x: persons },
        { measure: 'income', groups: ['all', name], y: income, x: 1 },
      ]),
    );
  return sums;
};

export const villageMoments = (
  { lists }: Village,
  sampled: number,
  population: number,
  lonelyPolicy: LonelyPolicy = 'certainty',
): VillageMoments =>
  villageFromLists(
    {
      lists: lists.map((each) => ({ size: each.size, sums: listSums(each) })),
      inclusion: { numerator: BigInt(sampled), denominator: BigInt(population) },
      lonelyPolicy,
    },
    block,
  );

const stratumArea = ({ villages, population }: Stratum, lonelyPolicy: LonelyPolicy): AreaMoments =>
  stratumFromVillages(
    villages.map((each) => villageMoments(each, villages.length, population, lonelyPolicy)),
    { method: 'simple-random', sampled: villages.length, population },
    block,
    { lonelyPolicy },
  );

export const treeArea = (strata: readonly Stratum[], lonelyPolicy: LonelyPolicy = 'adjust'): AreaMoments =>
  sumAreas(
    emptyArea(block, lonelyPolicy),
    strata.map((stratum) => stratumArea(stratum, lonelyPolicy)),
  );

interface Row {
  readonly stratum: Label;
  readonly village: Label;
  readonly villages: number;
  readonly list: string;
  readonly household: Label;
  readonly households: number;
  readonly weight: number;
  /** Absent: the row only says that the village was drawn. */
  readonly answer?: Household;
}

/** One row an answer, and one for each village, so that villages without answers stay in the sample. */
export const rowsOf = (strata: readonly Stratum[]): readonly Row[] =>
  strata.flatMap(({ villages, population }, s) =>
    villages.flatMap(({ lists }, v) => {
      const inVillage = { stratum: s, village: `${s}.${v}`, villages: population };
      const stage = population / villages.length;
      const answers = lists.flatMap(({ name, size, answered }) =>
        answered.map((answer, h) => ({
          ...inVillage,
          list: name,
          household: `${s}.${v}.${name}.${h}`,
          households: size,
          weight: (stage * size) / answered.length,
          answer,
        })),
      );
      return [{ ...inVillage, list: '', household: `${s}.${v}`, households: 1, weight: stage }, ...answers];
    }),
  );

export const flatSample = (rows: readonly Row[]): Sample =>
  sampleFrom({
    weights: rows.map(({ weight }) => weight),
    stages: [
      {
        strata: rows.map(({ stratum }) => stratum),
        units: rows.map(({ village: psu }) => psu),
        population: rows.map(({ villages }) => villages),
      },
      {
        strata: rows.map(({ list: stratum }) => stratum),
        units: rows.map(({ household: ssu }) => ssu),
        population: rows.map(({ households }) => households),
      },
    ],
  });

export const flatDomain = (sample: Sample, rows: readonly Row[], group: string): Domain =>
  domainOf(sample, (row) => {
    const { answer, list: name } = rows[row] ?? {};
    return answer !== undefined && (group === 'all' || name === group);
  });

export const flatColumn = (rows: readonly Row[], of: (answer: Household) => number): readonly number[] =>
  rows.map(({ answer }) => (answer === undefined ? Number.NaN : of(answer)));
