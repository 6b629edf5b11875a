import type { Indicator } from '../../../estimates/indicator.ts';
import { rateOfPersons } from './measure.ts';

const exitCheck =
  'County exit check of 2018 (贫困县退出专项评估检查), formulas as published by provincial notices';
const yearlyAssessment =
  'Assessment rules of 2016 (省级党委和政府扶贫开发工作成效考核办法); they print no formula, provinces’ rules of four rates do (四率一度)';
const afterPoverty =
  'Rules of 2021 for assessing what was achieved (巩固脱贫成果后评估办法); the formula is this project’s';

/** Rates of persons, weighted by the design. The missed rate over screened groups (A) is read from the group screening form, and never mixed with (B). */
export const rates: readonly Indicator[] = [
  ...rateOfPersons({
    key: 'wrong-exit',
    name: { zh: '错退率', en: 'Wrong-exit rate' },
    lists: ['exited'],
    verdict: 'V1',
    denominatorText: {
      zh: '分母：已认定的受访脱贫户的户籍人口',
      en: 'Denominator: registered persons of the exited households interviewed and judged',
    },
    source: exitCheck,
  }),
  ...rateOfPersons({
    key: 'missed',
    name: { zh: '漏评率', en: 'Missed rate' },
    lists: ['nonregistered'],
    verdict: 'V2',
    members: 'V2n',
    denominatorText: {
      zh: '分母（口径B）：已认定的受访非建档立卡户的户籍人口',
      en: 'Denominator (B): registered persons of the non-registered households interviewed and judged',
    },
    source: exitCheck,
  }),
  ...rateOfPersons({
    key: 'wrong-entry',
    name: { zh: '错评率', en: 'Wrong-entry rate' },
    lists: ['poor', 'exited'],
    verdict: 'V3',
    denominatorText: {
      zh: '分母：已认定的受访未脱贫户和脱贫户的户籍人口',
      en: 'Denominator: registered persons of the poor and exited households interviewed and judged',
    },
    source: yearlyAssessment,
  }),
  ...rateOfPersons({
    key: 'overdue-exit',
    name: { zh: '漏退率', en: 'Overdue-exit rate' },
    lists: ['poor'],
    verdict: 'V4',
    denominatorText: {
      zh: '分母：已认定的受访未脱贫户的户籍人口',
      en: 'Denominator: registered persons of the poor households interviewed and judged',
    },
    source: yearlyAssessment,
  }),
  ...rateOfPersons({
    key: 'unmonitored',
    name: { zh: '应纳未纳率', en: 'Rate of those missing in monitoring' },
    lists: ['exited', 'nonregistered'],
    verdict: 'V5',
    denominatorText: {
      zh: '分母：已认定的受访脱贫户和非建档立卡户的户籍人口',
      en: 'Denominator: registered persons of the exited and non-registered households interviewed and judged',
    },
    source: afterPoverty,
  }),
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
    source: exitCheck,
  },
  {
    kind: 'poverty-headcount',
    key: 'composite-headcount-if-confirmed',
    name: {
      zh: '综合贫困发生率（无法判定按确认计）',
      en: 'Composite poverty headcount, undecided cases as confirmed',
    },
    unit: 'persons',
    wrongExit: 'wrong-exit-if-confirmed',
    missed: 'missed-if-confirmed',
    denominatorText: {
      zh: '分母：乡村户籍人口（登记数）；未脱贫人口加推算错退、推算漏评人口',
      en: 'Denominator: rural registered population; persons still poor plus wrong exits and missed persons expanded',
    },
    source: exitCheck,
  },
];
