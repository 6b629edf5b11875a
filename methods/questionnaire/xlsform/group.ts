import type { Group } from '../form.ts';
import { conditionAt, type RuleCells, valueAt } from './conditions.ts';
import { limitAt, limits } from './limits.ts';
import type { SurveyRow } from './survey-rows.ts';
import { spotAt, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

const looks = /^(?:field-list)$/;

/** Columns that mean something for a question only. */
const ofQuestions = ['hint', 'required', 'constraint', 'calculation', 'choice_filter', 'default'] as const;

const togetherAt = ({ table, row, tell }: RuleCells): { readonly together?: true } => {
  const words = textAt(table, row, 'appearance')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of words.filter((each) => !looks.test(each))) {
    tell(
      'ignored',
      spotAt(table, row, 'appearance'),
      'appearance',
      `the appearance “${word}” means nothing for a group`,
      `外观“${word}”对分组没有意义`,
    );
  }
  return words.some((word) => looks.test(word)) ? { together: true } : {};
};

export const groupOf = ({ code, group, type }: SurveyRow, cells: RuleCells, texts: Texts): Group => {
  const { table, row, tell } = cells;
  for (const key of ofQuestions) {
    const text = textAt(table, row, key);
    if (text !== '' && !/^(?:no|false)$/i.test(text)) {
      tell(
        'ignored',
        spotAt(table, row, key),
        'not-for-groups',
        `${key} means nothing for a group`,
        `${key}对分组没有意义`,
      );
    }
  }
  const label = textUnder(table, row, 'label', texts);
  const relevant = conditionAt(cells, 'relevant');
  const count = valueAt(cells, 'repeat_count');
  const isRepeat = type.kind === 'begin' && type.what === 'repeat';
  const { minimum, maximum } = limits.repeat;
  const repeat = {
    minimum: limitAt(cells, 'zhenping::minimum', minimum),
    maximum: limitAt(cells, 'zhenping::maximum', maximum),
    ...(count === undefined ? {} : { count }),
  };
  return {
    code,
    ...(label === undefined ? {} : { label }),
    ...(group === undefined ? {} : { group }),
    ...(relevant === undefined ? {} : { relevant }),
    ...(textAt(table, row, 'zhenping::audience') === '' ? {} : { audience: 'interviewer' }),
    ...togetherAt(cells),
    ...(isRepeat ? { repeat } : {}),
  };
};
