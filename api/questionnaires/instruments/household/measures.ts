import type { Choice, Item } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, text } from '../choices.ts';
import { one, several, words } from '../items.ts';
import { all, answer, any, chose, isIn, not } from '../rules.ts';
import { onTheList } from './routes.ts';

/** G: measures received. Those marked general are also open to families that are not registered. */

const general = (code: number, zh: string, en: string): Choice => ({
  ...choice(code, zh, en),
  properties: { general: 'yes' },
});

export const measures: readonly Choice[] = [
  choice(1, '产业', 'Farming and business'),
  general(2, '就业/公益岗', 'Work, public job'),
  choice(3, '易地搬迁', 'Resettlement'),
  choice(4, '生态岗位/补偿', 'Ecological job or compensation'),
  general(5, '教育资助', 'Aid for schooling'),
  general(6, '医疗救助', 'Medical aid'),
  general(7, '低保/特困', 'Minimum living allowance, extreme hardship support'),
  general(8, '危房改造', 'Repair of unsafe housing'),
  choice(9, '小额贷款', 'Small loan'),
  choice(10, '资产收益/分红', 'Income from assets, dividends'),
  general(11, '饮水', 'Drinking water'),
  general(12, '残疾补贴', 'Disability subsidy'),
  general(13, '培训', 'Training'),
];

const gotSomething = all({ '>': [{ 'count-selected': [answer('G1')] }, 0] }, not(chose('G1', 0)));

const visits: readonly Choice[] = [
  choice(0, '没来过', 'None'),
  choice(1, '1次', 'Once'),
  choice(2, '2次', 'Twice'),
  choice(3, '3次', 'Three times'),
  choice(4, '4次及以上', 'Four times or more'),
];

export const measuresReceived: readonly Item[] = [
  {
    ...several(
      'G1',
      text('得到过哪些帮扶？', 'Which help have you received?'),
      [...measures, { ...alone(0, '没有', 'None'), properties: { general: 'yes' } }],
      { relevant: isIn('C1', 1, 2, 3, 4, 98) },
    ),
    choiceFilter: any(
      onTheList,
      { '==': [{ choice: 'general' }, 'yes'] },
      { in: [{ choice: 'code' }, [98, 99]] },
    ),
  },
  several(
    'G2',
    text(
      '有没有承诺了没给、给少了、要您交钱或要您签空表的？',
      'Was anything promised but not given, less than due, were you asked to pay, or to sign blank forms?',
    ),
    [
      choice(1, '承诺了没给', 'Promised but not given'),
      choice(2, '给少了', 'Less than due'),
      choice(3, '要交钱', 'Asked to pay'),
      choice(4, '要签空表', 'Asked to sign blank forms'),
      alone(0, '没有', 'None of these'),
    ],
  ),
  words('G2t', text('具体是什么情况？', 'What happened?'), 500, {
    relevant: any(chose('G2', 1), chose('G2', 2), chose('G2', 3), chose('G2', 4)),
    countsWith: 'G2',
  }),
  one(
    'G3',
    text('帮扶和您家的困难对路吗？', 'Did the help fit your difficulty?'),
    [choice(1, '对路', 'It did'), choice(2, '部分', 'In part'), choice(3, '不对路', 'It did not')],
    { relevant: gotSomething },
  ),
  one(
    'G4',
    text(
      '帮扶责任人/驻村干部最近3个月来过几次？',
      'How often did your helper or the village team come in the last 3 months?',
    ),
    visits,
    { relevant: onTheList },
  ),
  one(
    'G5',
    text(
      '除了给的东西，自己的收入有没有因为帮扶增加？',
      'Apart from what was given, did your own earnings rise because of the help?',
    ),
    [choice(1, '明显', 'Clearly'), choice(2, '一点', 'A little'), choice(3, '没有', 'No')],
    { relevant: gotSomething },
  ),
];
