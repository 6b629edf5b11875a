import type { Form, Rule } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';
import { type Measure, measuresOf } from '../estimates/indicator.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';

/** What rules may speak of beside the items of the form. */
const facts = ['list', 'village', 'stratum'];

const rulesOf = ({ denominator, numerator, undecided = true }: Measure): readonly Rule[] => [
  denominator,
  numerator,
  undecided,
];

/** Throws unless every rule and number of the design speaks of items that the questionnaire has. */
export const mustFitForm = (design: Design, { items }: Form): void => {
  const known = new Set([...items.map(({ code }) => code), ...facts]);
  const integers = new Set(items.flatMap(({ code, type }) => (type === 'integer' ? [code] : [])));
  const measures = measuresOf(design.indicators);
  const rules = [
    ...measures.flatMap((measure) => rulesOf(measure).map((rule) => [measure.key, rule] as const)),
    ...design.breakdowns.flatMap(({ groups }) =>
      groups.map(({ key, households }) => [key, households] as const),
    ),
  ];
  for (const [key, rule] of rules) {
    try {
      readRule(rule, known);
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      throw impossible(`${key}: ${detail}`, `${key}：规则引用了问卷中没有的题目（${detail}）`);
    }
  }
  const numbers = [
    ...measures.flatMap(({ key, amount, value }) => [amount, value].map((item) => [key, item] as const)),
    ...design.weighting.quantiles.map(({ key, value }) => [key, value] as const),
  ];
  for (const [key, item] of numbers) {
    if (item !== undefined && !integers.has(item)) {
      throw impossible(
        `${key} adds up ${item}, which is no number of the questionnaire.`,
        `${key} 所用的 ${item} 不是问卷中的数字题。`,
      );
    }
  }
};
