import fc from 'fast-check';
import { type AreaMoments, emptyArea, sumAreas } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import type {
  CampaignList,
  CampaignStratum,
  CampaignVillage,
} from '../../../../methods/estimation/closing/campaign-stratum.ts';
import { inclusionProbability } from '../../../../methods/estimation/inclusion.ts';
import { addHousehold, emptyListSums, type ListSums } from '../../../../methods/estimation/list-sums.ts';
import type { LonelyPolicy } from '../../../../methods/estimation/lonely-policy.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import type { VillageMoments } from '../../../../methods/estimation/village.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';
import { type ResponseFactor, responseFactors } from '../../../../methods/estimation/weights/non-response.ts';

/** One answered household, with the list that it is on. */
export interface Answer {
  readonly list: 'exited' | 'poor';
  readonly wrong: number;
  readonly persons: number;
  readonly income: number;
}

export type Stratum = CampaignStratum<Answer>;
type Village = CampaignVillage<Answer>;

export const block: Block = { measures: ['wrong', 'income'], groups: ['all', 'exited', 'poor'] };

export const vectorOf = ({ list, wrong, persons, income }: Answer): Float64Array =>
  householdVector(block, [
    { measure: 'wrong', groups: ['all', list], y: wrong, x: persons },
    { measure: 'income', groups: ['all', list], y: income, x: 1 },
  ]);

const answerOf = (list: Answer['list']): fc.Arbitrary<Answer> =>
  fc
    .record({
      persons: fc.integer({ min: 1, max: 7 }),
      wrong: fc.nat(7),
      income: fc.integer({ min: -50, max: 9000 }),
    })
    .map(({ persons, wrong, income }) => ({ list, persons, wrong: Math.min(wrong, persons), income }));

const listOf = (type: Answer['list'], fewest: number): fc.Arbitrary<CampaignList<Answer>> =>
  fc
    .record({
      answers: fc.array(answerOf(type), { minLength: fewest, maxLength: 5 }),
      silent: fc.nat(5),
      left: fc.nat(4),
    })
    .map(({ answers, silent, left }) => ({
      type,
      size: Math.max(1, answers.length + silent + left),
      issued: Math.max(1, answers.length + silent),
      answers,
    }));

const listsOf = (fewest: number): fc.Arbitrary<readonly CampaignList<Answer>[]> =>
  fc.tuple(listOf('exited', fewest), listOf('poor', fewest));

/** What a village is before its stratum says how it was drawn. */
interface Drawn {
  readonly kind: 'drawn' | 'zero' | 'take-all';
  readonly share: number;
  readonly lists: readonly CampaignList<Answer>[];
}

const drawnOf = ({ fewest, fewestInTakeAll }: RandomDesign): fc.Arbitrary<Drawn> =>
  fc
    .record({
      kind: fc.constantFrom<Drawn['kind'][]>('drawn', 'drawn', 'drawn', 'zero', 'take-all'),
      share: fc.integer({ min: 5, max: 90 }),
    })
    .chain(({ kind, share }) =>
      (kind === 'zero' ? fc.constant([]) : listsOf(kind === 'take-all' ? fewestInTakeAll : fewest)).map(
        (lists) => ({ kind, share, lists }),
      ),
    );

export interface RandomDesign {
  /** Villages a stratum, at least. */
  readonly villages: number;
  /** Answers a list, at least: with 1 a list can be lonely, with 0 empty. */
  readonly fewest: number;
  readonly fewestInTakeAll: number;
}

const METHODS = ['pps', 'pps', 'simple-random', 'with-replacement'] as const;

