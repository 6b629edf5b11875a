import type { Indicator } from '../../../estimates/indicator.ts';
import { markedItems } from '../household/satisfaction.ts';
import { all, isIn } from '../rules.ts';
import { householdShare, recognitionBy, satisfactionOf } from './measure.ts';

const exitCheck =
  'County exit check of 2018 (贫困县退出专项评估检查), formulas as published by provincial notices';
const yearlyAssessment =
  'Assessment rules of 2016 (省级党委和政府扶贫开发工作成效考核办法), satisfaction with help by village and household; the formula is this project’s';

const registered = isIn('list', 'poor', 'exited', 'monitored');

/** Of registered households alone; parts of the mean below, not shown by list. */
const registeredShare = (
  key: string,
  code: string,
  name: { readonly zh: string; readonly en: string },
): Indicator =>
  householdShare(
    {
      key,
      name,
      denominatorText: {
        zh: '分母：给出1–5分的在册受访户',
        en: 'Denominator: registered households that gave a mark of 1 to 5',
      },
      source: yearlyAssessment,
    },
    { denominator: all(registered, isIn(code, 1, 2, 3, 4, 5)), numerator: isIn(code, 4, 5), by: [] },
  );

export const opinionIndicators: readonly Indicator[] = [
  ...recognitionBy('H11', exitCheck),
  ...markedItems.flatMap(({ code, label }) =>
    satisfactionOf(code, { zh: label['zh'] ?? '', en: label['en'] ?? '' }, yearlyAssessment),
  ),
  registeredShare('village-team', 'H3', {
    zh: '因村帮扶满意度（在册户）',
    en: 'Satisfied with the village team, registered households',
  }),
  registeredShare('household-helper', 'H4', {
    zh: '因户帮扶满意度（在册户）',
    en: 'Satisfied with the household’s helper, registered households',
  }),
  {
    kind: 'mean-of-shares',
    key: 'village-and-household-help',
    name: { zh: '因村因户帮扶工作群众满意度', en: 'Satisfaction with help by village and household' },
    unit: 'households',
    measures: ['village-team', 'household-helper'],
    denominatorText: {
      zh: '因村、因户两项满意度的平均，各按在册户中给出1–5分的户计',
      en: 'Mean of the two shares, each over the registered households that gave a mark of 1 to 5',
    },
    source: yearlyAssessment,
  },
];
