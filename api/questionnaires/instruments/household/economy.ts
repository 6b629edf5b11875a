import type { Derived, Rule } from '../../../../methods/questionnaire/form.ts';
import { text } from '../choices.ts';
import { designFacts } from '../fact-names.ts';
import { all, allMet, answer, any, chose, decide, is, isIn, known, not, oneIf, there } from '../rules.ts';

/** Income against the line of the design, and what may make it unstable. */

const perHead = (persons: string): Rule =>
  decide([[known('income', persons), { '/': [answer('income'), answer(persons)] }]], null);

const transfers: Rule = { '+': [answer('F5a'), answer('F5b')] };

export const economy: readonly Derived[] = [
  {
    code: 'income_pc_reg',
    label: text('人均纯收入（按户籍人口）', 'Net income a registered person'),
    rule: perHead('B1a'),
  },
  {
    code: 'income_pc_res',
    label: text('人均纯收入（按常住人口）', 'Net income a resident'),
    rule: perHead('B1b'),
  },
  {
    code: 'income_ok',
    label: text('收入稳定达标', 'Income stably reaches the line'),
    rule: decide(
      [
        [not(there('income_pc_reg', designFacts.incomeLine)), null],
        [{ '<': [answer('income_pc_reg'), answer(designFacts.incomeLine)] }, 0],
        [isIn('F7a', 1, 2), 1],
      ],
      null,
    ),
  },
  {
    code: 'transfer_share',
    label: text('转移性收入占比', 'Share of transfers in what came in'),
    rule: decide(
      [
        [
          all(known('income', 'F3', 'F5a', 'F5b'), { '>': [{ '+': [answer('income'), answer('F3')] }, 0] }),
          { '/': [transfers, { '+': [answer('income'), answer('F3')] }] },
        ],
      ],
      null,
    ),
  },
  {
    code: 'shock',
    label: text('大额自付支出', 'Shock: large payments out of pocket'),
    rule: decide(
      [
        [
          all(known('F8'), there(designFacts.shockLine)),
          oneIf({ '>=': [answer('F8'), answer(designFacts.shockLine)] }),
        ],
      ],
      null,
    ),
  },
  {
    code: 'unstable_risk',
    label: text('有不稳定风险', 'A risk that the income does not last'),
    rule: oneIf(any(is('F7a', 3), chose('B4', 3), is('shock', 1))),
  },
  { code: 'standard_ok', label: text('达到标准', 'Meets the standard'), rule: allMet('S_ok', 'income_ok') },
];
