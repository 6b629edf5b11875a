import type { Derived, Rule } from '../../../../methods/questionnaire/form.ts';
import { text } from '../choices.ts';
import { designFacts } from '../fact-names.ts';
import { all, answer, any, chose, decide, is, isIn, not, there } from '../rules.ts';

/**
 * What the answers make one suspect: 1, 0, or unknown where a part is missing. A suspicion starts a verification and is no verdict;
 * no rate counts it.
 */

const barred: Rule = any(...[1, 2, 3, 4, 5].map((fact) => chose('B5', fact)));

const belowStandard = (list: string, ...excluded: readonly Rule[]): Rule =>
  decide(
    [
      [not(is('list', list)), 0],
      ...excluded.map((rule): readonly [Rule, Rule] => [rule, 0]),
      [is('standard_ok', 0), 1],
      [is('standard_ok', 1), 0],
    ],
    null,
  );

const atMonitoringLine: Rule = { '<=': [answer('income_pc_reg'), answer(designFacts.monitoringLine)] };

export const suspicions: readonly Derived[] = [
  {
    code: 'suspect_wrong_exit',
    label: text('疑似错退', 'Suspected wrong exit'),
    rule: belowStandard('exited'),
  },
  {
    code: 'suspect_missed',
    label: text('疑似漏评', 'Suspected missed'),
    rule: belowStandard('nonregistered', barred),
  },
  {
    code: 'suspect_overdue_exit',
    label: text('疑似漏退', 'Suspected overdue exit'),
    rule: decide(
      [
        [any(not(is('list', 'poor')), is('standard_ok', 0), is('unstable_risk', 1)), 0],
        [is('standard_ok', 1), 1],
      ],
      null,
    ),
  },
  {
    code: 'suspect_wrong_entry',
    label: text('疑似错评', 'Suspected wrong entry'),
    rule: decide(
      [
        [any(not(isIn('list', 'poor', 'exited')), is('R7', 0), chose('B5', 0)), 0],
        [barred, 1],
      ],
      null,
    ),
  },
  {
    code: 'unaware',
    label: text('不知情', 'Does not know that it is registered'),
    rule: decide(
      [
        [any(is('list', 'nonregistered'), isIn('C1', 1, 2, 3)), 0],
        [isIn('C1', 4, 98), 1],
      ],
      null,
    ),
  },
  {
    code: 'suspect_unmonitored',
    label: text('疑似应纳未纳监测', 'Suspected missing in monitoring'),
    rule: decide(
      [
        [any(not(isIn('list', 'exited', 'nonregistered')), is('C1', 3)), 0],
        [any(atMonitoringLine, is('shock', 1)), 1],
        [all(there('income_pc_reg', designFacts.monitoringLine), is('shock', 0)), 0],
      ],
      null,
    ),
  },
];
