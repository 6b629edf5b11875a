import type { Item, Rule } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, other, text } from '../choices.ts';
import { one, review, several, soft, whole } from '../items.ts';
import { all, answer, any, atMost, decide, is, known, not, oneIf, there, whereKnown } from '../rules.ts';

/** F: income of the whole family in the last 12 months, in whole yuan. */

const yuan = [0, 10_000_000] as const;
const inYuan = text('元，最近12个月，全家', 'Yuan, last 12 months, whole family');

/** `[code, from, to]`: a band stands for its middle. */
const bands = [
  [1, 0, 5000],
  [2, 5000, 10_000],
  [3, 10_000, 20_000],
  [4, 20_000, 40_000],
  [5, 40_000, 60_000],
  [6, 60_000, 100_000],
  [7, 100_000, 200_000],
] as const;

const wages: Rule = decide(
  [
    [known('F1'), answer('F1')],
    ...bands.map(([code, from, to]): readonly [Rule, Rule] => [is('F1b', code), (from + to) / 2]),
  ],
  null,
);

/** Of one component of which nothing is known, nothing is counted; of two, there is no income at all. */
const orNothing = (amount: Rule): Rule => decide([[{ '!=': [amount, null] }, amount]], 0);
const amountOf = (code: string): Rule => decide([[known(code), answer(code)]], 0);

const unknownParts: Rule = {
  '+': [
    oneIf({ '==': [wages, null] }),
    ...['F2', 'F3', 'F4'].map((code) => oneIf(not(known(code)))),
    oneIf(not(known('F5a', 'F5b'))),
    oneIf(not(known('F6'))),
  ],
};

const received: Rule = {
  '+': [orNothing(wages), ...['F2', 'F4', 'F5a', 'F5b', 'F6'].map(amountOf)],
};

export const income: readonly Item[] = [
  whole('F1', text('打工、工资、公益岗位收入', 'Wages, migrant work, public jobs'), yuan, {
    hint: inYuan,
  }),
  one(
    'F1b',
    text('大概在哪一档？', 'About how much?'),
    bands.map(([code, from, to]) => choice(code, `${from}–${to}元`, `${from}–${to} yuan`)),
    { relevant: { '==': [{ 'non-answer': [answer('F1')] }, 98] }, countsWith: 'F1' },
  ),
  whole('F2', text('种养和做生意的毛收入', 'Gross income from farm and business'), yuan, { hint: inYuan }),
  whole('F3', text('种养和做生意花的成本', 'Costs of farm and business'), yuan, {
    hint: inYuan,
    checks: [
      soft(
        whereKnown(['F2'], atMost(answer('F3'), answer('F2'))),
        text('成本大于毛收入。', 'The costs are higher than the gross income.'),
      ),
    ],
  }),
  whole('F4', text('租金、分红、利息、资产收益', 'Rent, dividends, interest, income from assets'), yuan, {
    hint: inYuan,
  }),
  whole('F5a', text('低保、养老金、各种补贴', 'Minimum living allowance, pensions, subsidies'), yuan, {
    hint: inYuan,
  }),
  whole('F5b', text('子女、亲友给的钱', 'Money from children, relatives and friends'), yuan, {
    hint: inYuan,
    countsWith: 'F5a',
  }),
  whole('F6', text('自家生产自家吃用的折价', 'Value of own produce that the family used'), yuan, {
    hint: inYuan,
    checks: [
      soft(
        any(not(known('income')), { '>=': [answer('income'), 0] }),
        text('收入减去成本后是负数。', 'After costs the income is below zero.'),
      ),
      review(
        any(
          not(all(known('income', 'B1a'), there('incomeLine'))),
          atMost(answer('income'), { '*': [10, answer('incomeLine'), answer('B1a')] }),
        ),
        text('人均收入超过标准线的10倍。', 'Income a person is more than ten times the line.'),
      ),
    ],
  }),
  one('F7a', text('和前一年比，收入稳不稳？', 'Is the income stable against the year before?'), [
    choice(1, '更好', 'Better'),
    choice(2, '差不多', 'About the same'),
    choice(3, '变差', 'Worse'),
  ]),
  several(
    'F7b',
    text('明年最担心什么？', 'What worries you most about next year?'),
    [
      choice(1, '病', 'Illness'),
      choice(2, '学费', 'School fees'),
      choice(3, '失业', 'Losing work'),
      choice(4, '销路', 'Selling the produce'),
      choice(5, '灾害', 'Disaster'),
      choice(6, '债', 'Debt'),
      other,
      alone(0, '没有', 'Nothing'),
    ],
    { countsWith: 'F7a' },
  ),
  whole(
    'F8',
    text('最近12个月大病、上学、灾害等自己花了多少？', 'Paid out of pocket for illness, school or disaster'),
    yuan,
    { hint: inYuan },
  ),
  {
    code: 'income_unknown',
    type: 'calculate',
    label: text('未知的收入项数', 'Components of income that are unknown'),
    required: false,
    calculation: unknownParts,
  },
  {
    code: 'income',
    type: 'calculate',
    label: text('全家纯收入（元）', 'Net income of the family (yuan)'),
    required: false,
    calculation: decide(
      [[{ '<': [answer('income_unknown'), 2] }, { '-': [received, amountOf('F3')] }]],
      null,
    ),
  },
];
