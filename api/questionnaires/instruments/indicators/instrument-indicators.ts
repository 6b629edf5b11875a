import type { Form } from '../../../../methods/questionnaire/form.ts';
import { namesInRule } from '../../../../methods/questionnaire/names-in-rule.ts';
import { basisOf, type Indicator, type Measure, measuresOf } from '../../../estimates/indicator.ts';
import { standardIndicators } from '../../../estimates/standard-indicators.ts';
import { shortHousehold } from '../../short-household.ts';
import { caseFacts } from '../fact-names.ts';
import { is, isIn } from '../rules.ts';
import { shortHousehold2 } from '../short-household-2.ts';
import { deliveryIndicators } from './delivery.ts';
import { householdShare, recognitionBy, satisfactionOf } from './measure.ts';
import { opinionIndicators } from './opinions.ts';
import { rates } from './rates.ts';

/** Every row of the instrument's indicator table, over the household questionnaire. */
export const householdIndicators: readonly Indicator[] = [
  ...rates,
  ...opinionIndicators,
  ...deliveryIndicators,
];

const source =
  'Short form of the standard instrument; recognition as in the county exit check of 2018 (贫困县退出专项评估检查)';

const [, recognitionDecided] = recognitionBy('Q11', source);

/** The indicators of the county exit check, and what the marks of the short form say. */
const shortIndicators: readonly Indicator[] = [
  ...standardIndicators,
  ...(recognitionDecided === undefined ? [] : [recognitionDecided]),
  ...shortHousehold2.items.flatMap(({ code, label, type }) =>
    type === 'select-one' && shortHousehold2.derived?.some((each) => each.code === `${code}_points`)
      ? satisfactionOf(code, { zh: label['zh'] ?? '', en: label['en'] ?? '' }, source)
      : [],
  ),
  householdShare(
    {
      key: 'interference',
      name: { zh: '干扰报告率', en: 'Interference reported' },
      denominatorText: {
        zh: '分母：回答该题的受访户；各村集中出现时另行预警',
        en: 'Denominator: households that answered; villages where reports cluster are to be looked at',
      },
      source,
    },
    { denominator: isIn('Q12b', 0, 1), numerator: is('Q12b', 1) },
  ),
];

const needs = ({ denominator, numerator, undecided, amount, value, portion }: Measure): readonly string[] => [
  ...[denominator, numerator, undecided ?? null].flatMap((rule) => [...namesInRule(rule).answer]),
  ...[amount, value, portion].flatMap((code) => code ?? []),
];

/** Those that can be read from a form: the core version has no item for some of them. */
const readableFrom = (
  { items, derived = [] }: Form,
  indicators: readonly Indicator[],
): readonly Indicator[] => {
  const known = new Set<string>([...items, ...derived].map(({ code }) => code).concat(caseFacts));
  const readable = measuresOf(indicators).filter((measure) =>
    needs(measure).every((name) => known.has(name)),
  );
  const keys = new Set(readable.map(({ key }) => key));
  return indicators.filter((indicator) => basisOf(indicator).every((key) => keys.has(key)));
};

/** The indicators to start a design with, for a standard instrument or what was copied from one: none where its items are its own. */
export const indicatorsFor = (form: Form): readonly Indicator[] =>
  readableFrom(form, form.code === shortHousehold.code ? shortIndicators : householdIndicators);
