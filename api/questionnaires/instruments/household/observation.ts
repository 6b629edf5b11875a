import type { Choice, Item } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, text } from '../choices.ts';
import { oneOf, words } from '../items.ts';
import { all, is } from '../rules.ts';
import { faceToFace } from './routes.ts';

/** X: what the interviewers saw. Never read out; filled in before leaving, without the respondent. Not in a phone interview, but X4 to X6. */

const consistent: readonly Choice[] = [
  choice(1, '一致', 'Consistent'),
  choice(2, '部分一致', 'Partly consistent'),
  choice(3, '不一致', 'Not consistent'),
];

const credible: readonly Choice[] = [
  choice(5, '很可信', 'Very credible'),
  choice(4, '比较可信', 'Fairly credible'),
  choice(3, '一般', 'Neither credible nor doubtful'),
  choice(2, '不太可信', 'Fairly doubtful'),
  choice(1, '不可信', 'Not credible'),
];

const opinions: readonly Choice[] = [
  alone(1, '正常', 'Nothing amiss'),
  choice(2, '疑似错退', 'Suspected wrong exit'),
  choice(3, '疑似漏评', 'Suspected missed'),
  choice(4, '疑似错评', 'Suspected wrong entry'),
  choice(5, '疑似漏退', 'Suspected overdue exit'),
  choice(6, '疑似政策未落实', 'Suspected measures not delivered'),
  choice(7, '疑似应纳未纳监测', 'Suspected missing in monitoring'),
];

const opinionOf = (interviewer: 'a' | 'b', zh: string, en: string): readonly Item[] => [
  {
    code: `X6${interviewer}`,
    type: 'select-multiple',
    label: text(`${zh}的初步意见`, `First opinion of ${en}`),
    hint: text('两人各自填写，不商量', 'Each alone, without talking it over'),
    required: interviewer === 'a',
    ...(interviewer === 'b' ? { countsWith: 'X6a' } : {}),
    choices: opinions,
  },
  words(`X6${interviewer}t`, text(`${zh}的理由`, `Reason of ${en}`), 500, { countsWith: 'X6a' }),
];

export const observation: readonly Item[] = [
  oneOf(
    'X1',
    text('厨房、粮食、饮水：与回答一致吗？（对照D）', 'Kitchen, grain, water: as answered? (against D)'),
    consistent,
    { relevant: faceToFace },
  ),
  {
    code: 'X2a',
    type: 'select-multiple',
    label: text('房屋：看到什么？（对照E5–E7）', 'House: what was seen? (against E5–E7)'),
    required: true,
    relevant: faceToFace,
    choices: [
      choice(1, '裂缝', 'Cracks'),
      choice(2, '歪斜', 'Leaning'),
      choice(3, '屋顶漏', 'Leaking roof'),
      alone(0, '都没有', 'None of these'),
    ],
  },
  {
    code: 'X2b',
    type: 'image',
    label: text('房屋照片（不拍人）', 'Photo of the house (no people)'),
    required: false,
    relevant: all(faceToFace, is('A8b', 1)),
    countsWith: 'X2a',
  },
  {
    code: 'X2c',
    type: 'image',
    label: text('饮水照片（不拍人）', 'Photo of the water (no people)'),
    required: false,
    relevant: all(faceToFace, is('A8b', 1)),
    countsWith: 'X2a',
  },
  oneOf(
    'X3',
    text('家电、车辆等：与回答一致吗？（对照B5、F）', 'Appliances, vehicles: as answered? (against B5, F)'),
    consistent,
    { relevant: faceToFace },
  ),
  {
    code: 'X4',
    type: 'select-multiple',
    label: text('他人在场或干扰', 'Others present, or interference'),
    required: true,
    choices: [
      alone(0, '没有', 'Nobody'),
      choice(1, '邻居', 'A neighbour'),
      choice(2, '干部', 'An official'),
      choice(3, '其他人', 'Somebody else'),
    ],
  },
  oneOf('X5', text('回答可信度', 'Credibility of the answers'), credible),
  ...opinionOf('a', '调查员1', 'interviewer 1'),
  ...opinionOf('b', '调查员2', 'interviewer 2'),
];
