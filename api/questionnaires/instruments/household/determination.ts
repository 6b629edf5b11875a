import type { Choice, Group, Item, Rule, Text } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, dontKnow, text } from '../choices.ts';
import { inGroup, oneOf, review, whole, words } from '../items.ts';
import { all, any, is, isIn } from '../rules.ts';
import { measures } from './measures.ts';
import { causes } from './status.ts';

/**
 * R and V: the determination screens, after the visit and never in the house. R holds what the registry says, entered only when every
 * answer is there; V the final verdict after back-check, evidence, the county's reply and the experts' meeting. Rates count V alone.
 */

const verdicts: readonly Choice[] = [
  choice(1, '确认', 'Confirmed'),
  choice(2, '排除', 'Excluded'),
  choice(3, '无法判定', 'Cannot be judged'),
];

const yesOrNo: readonly Choice[] = [choice(1, '是', 'Yes'), choice(0, '否', 'No')];

const registered = isIn('R1', 1, 2, 3);

const verdict = (code: string, label: Text, relevant: Rule): Item =>
  oneOf(code, label, verdicts, { relevant });

const whetherNow: Item = oneOf('R0', text('现在填写认定结果吗？', 'Is the determination entered now?'), [
  choice(1, '填写', 'Yes'),
  choice(0, '以后再填', 'Later'),
]);

const registry: readonly Item[] = [
  oneOf(
    'R1',
    text('登记的名单类型', 'List type by the registry'),
    [
      choice(1, '未脱贫户', 'Registered poor'),
      choice(2, '脱贫户', 'Exited'),
      choice(3, '监测户', 'Monitored'),
      choice(4, '非建档立卡户', 'Not registered'),
    ],
    {
      checks: [
        review(
          any(
            ...['poor', 'exited', 'monitored', 'nonregistered'].map((list, place) =>
              all(is('list', list), is('R1', place + 1)),
            ),
          ),
          text('与样本的名单类型不一致。', 'Not the list from which the household was drawn.'),
        ),
      ],
    },
  ),
  oneOf(
    'R1s',
    text('监测户类型', 'Kind of monitored household'),
    [
      choice(31, '脱贫不稳定', 'Exit not stable'),
      choice(32, '边缘易致贫', 'On the edge of poverty'),
      choice(33, '突发严重困难', 'Sudden severe hardship'),
    ],
    { relevant: is('R1', 3), countsWith: 'R1' },
  ),
  whole('R2', text('登记的户籍人口', 'Registered persons by the registry'), [1, 20], { required: false }),
  whole('R3', text('登记的纳入年份', 'Year of entry by the registry'), [2013, 2100], {
    required: false,
    relevant: registered,
  }),
  oneOf('R4', text('登记的主要致贫原因', 'Main cause by the registry'), causes, {
    required: false,
    relevant: registered,
  }),
  {
    code: 'R5',
    type: 'select-multiple',
    label: text(
      '按登记和政策应享受的帮扶',
      'Measures that the household is entitled to by registry and policy',
    ),
    required: false,
    choices: [...measures, alone(0, '没有', 'None')],
  },
  oneOf('R6', text('核查后：吃不愁吗？', 'After review: is there enough food?'), [...yesOrNo, dontKnow], {
    hint: text('D1不是“从来没有”时填写', 'Where D1 is not “never”'),
    required: false,
  }),
  oneOf(
    'R7',
    text(
      '核查后：B5的情况在纳入那年已经存在吗？',
      'After review: did what B5 says hold in the year of entry?',
    ),
    [...yesOrNo, dontKnow],
    { hint: text('以书面材料为准', 'By documents'), required: false, relevant: registered },
  ),
];

const verdictItems: readonly Item[] = [
  verdict('V1', text('错退', 'Wrong exit'), is('R1', 2)),
  verdict('V2', text('漏评', 'Missed'), is('R1', 4)),
  whole(
    'V2n',
    text('漏评几人？（整户漏评不填）', 'How many members were missed? (empty: the whole household)'),
    [1, 20],
    {
      required: false,
      relevant: isIn('V2', 1, 3),
      countsWith: 'V2',
    },
  ),
  verdict('V3', text('错评', 'Wrong entry'), isIn('R1', 1, 2)),
  verdict('V4', text('漏退', 'Overdue exit'), is('R1', 1)),
  verdict('V5', text('应纳未纳监测', 'Missing in monitoring'), isIn('R1', 2, 4)),
  verdict('V6', text('政策未落实', 'Measures not delivered'), true),
  words('V7', text('理由和证据', 'Reason and evidence'), 2000, { required: true }),
  words('V8', text('签字人编号', 'Codes of those who sign'), 200, { required: true }),
];

/** @param relevant whom the screens concern at all */
export const determinationGroups = (relevant?: Rule): readonly Group[] => [
  {
    code: 'R',
    label: text('认定：登记信息', 'Determination: the registry'),
    audience: 'interviewer',
    ...(relevant === undefined ? {} : { relevant }),
  },
  {
    code: 'R_values',
    group: 'R',
    relevant: is('R0', 1),
  },
  {
    code: 'V',
    label: text('认定：结论', 'Determination: the verdict'),
    audience: 'interviewer',
    relevant: is('R0', 1),
  },
];

export const determination: readonly Item[] = [
  ...inGroup('R', [whetherNow]),
  ...inGroup('R_values', registry),
  ...inGroup('V', verdictItems),
];
