import type { Indicator } from './indicator.ts';

/**
 * The indicators of the county exit check of 2018 (三率一度) over the short household form: determinations by persons,
 * recognition by households. “Cannot judge” stays in the denominator and counts as no error; a verdict also asks
 * what would follow if it were one.
 */
const judged = (list: string) => ({
  and: [{ '==': [{ var: 'list' }, list] }, { in: [{ var: 'determination' }, [1, 2, 3]] }],
});

const undecided = { '==': [{ var: 'determination' }, 3] };

const below = { '==': [{ var: 'determination' }, 2] };

const source =
  'County exit check of 2018 (贫困县退出专项评估检查), formulas as published by provincial notices';

export const standardIndicators: readonly Indicator[] = [
  {
    kind: 'measure',
    key: 'wrong-exit',
    name: { zh: '错退率', en: 'Wrong-exit rate' },
    unit: 'persons',
    amount: 'persons',
    denominator: judged('exited'),
    numerator: below,
    denominatorText: {
      zh: '分母：受访脱贫户的户籍人口',
      en: 'Denominator: registered persons of the exited households interviewed',
    },
    undecided,
    by: [],
    deffPlanned: 2,
    source,
  },
  {
    kind: 'measure',
    key: 'missed',
    name: { zh: '漏评率', en: 'Missed rate' },
    unit: 'persons',
    amount: 'persons',
    denominator: judged('nonregistered'),
    numerator: below,
    denominatorText: {
      zh: '分母（口径B）：受访非建档立卡户的户籍人口',
      en: 'Denominator (B): registered persons of the non-registered households interviewed',
    },
    undecided,
    by: [],
    deffPlanned: 2,
    source,
  },
  {
    kind: 'poverty-headcount',
    key: 'composite-headcount',
    name: { zh: '综合贫困发生率', en: 'Composite poverty headcount' },
    unit: 'persons',
    wrongExit: 'wrong-exit',
    missed: 'missed',
    denominatorText: {
      zh: '分母：乡村户籍人口（登记数）；未脱贫人口加推算错退、推算漏评人口',
      en: 'Denominator: rural registered population; persons still poor plus wrong exits and missed persons expanded',
    },
    source,
  },
  {
    kind: 'measure',
    key: 'recognition',
    name: { zh: '群众认可度', en: 'Recognition' },
    unit: 'households',
    denominator: { in: [{ var: 'Q11' }, [1, 2, 3]] },
    numerator: { '==': [{ var: 'Q11' }, 1] },
    denominatorText: {
      zh: '分母：回答该题的受访户（含“说不清”）',
      en: 'Denominator: households that answered the question (“cannot say” included)',
    },
    by: ['list'],
    deffPlanned: 2,
    source,
  },
];
