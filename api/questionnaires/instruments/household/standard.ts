import type { Derived, Rule } from '../../../../methods/questionnaire/form.ts';
import { text } from '../choices.ts';
import { designFacts } from '../fact-names.ts';
import { all, allMet, answer, any, atMost, decide, is, isIn, known, oneIf, there } from '../rules.ts';

/**
 * Two no worries, three guarantees: each 1 (met), 0 (not met) or unknown. The whole is unknown as soon as one of its parts is;
 * `S_gaps` counts the parts that are known not to be met, so that none is lost under another that is unknown.
 */

const parts = ['S_food', 'S_cloth', 'S_water', 'S_edu', 'S_med', 'S_house'];

const minutes: Rule = decide([[there(designFacts.waterMinutes), answer(designFacts.waterMinutes)]], 30);

export const standard: readonly Derived[] = [
  {
    code: 'S_food',
    label: text('不愁吃', 'Enough food'),
    rule: decide(
      [
        [any(is('D1', 1), is('R6', 1)), 1],
        [any(isIn('D1', 2, 3), is('R6', 0)), 0],
      ],
      null,
    ),
  },
  {
    code: 'S_cloth',
    label: text('不愁穿', 'Enough clothing, by own means'),
    rule: decide(
      [
        [is('D3', 1), 1],
        [isIn('D3', 2, 3), 0],
      ],
      null,
    ),
  },
  {
    code: 'S_water',
    label: text('饮水安全', 'Safe water'),
    rule: decide(
      [
        [
          all(known('D5a'), isIn('D5b', 0, 1), isIn('D5c', 0, 1)),
          oneIf(all(atMost(answer('D5a'), minutes), is('D5b', 0), is('D5c', 0))),
        ],
      ],
      null,
    ),
  },
  {
    code: 'S_edu',
    label: text('义务教育有保障', 'Compulsory schooling'),
    rule: decide(
      [
        [any(is('B2c', 0), is('E1', 1), isIn('E2', 1, 5)), 1],
        [isIn('E2', 2, 3, 4, 97), 0],
      ],
      null,
    ),
  },
  {
    code: 'S_med',
    label: text('基本医疗有保障', 'Basic medical care'),
    rule: decide(
      [
        [
          all(isIn('E3', 1, 2), isIn('E4a', 0, 1), isIn('E4b', 0, 1)),
          oneIf(all(is('E3', 1), is('E4a', 1), is('E4b', 0))),
        ],
      ],
      null,
    ),
  },
  {
    code: 'S_house',
    label: text('住房安全有保障', 'Safe housing'),
    rule: decide(
      [
        [any(is('E5', 4), isIn('E6', 1, 2, 4)), 1],
        [any(is('E5', 6), isIn('E6', 3, 5)), 0],
      ],
      null,
    ),
  },
  { code: 'S_ok', label: text('两不愁三保障', 'Two no worries, three guarantees'), rule: allMet(...parts) },
  {
    code: 'S_gaps',
    label: text('已知不达标的项数', 'Parts that are known not to be met'),
    rule: { '+': parts.map((part) => oneIf(is(part, 0))) },
  },
];
