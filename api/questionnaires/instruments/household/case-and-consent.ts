import type { Choice, Item } from '../../../../methods/questionnaire/form.ts';
import { choice, other, text } from '../choices.ts';
import { hard, oneOf, review, words } from '../items.ts';
import { all, answer, any, is, isIn, known, not } from '../rules.ts';
import { goesOn } from './routes.ts';

/**
 * A: the case and consent. A1 (case code) and A2 (village and group) are known from the case and are no items. A5 and the end of A6 are
 * filled in last, so they stand in a group of their own at the end.
 */

const interviewer = { audience: 'interviewer' } as const;

const languages: readonly Choice[] = [
  choice(1, '普通话', 'Standard Chinese'),
  choice(2, '汉语方言', 'A Chinese dialect'),
  choice(3, '藏语', 'Tibetan'),
  choice(4, '维吾尔语', 'Uyghur'),
  choice(5, '蒙古语', 'Mongolian'),
  choice(6, '彝语', 'Yi'),
  choice(7, '壮语', 'Zhuang'),
  other,
];

const agreement: readonly Choice[] = [choice(1, '同意', 'Yes, I agree'), choice(0, '不同意', 'No')];

const ofTheCase: readonly Item[] = [
  { code: 'today', type: 'today', label: text('填写日期', 'Day of the interview'), required: false },
  oneOf(
    'mode',
    text('访问方式', 'How the interview is held'),
    [choice(1, '面访', 'Face to face'), choice(2, '电话', 'By phone'), choice(3, '纸质问卷', 'On paper')],
    interviewer,
  ),
  words('A3a', text('调查员1编号', 'Code of interviewer 1'), 40, { ...interviewer, required: true }),
  words('A3b', text('调查员2编号', 'Code of interviewer 2'), 40, { ...interviewer, countsWith: 'A3a' }),
  oneOf(
    'A3c',
    text('是否使用翻译？', 'Is an interpreter used?'),
    [choice(0, '没有', 'No'), choice(1, '使用', 'Yes')],
    { ...interviewer, countsWith: 'A3a' },
  ),
  oneOf('A3d', text('翻译的语言', 'Language of the interpreter'), languages, {
    ...interviewer,
    relevant: is('A3c', 1),
    countsWith: 'A3a',
  }),
  oneOf('A4', text('访问语言', 'Interview language'), languages, interviewer),
  {
    code: 'A6a',
    type: 'date-time',
    label: text('开始时间', 'Start of the interview'),
    required: true,
    ...interviewer,
  },
  {
    code: 'A6c',
    type: 'geopoint',
    label: text(
      '大概位置（只用来证明来过，导出时取整）',
      'Rough location (only proves the visit; rounded in exports)',
    ),
    required: false,
    ...interviewer,
    countsWith: 'A6a',
  },
];

const asked: readonly Item[] = [
  oneOf('A7', text('您愿意参加吗？', 'Do you agree to take part?'), [
    choice(1, '同意', 'I agree'),
    choice(2, '不同意', 'I do not agree'),
  ]),
  oneOf('A8a', text('同意录音吗？', 'May we record audio?'), agreement, {
    hint: text('单独同意，可以不同意', 'A separate consent; you may refuse'),
    relevant: is('A7', 1),
  }),
  oneOf(
    'A8b',
    text('同意拍房屋、饮水照片吗？（不拍人）', 'May we take photos of house and water? (no people)'),
    agreement,
    {
      hint: text('单独同意，可以不同意', 'A separate consent; you may refuse'),
      relevant: is('A7', 1),
      countsWith: 'A8a',
    },
  ),
  oneOf(
    'A8c',
    text('同意回答健康和收入问题吗？', 'Do you agree to answer questions on health and income?'),
    agreement,
    {
      hint: text('不同意就跳过这些题', 'If not, these questions are left out'),
      relevant: is('A7', 1),
      countsWith: 'A8a',
    },
  ),
  oneOf(
    'A9',
    text('现在有村干部、驻村或帮扶人员在场吗？', 'Is any official or helper present now?'),
    [choice(1, '有（请回避后再开始）', 'Yes (ask them to leave before going on)'), choice(2, '没有', 'No')],
    { relevant: is('A7', 1) },
  ),
  {
    code: 'A9n',
    type: 'note',
    label: text(
      '请在场人员回避，回避后把上一题改为“没有”再继续。仍不回避：不提问，记录结果后结束。',
      'Ask those present to leave, change the answer above to “No” and go on. If they stay: ask nothing, record the result and end.',
    ),
    required: false,
    relevant: is('A9', 1),
    countsWith: 'A9',
  },
];

export const caseAndConsent: readonly Item[] = [...ofTheCase, ...asked];

const minutesOf = (code: string) => ({
  '+': [
    { '*': [{ 'day-number': [{ substr: [answer(code), 0, 10] }] }, 1440] },
    { '*': [{ number: [{ substr: [answer(code), 11, 2] }] }, 60] },
    { number: [{ substr: [answer(code), 14, 2] }] },
  ],
});

export const endOfInterview: readonly Item[] = [
  {
    code: 'A6b',
    type: 'date-time',
    label: text('结束时间', 'End of the interview'),
    required: true,
    ...interviewer,
    countsWith: 'A6a',
    checks: [
      review(
        any(not(all(known('A6a'), is('A5', 1))), {
          '>=': [{ '-': [minutesOf('A6b'), minutesOf('A6a')] }, 8],
        }),
        text('访问不到8分钟。', 'The interview took less than 8 minutes.'),
      ),
    ],
  },
  oneOf(
    'A5',
    text('访问结果', 'Disposition'),
    [
      choice(1, '完成', 'Complete'),
      choice(2, '部分完成', 'Partly complete'),
      choice(3, '拒访', 'Refused'),
      choice(4, '无人在家', 'Nobody at home'),
      choice(5, '整户外出', 'Whole family away'),
      choice(6, '已搬迁/并户', 'Moved or merged'),
      choice(7, '户已不存在', 'Household no longer exists'),
      choice(8, '地址找不到', 'Address not found'),
      choice(9, '其他', 'Other'),
    ],
    {
      ...interviewer,
      checks: [
        hard(
          any(not(is('A7', 2)), is('A5', 3)),
          text(
            '受访人不同意参加时，访问结果是“拒访”。',
            'Where the family does not agree, the disposition is “refused”.',
          ),
        ),
        hard(
          any(not(isIn('A5', 1, 2)), goesOn),
          text(
            '没有同意，或有干部在场没有开始的访问，不能记为完成。',
            'An interview without consent, or that did not begin because officials were present, is not complete.',
          ),
        ),
      ],
    },
  ),
];
