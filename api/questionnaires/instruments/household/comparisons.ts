import type { Derived, Rule } from '../../../../methods/questionnaire/form.ts';
import { text } from '../choices.ts';
import { all, answer, decide, is, isIn, known, oneIf } from '../rules.ts';
import { markedItems } from './satisfaction.ts';

/** Answers against the registry, field by field (1 agrees, 0 differs, unknown where one of the two is missing), and marks as points. */

const inFamilysWords: Rule = decide(
  [
    [is('list', 'poor'), 1],
    [is('list', 'exited'), 2],
    [is('list', 'monitored'), 3],
    [is('list', 'nonregistered'), 4],
  ],
  null,
);

const same = (ours: string, theirs: string): Rule => oneIf({ '==': [answer(ours), answer(theirs)] });

const causes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 97] as const;

export const comparisons: readonly Derived[] = [
  {
    code: 'match_status',
    label: text('名单类型与登记一致', 'List type agrees with the registry'),
    rule: decide([[isIn('C1', 1, 2, 3, 4), oneIf({ '==': [answer('C1'), inFamilysWords] })]], null),
  },
  {
    code: 'match_persons',
    label: text('户籍人口与登记一致', 'Registered persons agree with the registry'),
    rule: decide([[known('B1a', 'R2'), same('B1a', 'R2')]], null),
  },
  {
    code: 'match_year',
    label: text('纳入年份与登记一致', 'Year of entry agrees with the registry'),
    rule: decide([[known('C2', 'R3'), same('C2', 'R3')]], null),
  },
  {
    code: 'match_cause',
    label: text('主要致贫原因与登记一致', 'Main cause agrees with the registry'),
    rule: decide([[all(isIn('C3a', ...causes), isIn('R4', ...causes)), same('C3a', 'R4')]], null),
  },
];

/** 5 → 100, 4 → 75 … 1 → 0; unknown where there is no mark. */
export const pointsOf = (code: string): Rule =>
  decide([[isIn(code, 1, 2, 3, 4, 5), { '-': [{ '*': [answer(code), 25] }, 25] }]], null);

export const points: readonly Derived[] = markedItems.map(({ code, label }) => ({
  code: `${code}_points`,
  label: text(`${label['zh'] ?? ''}（0–100分）`, `${label['en'] ?? ''} (0–100 points)`),
  rule: pointsOf(code),
}));
