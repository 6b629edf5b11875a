/** Strata drawn with equal probabilities, or taken whole, are R's multistage design with finite population corrections. */
import { expect, it } from 'vitest';
import type { BlockSet } from '../../../api/estimates/block-set.ts';
import { noCounts } from '../../../api/estimates/node.ts';
import { stratumMoments } from '../../../api/estimates/stratum-moments.ts';
import type { ClosedVillage } from '../../../api/estimates/weighted-villages.ts';
import { sumAreas } from '../../../methods/estimation/area.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';

const block = { measures: ['m'], groups: ['all'] };
const blocks: BlockSet = [block];

type Answers = readonly (readonly [y: number, x: number])[];

/** A village of which `answers.length` of `size` households were drawn, and all answered. */
const village = (
  code: string,
  [numerator, denominator]: readonly [string, string],
  size: number,
  answers: Answers,
): ClosedVillage => {
  const sums = emptyListSums(block);
  for (const answer of answers) {
    addHousehold(sums, Float64Array.from(answer));
  }
  const { length } = answers;
  const counted = { cases: length, answered: length, otherOutcomes: 0, conflicts: 0 };
  return {
    code,
    facts: { inclusion: { numerator, denominator }, lists: { exited: { size, issued: length } } },
    counts: { ...noCounts, ...counted, byList: { exited: counted } },
    lists: new Map([['exited', [sums]]]),
  };
};

/** Three of six villages, simple random: the probability that the draw gives is 3/6. */
const three = [
  village('433124100201', ['3', '6'], 8, [
    [0, 3],
    [2, 2],
    [0, 4],
  ]),
  village('433124100202', ['3', '6'], 9, [
    [3, 3],
    [0, 5],
    [0, 1],
    [1, 2],
  ]),
  village('433124100203', ['3', '6'], 2, [
    [0, 6],
    [4, 4],
  ]),
];

/** Both villages of a stratum. */
const both = [
  village('433124200201', ['1', '1'], 7, [
    [0, 2],
    [2, 2],
  ]),
  village('433124200202', ['1', '1'], 5, [
    [0, 3],
    [0, 4],
    [5, 5],
  ]),
];

const momentsOf = (code: string, drawn: number, villages: readonly ClosedVillage[]) => {
  const [area] = stratumMoments([{ code, drawn, villages }], { blocks, policy: 'adjust' })(() => true).areas;
  if (area === undefined) {
    throw new Error('there is one block');
  }
  return area;
};

/**
 * R 4, survey:
 *   d <- data.frame(s = rep(c("a", "b"), c(9, 5)), N = rep(c(6, 2), c(9, 5)), h = 1:14,
 *     v = c(1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 5), M = c(8, 8, 8, 9, 9, 9, 9, 2, 2, 7, 7, 5, 5, 5),
 *     y = c(0, 2, 0, 3, 0, 0, 1, 0, 4, 0, 2, 0, 0, 5), x = c(3, 2, 4, 3, 5, 1, 2, 6, 4, 2, 2, 3, 4, 5))
 *   des <- svydesign(id = ~v + h, strata = ~s + v, fpc = ~N + M, data = d)
 *   svyratio(~y, ~x, subset(des, s == "a"))   0.312056737589   SE 0.096038531449
 *   svyratio(~y, ~x, des)                     0.343234323432   SE 0.091190794904
 */
it.each([
  ['simple random', [momentsOf('a', 3, three)], 0.312056737589, 0.096038531449],
  [
    'simple random and taken whole',
    [momentsOf('a', 3, three), momentsOf('b', 0, both)],
    0.343234323432,
    0.091190794904,
  ],
] as const)('%s', (_strata, [first, ...others], estimate, standardError) => {
  const read = readRatio(sumAreas(first, others), block, 'm', 'all', { deffPlanned: 2 });
  expect('notEstimable' in read).toBe(false);
  expect(read.estimate).toBeCloseTo(estimate, 11);
  expect('standardError' in read ? read.standardError : undefined).toBeCloseTo(standardError, 11);
});
