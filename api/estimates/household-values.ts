import {
  type Block,
  cellIndex,
  columnCount,
  denominatorColumn,
  numeratorColumn,
} from '../../methods/estimation/block.ts';
import type { Answers, Rule } from '../../methods/questionnaire/form.ts';
import { holds } from '../../methods/questionnaire/rule.ts';
import type { Design } from '../samples/design.ts';
import { againstKey, type BlockSet } from './block-set.ts';
import { breakdownsOf, everyone } from './breakdown.ts';
import type { HouseholdFacts } from './household-facts.ts';
import { type Measure, measuresOf } from './indicator.ts';

/** (y, x) of a measure. */
export interface MeasureValue {
  readonly y: number;
  readonly x: number;
}

/** “Don't know” and “refused” are no number (`[98]`, `[99]`): such a household counts in neither sum. */
const numberIn = (answers: Answers, item: string | undefined): number | undefined => {
  if (item === undefined) {
    return 1;
  }
  const answer = answers[item];
  return typeof answer === 'number' ? answer : undefined;
};

const nothing: MeasureValue = { y: 0, x: 0 };

/** What the household adds to the numerator if it belongs there. A portion is at most the whole, so that a share stays one. */
const numeratorIn = (
  { value, portion }: Measure,
  facts: Answers,
  x: number | undefined,
): number | undefined => {
  if (x === undefined || portion === undefined) {
    return value === undefined ? x : numberIn(facts, value);
  }
  return Math.min(x, numberIn(facts, portion) ?? x);
};

/** What a household says to a measure; `numerator` is the measure's own unless another is asked for. */
const measureValue = (measure: Measure, facts: Answers, numerator: Rule): MeasureValue => {
  const x = numberIn(facts, measure.amount);
  const y = numeratorIn(measure, facts, x);
  if (x === undefined || y === undefined || x <= 0 || !holds(measure.denominator, facts)) {
    return nothing;
  }
  return { x, y: holds(numerator, facts) ? y : 0 };
};

/** By measure, those that count undecided cases as errors among them. */
export const householdValues = (
  measures: readonly Measure[],
  answers: Answers,
  facts: HouseholdFacts,
): ReadonlyMap<string, MeasureValue> => {
  const known: Answers = { ...answers, ...facts };
  return new Map(
    measures.flatMap((measure) => {
      const { key, numerator, undecided } = measure;
      const own = [key, measureValue(measure, known, numerator)] as const;
      return undecided === undefined
        ? [own]
        : [own, [againstKey(key), measureValue(measure, known, { or: [numerator, undecided] })] as const];
    }),
  );
};

/** The groups of a household: everybody, and of each breakdown the first whose rule holds. */
export const groupsOf = (
  { breakdowns }: Pick<Design, 'breakdowns'>,
  answers: Answers,
  facts: HouseholdFacts,
): ReadonlySet<string> => {
  const known: Answers = { ...answers, ...facts };
  const inBreakdowns = breakdownsOf(breakdowns).flatMap(({ groups }) => {
    const group = groups.find(({ households }) => holds(households, known));
    return group === undefined ? [] : [group.key];
  });
  return new Set([everyone, ...inBreakdowns]);
};

const vectorOf = (
  block: Block,
  values: ReadonlyMap<string, MeasureValue>,
  groups: ReadonlySet<string>,
): Float64Array => {
  const u = new Float64Array(columnCount(block));
  for (const measure of block.measures) {
    const { y, x } = values.get(measure) ?? nothing;
    for (const group of block.groups) {
      if (groups.has(group)) {
        const cell = cellIndex(block, measure, group);
        u[numeratorColumn(cell)] = y;
        u[denominatorColumn(cell)] = x;
      }
    }
  }
  return u;
};

/** u of one household in every block. */
export const householdVectors = (
  design: Pick<Design, 'indicators' | 'breakdowns'>,
  blocks: BlockSet,
  answers: Answers,
  facts: HouseholdFacts,
): readonly Float64Array[] => {
  const values = householdValues(measuresOf(design.indicators), answers, facts);
  const groups = groupsOf(design, answers, facts);
  return blocks.map((block) => vectorOf(block, values, groups));
};
