import type { Indicator } from '../../../estimates/indicator.ts';
import { measures } from '../household/measures.ts';
import { all, chose, is, isIn, not } from '../rules.ts';
import { answeredSeveral, choseAnyOf, householdShare } from './measure.ts';

const source =
  'Decision of 2015 on winning the fight against poverty, articles 4 and 18; the formula is this project’s';

/** 政策落实率: one for each measure, of the households that the registry and the policy entitle to it. */
const delivered: readonly Indicator[] = measures.map(({ code, label }) =>
  householdShare(
    {
      key: `delivered-${code}`,
      name: {
        zh: `政策落实率：${label['zh'] ?? ''}`,
        en: `Delivered: ${label['en'] ?? ''}`,
      },
      denominatorText: {
        zh: '分母：按登记和政策应享受该项、并回答了得到哪些帮扶的受访户',
        en: 'Denominator: households entitled to it by registry and policy that said which help they received',
      },
      source,
    },
    {
      denominator: all(chose('R5', Number(code)), answeredSeveral('G1')),
      numerator: chose('G1', Number(code)),
      by: [],
    },
  ),
);

const matched = (field: string, zh: string, en: string): Indicator =>
  householdShare(
    {
      key: `registry-${field}`,
      name: { zh: `登记一致率：${zh}`, en: `Agrees with the registry: ${en}` },
      denominatorText: {
        zh: '分母：问卷和登记都有该项的受访户',
        en: 'Denominator: households of which both the answer and the registry are known',
      },
      source,
    },
    { denominator: isIn(`match_${field}`, 0, 1), numerator: is(`match_${field}`, 1), by: [] },
  );

export const deliveryIndicators: readonly Indicator[] = [
  ...delivered,
  householdShare(
    {
      key: 'saw-the-list',
      name: { zh: '公示知晓率', en: 'Saw the posted list' },
      denominatorText: {
        zh: '分母：回答该题的受访户（不知道、不愿回答不计）',
        en: 'Denominator: households that answered (don’t know and refused left out)',
      },
      source,
    },
    { denominator: isIn('C5', 1, 2, 3), numerator: is('C5', 1) },
  ),
  householdShare(
    {
      key: 'exit-procedure',
      name: { zh: '退出程序规范率', en: 'Exit checked at home and signed' },
      denominatorText: {
        zh: '分母：受访脱贫户（不知道自己已脱贫的也计入）',
        en: 'Denominator: exited households interviewed, also those that do not know that they exited',
      },
      source,
    },
    { denominator: all(is('list', 'exited'), is('A7', 1), is('A9', 2)), numerator: is('C4b', 1), by: [] },
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
    {
      denominator: all(answeredSeveral('J2'), not(chose('J2', 99))),
      numerator: choseAnyOf('J2', [1, 2, 3]),
    },
  ),
  matched('status', '名单类型', 'list type'),
  matched('persons', '户籍人口', 'registered persons'),
  matched('year', '纳入年份', 'year of entry'),
  matched('cause', '主要致贫原因', 'main cause'),
];
