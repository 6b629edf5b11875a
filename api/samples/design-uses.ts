import type { Rule } from '../../methods/questionnaire/form.ts';
import { type Measure, measuresOf } from '../estimates/indicator.ts';
import type { Design } from './design.ts';

/** A figure or breakdown of the design, by its key, with a rule or an item that it is read from. */
type Use<Read> = readonly [key: string, read: Read];

const rulesOf = ({ denominator, numerator, undecided = true }: Measure): readonly Rule[] => [
  denominator,
  numerator,
  undecided,
];

type Figures = Pick<Design, 'indicators' | 'breakdowns' | 'weighting'>;

/** Every rule that the design asks of a household. */
export const rulesOfDesign = ({ indicators, breakdowns }: Figures): readonly Use<Rule>[] => [
  ...measuresOf(indicators).flatMap((measure) =>
    rulesOf(measure).map((rule) => [measure.key, rule] as const),
  ),
  ...breakdowns.flatMap(({ groups }) => groups.map(({ key, households }) => [key, households] as const)),
];

/** Every item that the design adds up or orders households by. */
export const numbersOfDesign = ({ indicators, weighting }: Figures): readonly Use<string>[] => [
  ...measuresOf(indicators).flatMap(({ key, amount, value, portion }) =>
    [amount, value, portion].flatMap((item) => (item === undefined ? [] : [[key, item] as const])),
  ),
  ...weighting.quantiles.map(({ key, value }) => [key, value] as const),
];

/** The names that a rule speaks of. */
const namesIn = (rule: Rule): readonly string[] => {
  if (typeof rule !== 'object' || rule === null) {
    return [];
  }
  return Object.entries(rule).flatMap(([operator, operand]) =>
    operator === 'var' && typeof operand === 'string' ? [operand] : namesIn(operand),
  );
};

/** What the design reads of a household, by name, with the keys of what reads it; names of facts are among them. */
export const namesOfDesign = (design: Figures): ReadonlyMap<string, readonly string[]> => {
  const uses = [
    ...rulesOfDesign(design).flatMap(([key, rule]) => namesIn(rule).map((name) => [name, key] as const)),
    ...numbersOfDesign(design).map(([key, item]) => [item, key] as const),
  ];
  const byName = Map.groupBy(uses, ([name]) => name);
  return new Map([...byName].map(([name, found]) => [name, [...new Set(found.map(([, key]) => key))]]));
};
