import type { Item } from '../../../../methods/questionnaire/form.ts';
import { choice, other, text } from '../choices.ts';
import { one, review } from '../items.ts';
import { all, chose, is, isIn, not } from '../rules.ts';
import { yesNo } from './living.ts';
import { agreedToHealthAndIncome } from './routes.ts';

/** E: schooling, medical care and housing. */

export const guarantees: readonly Item[] = [
  one(
    'E1',
    text(
      '6–15岁的孩子都在上学吗？（送教上门算在学）',
      'Are all children aged 6 to 15 in school? (home teaching counts)',
    ),
    [choice(1, '都在', 'All are'), choice(2, '有没上的', 'Some are not')],
    { relevant: { '>': [{ var: 'B2c' }, 0] } },
  ),
  one(
    'E2',
    text('没上学的原因？', 'Why not?'),
    [
      choice(1, '身体原因不具备条件', 'Not able to for reasons of health'),
      choice(2, '家里困难', 'Difficulties at home'),
      choice(3, '不想上', 'Does not want to'),
      choice(4, '学校太远', 'School too far'),
      choice(5, '休学/已毕业', 'On leave, or finished'),
      other,
    ],
    { relevant: is('E1', 2) },
  ),
  one(
    'E3',
    text('家里每个人都参加医保了吗？', 'Does everybody in the family have medical insurance?'),
    [choice(1, '都参加', 'Everybody'), choice(2, '有人没参加', 'Not everybody')],
    {
      checks: [
        review(
          not(all(is('E3', 1), chose('B4', 3), is('F8', 0))),
          text(
            '有大病病人、都参加医保，但自己一分钱没花。',
            'A seriously ill member, everybody insured, and nothing paid out of pocket.',
          ),
        ),
      ],
    },
  ),
  one(
    'E4a',
    text('小病能在乡村看得上吗？', 'Can you see a doctor in village or town for a minor illness?'),
    yesNo,
    {
      relevant: agreedToHealthAndIncome,
    },
  ),
  one(
    'E4b',
    text(
      '最近一年有没有因为没钱该治没治？',
      'In the last 12 months, did anybody go without treatment for lack of money?',
    ),
    yesNo,
    { relevant: agreedToHealthAndIncome, countsWith: 'E4a' },
  ),
  one('E5', text('您家现在住的房子是哪种？', 'What house do you live in now?'), [
    choice(1, '自建砖混/框架', 'Own, brick and concrete or frame'),
    choice(2, '砖木', 'Brick and wood'),
    choice(3, '土木/土坯/石窑', 'Earth and wood, adobe or stone cave'),
    choice(4, '搬迁安置房', 'Resettlement house'),
    choice(5, '租/借住', 'Rented or borrowed'),
    choice(6, '无房', 'No house'),
    other,
  ]),
  one(
    'E6',
    text('房屋鉴定过吗？结果您知道吗？', 'Was the house appraised for safety? Do you know the result?'),
    [
      choice(1, 'A/B级', 'Grade A or B'),
      choice(2, 'C级已修', 'Grade C, repaired'),
      choice(3, 'C级没修', 'Grade C, not repaired'),
      choice(4, 'D级已改造/另建', 'Grade D, rebuilt or replaced'),
      choice(5, 'D级还在住', 'Grade D, still lived in'),
      choice(6, '没鉴定', 'Not appraised'),
    ],
    { relevant: isIn('E5', 1, 2, 3, 5) },
  ),
  one(
    'E7',
    text('下雨漏、墙有大裂缝、地基歪斜吗？', 'Does it leak, have wide cracks or lean?'),
    [choice(1, '没有', 'No'), choice(2, '轻微', 'Slightly'), choice(3, '严重', 'Severely')],
    {
      checks: [
        review(
          not(all(is('E7', 3), isIn('E6', 1, 2, 4))),
          text(
            '鉴定为安全，但漏、裂或歪斜严重。',
            'Appraised as safe, yet it leaks, is cracked or leans severely.',
          ),
        ),
      ],
    },
  ),
];