const stratumOf = (
  drawn: readonly Drawn[],
  method: (typeof METHODS)[number],
  lost: number,
  left: number,
): Omit<Stratum, 'code'> => {
  const certain = (each: Drawn): boolean => each.kind === 'take-all' && method !== 'with-replacement';
  const kept = method === 'simple-random' ? drawn.filter((each) => !certain(each)) : drawn;
  const psus = kept.filter((each) => !certain(each)).length;
  const population = psus + lost + left;
  const inclusionOf = (each: Drawn): Village['inclusion'] => {
    if (certain(each)) return { numerator: '17', denominator: '17' };
    return method === 'simple-random'
      ? { numerator: String(psus + lost), denominator: String(population) }
      : { numerator: String(each.share), denominator: '100' };
  };
  return {
    design: method === 'simple-random' ? { method, sampled: psus, population } : { method },
    drawn: psus === 0 ? 0 : psus + lost,
    villages: kept.map((each, place) => ({
      code: String(place),
      inclusion: inclusionOf(each),
      lists: each.lists,
    })),
  };
};

/** Strata of several designs with take-all villages, villages without eligible households, and villages that could not be worked. */
export const campaigns = (random: RandomDesign): fc.Arbitrary<readonly Stratum[]> =>
  fc
    .array(
      fc
        .record({
          drawn: fc.array(drawnOf(random), { minLength: random.villages, maxLength: 5 }),
          method: fc.constantFrom(...METHODS),
          lost: fc.nat(2),
          left: fc.integer({ min: 1, max: 6 }),
        })
        .map(({ drawn, method, lost, left }) => stratumOf(drawn, method, lost, left))
        .filter(({ design, villages }) => design.method !== 'simple-random' || villages.length > 0),
      { minLength: 1, maxLength: 3 },
    )
    .map((strata) => inPlace(strata, 'S'));

/** The strata with codes of their own, and villages too. */
export const inPlace = (strata: readonly Omit<Stratum, 'code'>[], prefix: string): readonly Stratum[] =>
  strata.map((stratum, s) => ({
    ...stratum,
    code: `${prefix}${s}`,
    villages: stratum.villages.map((village, v) => ({ ...village, code: `${prefix}${s}.${v}` })),
  }));

/** The non-response table of a campaign. */
export const factorsOf = (strata: readonly Stratum[]): readonly ResponseFactor[] =>
  responseFactors(
    strata.flatMap(({ code: stratum, villages }) =>
      villages.flatMap(({ code: village, inclusion, lists }) =>
        lists.map(({ type: list, size, issued, answers }) => ({
          stratum,
          village,
          list,
          issued,
          answered: answers.length,
          baseWeight: (inclusionProbability(inclusion).weight * size) / issued,
        })),
      ),
    ),
  );

const sumsOf = (answers: readonly Answer[]): ListSums => {
  const sums = emptyListSums(block);
  for (const answer of answers) addHousehold(sums, vectorOf(answer));
  return sums;
};

/** A village whose lists stand for themselves. */
export const villageMoments = ({ inclusion, lists }: Village): VillageMoments =>
  villageFromLists(
    {
      inclusion,
      lonelyPolicy: 'adjust',
      lists: lists.map(({ size, answers }) => ({ size, sums: sumsOf(answers) })),
    },
    block,
  );

/** The same campaign up the estimation tree, which never sees a row. */
export const treeArea = (
  strata: readonly Stratum[],
  {
    lonelyPolicy = 'adjust',
    innerLonelyPolicy = lonelyPolicy,
  }: { lonelyPolicy?: LonelyPolicy; innerLonelyPolicy?: LonelyPolicy } = {},
  factors: readonly ResponseFactor[] = [],
): AreaMoments =>
  sumAreas(
    emptyArea(block, lonelyPolicy),
    strata.map(({ design, drawn, villages }) =>
      stratumFromVillages(
        villages.map(({ code, inclusion, lists }) =>
          villageFromLists(
            {
              inclusion,
              lonelyPolicy: innerLonelyPolicy,
              lists: lists.map(({ type, size, issued, answers }) => {
                const factor = factors.find(({ village, list }) => village === code && list === type)?.factor;
                return {
                  size,
                  sums: sumsOf(answers),
                  ...(typeof factor === 'number' ? { weight: (size / issued) * factor } : {}),
                };
              }),
            },
            block,
          ),
        ),
        design,
        block,
        { lonelyPolicy, ...(drawn === undefined ? {} : { drawn }) },
      ),
    ),
  );
