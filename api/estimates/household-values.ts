import type { Block, HouseholdValue } from '../../methods/estimation/block.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { holds } from '../../methods/questionnaire/rule.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { Indicator, Measure } from './indicator.ts';

/** The group that holds every household; the others are the list types. */
export const everyone = 'all';

export const measuresOf = (indicators: readonly Indicator[]): readonly Measure[] =>
  indicators.filter((each) => each.kind === 'measure');

/** All measures of the indicators, for everybody and by list: one block, so that any two of them can be compared. */
export const blockOf = (indicators: readonly Indicator[]): Block => ({
  measures: measuresOf(indicators).map(({ key }) => key),
  groups: [everyone, ...listTypes],
});

/** What one answered household says to each measure: (y, x), in the whole and in its list. */
export const householdValues = (
  measures: readonly Measure[],
  list: ListType,
  answers: Answers,
): readonly HouseholdValue[] => {
  const facts = { ...answers, list };
  return measures.map((measure) => {
    const counted = holds(measure.denominator, facts) ? amountOf(measure, answers) : 0;
    return {
      measure: measure.key,
      groups: [everyone, list],
      x: counted,
      y: counted > 0 && holds(measure.numerator, facts) ? counted : 0,
    };
  });
};

/** “Don't know” and “refused” are no number (`[98]`, `[99]`): such a household counts in neither sum. */
const amountOf = (measure: Measure, answers: Answers): number => {
  if (measure.amount === undefined) {
    return 1;
  }
  const amount = answers[measure.amount];
  return typeof amount === 'number' ? amount : 0;
};
