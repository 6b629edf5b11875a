import type { Item } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, text } from '../choices.ts';
import { one, oneOf, several, words } from '../items.ts';
import { is } from '../rules.ts';

/** J: what the family wants, what may be done with it, and last of all whether anybody interfered. Its reasons (J1) stand under H. */

export const closing: readonly Item[] = [
  words('J3', text('您最希望解决的一件事', 'The one thing that you most want solved'), 500, {
    hint: text('可打字、可不填', 'You may write here, or leave it empty'),
  }),
  {
    code: 'J3v',
    type: 'audio',
    label: text('也可以留言', 'Or say it'),
    hint: text('最长60秒', 'At most 60 seconds'),
    required: false,
    relevant: is('A8a', 1),
    countsWith: 'J3',
  },
  one(
    'J4a',
    text(
      '您家的具体困难要不要反映给有关部门？',
      'Should your difficulty be reported to the office in charge?',
    ),
    [
      choice(1, '反映，可告知本户', 'Report it, our household may be named'),
      choice(2, '只作统计', 'Only count it'),
      choice(3, '不要', 'Do not report it'),
    ],
  ),
  oneOf(
    'J4b',
    text('可以回访吗？', 'May we call back?'),
    [choice(1, '可以', 'Yes'), choice(0, '不可以', 'No')],
    {
      hint: text('联系方式另外保存，不在问卷里', 'How to reach you is kept apart from these answers'),
      countsWith: 'J4a',
    },
  ),
  several(
    'J2',
    text(
      '调查前有没有人教您怎么说、送东西，或让您不要说某些事？',
      'Before the visit, did anyone coach you, give gifts, or tell you not to say things?',
    ),
    [
      choice(1, '有人教', 'Coached'),
      choice(2, '送东西', 'Gave gifts'),
      choice(3, '让不要说', 'Told not to say things'),
      alone(0, '没有', 'None of these'),
    ],
    { hint: text('最后一题，先停止录音', 'The last question; pause the recording first') },
  ),
];
