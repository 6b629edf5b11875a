import type { Rule } from '../../../../methods/questionnaire/form.ts';
import type { Indicator, Measure } from '../../../estimates/indicator.ts';
import { all, answer, any, is, isIn } from '../rules.ts';

/** How the indicators of the instruments are written. */

type Named = Pick<Measure, 'key' | 'name' | 'denominatorText' | 'source'>;

interface Share {
  readonly denominator: Rule;
  readonly numerator: Rule;
  readonly by?: readonly string[];
}

/** Of households, shown by list. */
export const householdShare = (
  named: Named,
  { denominator, numerator, by = ['list'] }: Share,
): Indicator => ({
  kind: 'measure',
  ...named,
  unit: 'households',
  denominator,
  numerator,
  by: [...by],
  deffPlanned: 2,
});

interface Determined extends Named {
  readonly lists: readonly string[];
  /** Item of the verdict: 1 confirmed, 2 excluded, 3 cannot be judged. */
  readonly verdict: string;
  /** Item that says how many members it is about. */
  readonly members?: string;
}

/**
 * A rate of persons by the final verdict. Households that nobody could judge stay in the denominator: the rate counts them as excluded,
 * and `…-if-confirmed` as confirmed, so that both ends of what they could change are shown. Nobody is counted before there is a verdict.
 */
export const rateOfPersons = ({ lists, verdict, members, ...named }: Determined): readonly Indicator[] => {
  const rate: Omit<Measure, keyof Named | 'numerator'> = {
    kind: 'measure',
    unit: 'persons',
    amount: 'B1a',
    ...(members === undefined ? {} : { portion: members }),
    denominator: all(isIn('list', ...lists), isIn(verdict, 1, 2, 3)),
    by: [],
    deffPlanned: 2,
  };
  const { key, name } = named;
  return [
    { ...rate, ...named, numerator: is(verdict, 1), undecided: is(verdict, 3) },
    {
      ...rate,
      ...named,
      key: `${key}-if-confirmed`,
      name: {
        zh: `${name.zh}（无法判定按确认计）`,
        en: `${name.en}, undecided cases as confirmed`,
      },
      numerator: isIn(verdict, 1, 3),
    },
  ];
};

const marks = [1, 2, 3, 4, 5] as const;

/** 满意度: the share of the two best marks among all marks, and the mean in points; no contact, don't know and refused are in neither. */
export const satisfactionOf = (code: string, label: Named['name'], source: string): readonly Indicator[] => {
  const denominatorText = {
    zh: '分母：给出1–5分的受访户（没有接触、不知道、不愿回答不计）',
    en: 'Denominator: households that gave a mark of 1 to 5 (no contact, don’t know and refused left out)',
  };
  const key = code.toLowerCase();
  return [
    householdShare(
      {
        key: `satisfied-${key}`,
        name: { zh: `满意度：${label.zh}`, en: `Satisfied: ${label.en}` },
        denominatorText,
        source,
      },
      { denominator: isIn(code, ...marks), numerator: isIn(code, 4, 5) },
    ),
    {
      kind: 'measure',
      key: `points-${key}`,
      name: { zh: `满意度得分：${label.zh}`, en: `Mean points: ${label.en}` },
      unit: 'points',
      value: `${code}_points`,
      denominator: isIn(code, ...marks),
      numerator: true,
      denominatorText,
      by: ['list'],
      deffPlanned: 2,
      source,
    },
  ];
};

/** Recognition: “cannot say” stays in the denominator; shown without it beside. */
export const recognitionBy = (code: string, source: string): readonly Indicator[] => [
  householdShare(
    {
      key: 'recognition',
      name: { zh: '群众认可度', en: 'Recognition' },
      denominatorText: {
        zh: '分母：回答该题的受访户（含“说不清”）',
        en: 'Denominator: households that answered the question (“cannot say” included)',
      },
      source,
    },
    { denominator: isIn(code, 1, 2, 3), numerator: is(code, 1) },
  ),
  householdShare(
    {
      key: 'recognition-decided',
      name: { zh: '群众认可度（不含说不清）', en: 'Recognition among those who can say' },
      denominatorText: {
        zh: '分母：回答“认可”或“不认可”的受访户',
        en: 'Denominator: households that recognise it or do not (“cannot say” left out)',
      },
      source,
    },
    { denominator: isIn(code, 1, 2), numerator: is(code, 1) },
  ),
];

/** Of an item with several answers: it was answered, if only by “none”. */
export const answeredSeveral = (code: string): Rule =>
  all({ '>': [{ 'count-selected': [answer(code)] }, 0] });

export const choseAnyOf = (code: string, values: readonly number[]): Rule =>
  any(...values.map((value): Rule => ({ in: [value, answer(code)] })));
