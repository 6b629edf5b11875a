import type { Choice, Item } from '../../../../methods/questionnaire/form.ts';
import { choice, other, text } from '../choices.ts';
import { one, review, whole } from '../items.ts';
import { all, is, not } from '../rules.ts';

/** D: food, clothing and water. */

export const yesNo: readonly Choice[] = [choice(1, '是', 'Yes'), choice(0, '否', 'No')];

export const living: readonly Item[] = [
  one(
    'D1',
    text(
      '最近12个月，家里有没有因为没钱或没粮吃不饱的时候？',
      'In the last 12 months, was there ever not enough to eat for lack of money or grain?',
    ),
    [choice(1, '从来没有', 'Never'), choice(2, '偶尔', 'Sometimes'), choice(3, '经常', 'Often')],
  ),
  whole(
    'D2',
    text(
      '一个星期大约几天能吃到肉、蛋、奶或豆制品？',
      'On about how many days a week do you eat meat, egg, milk or beans?',
    ),
    [0, 7],
    {
      checks: [
        review(
          not(all(is('D1', 1), is('D2', 0))),
          text(
            '从来不缺吃，但一周没有一天吃到肉蛋奶豆。',
            'Never short of food, yet no meat, egg, milk or beans on any day.',
          ),
        ),
      ],
    },
  ),
  one(
    'D3',
    text(
      '四季换洗衣服、冬天的被子够吗？主要靠自己还是捐赠？',
      'Are there enough seasonal clothes and quilts? By own means or donations?',
    ),
    [
      choice(1, '够，自己', 'Enough, by own means'),
      choice(2, '够，主要靠捐赠', 'Enough, mainly donations'),
      choice(3, '不够', 'Not enough'),
    ],
  ),
  one('D4', text('主要喝什么水？', 'What is the main drinking water?'), [
    choice(1, '自来水', 'Tap water'),
    choice(2, '井水/泉水（有保护）', 'Protected well or spring'),
    choice(3, '无保护井泉', 'Unprotected well or spring'),
    choice(4, '河塘水', 'River or pond'),
    choice(5, '雨水窖', 'Rainwater cistern'),
    choice(6, '买水/拉水', 'Bought or carted water'),
    other,
  ]),
  whole('D5a', text('取水往返几分钟？', 'How many minutes to fetch water and come back?'), [0, 600], {
    hint: text('家里就有水填0', '0 where the water comes to the house'),
  }),
  one(
    'D5b',
    text('一年里连续缺水超过15天吗？', 'Is there no water for more than 15 days in a row in a year?'),
    yesNo,
    { countsWith: 'D5a' },
  ),
  one('D5c', text('水质有问题吗？', 'Is there a problem with the quality of the water?'), yesNo, {
    countsWith: 'D5a',
  }),
];
