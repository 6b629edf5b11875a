import type { Choice, Item } from '../../../../methods/questionnaire/form.ts';
import { choice, other, text } from '../choices.ts';
import { hard, one, review, several, soft, whole, words } from '../items.ts';
import { all, answer, any, atMost, is, isIn, whereKnown } from '../rules.ts';
import { notOnTheList, onTheList } from './routes.ts';

/** C: registration as the family knows it. Nothing here shows what the list says; a difference is for the reviewer. */

export const causes: readonly Choice[] = [
  choice(1, '因病', 'Illness'),
  choice(2, '因残', 'Disability'),
  choice(3, '因学', 'Schooling'),
  choice(4, '因灾', 'Disaster'),
  choice(5, '缺土地', 'Lack of land'),
  choice(6, '缺水', 'Lack of water'),
  choice(7, '缺技术', 'Lack of skills'),
  choice(8, '缺劳力', 'Lack of labour'),
  choice(9, '缺资金', 'Lack of money'),
  choice(10, '交通条件落后', 'Poor roads'),
  choice(11, '自身发展动力不足', 'Lack of own drive'),
  other,
];

/** `[fact, what the family then says]` */
const saidOf = [
  ['poor', 1],
  ['exited', 2],
  ['monitored', 3],
  ['nonregistered', 4],
] as const;

const notAfterToday = (code: string) =>
  hard(
    whereKnown(['today'], atMost(answer(code), { number: [{ substr: [answer('today'), 0, 4] }] })),
    text('年份不能晚于今年。', 'The year is still to come.'),
  );

const years = [2013, 2100] as const;

export const status: readonly Item[] = [
  one(
    'C1',
    text('您家是不是建档立卡户（或监测户）？', 'Is your family registered as poor (or monitored)?'),
    [
      choice(1, '是，还没脱贫', 'Yes, not yet exited'),
      choice(2, '是，已经脱贫', 'Yes, exited'),
      choice(3, '监测户', 'Monitored'),
      choice(4, '不是', 'No'),
    ],
    {
      checks: [
        review(
          any(...saidOf.map(([list, code]) => all(is('list', list), is('C1', code)))),
          text('与名单类型不一致。', 'Not what the list says.'),
        ),
      ],
    },
  ),
  whole('C2', text('哪一年纳入？', 'Which year were you registered?'), years, {
    relevant: onTheList,
    checks: [notAfterToday('C2')],
  }),
  one('C3a', text('当时主要困难是什么？', 'What was the main difficulty then?'), causes, {
    relevant: onTheList,
  }),
  {
    ...several('C3b', text('还有哪些困难？（最多两项）', 'Which other difficulties? (two at most)'), causes, {
      required: false,
      relevant: all(onTheList, isIn('C3a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 97)),
      countsWith: 'C3a',
      checks: [hard(atMost({ 'count-selected': [answer('C3b')] }, 2), text('最多选两项。', 'Two at most.'))],
    }),
    choiceFilter: { '!=': [{ choice: 'code' }, answer('C3a')] },
  },
  whole('C4a', text('哪一年脱贫？', 'Which year did you exit?'), years, {
    relevant: is('C1', 2),
    checks: [
      notAfterToday('C4a'),
      soft(
        whereKnown(['C2'], atMost(answer('C2'), answer('C4a'))),
        text('脱贫年份早于纳入年份。', 'The year of exit is before that of registration.'),
      ),
    ],
  }),
  one(
    'C4b',
    text(
      '脱贫时有没有人上门核实、您本人签字同意？',
      'At the exit, was it checked at home, and did you sign that you agree?',
    ),
    [
      choice(1, '核实且签字', 'Checked and signed'),
      choice(2, '核实没签', 'Checked, not signed'),
      choice(3, '都没有', 'Neither'),
    ],
    { relevant: is('C1', 2), countsWith: 'C4a' },
  ),
  one(
    'C5',
    text(
      '村里公布过贫困户/监测户名单吗？您看到过吗？',
      'Was the list of poor or monitored households posted in the village? Did you see it?',
    ),
    [
      choice(1, '看到', 'I saw it'),
      choice(2, '听说没看到', 'Heard of it, did not see it'),
      choice(3, '没公布', 'It was not posted'),
    ],
  ),
  one(
    'C6a',
    text('您家申请过但没有被纳入吗？', 'Did your family apply and was not registered?'),
    [
      choice(1, '申请过', 'Applied'),
      choice(2, '没申请', 'Did not apply'),
      choice(3, '不知道可以申请', 'Did not know that one can apply'),
    ],
    { relevant: notOnTheList },
  ),
  words('C6b', text('没有纳入的原因？', 'Why were you not registered?'), 500, {
    relevant: is('C6a', 1),
    countsWith: 'C6a',
  }),
  one(
    'C7',
    text(
      '您觉得村里有没有比名单上的户更困难、却没有纳入的人家？',
      'Is there a family that is poorer than those on the list and was left off?',
    ),
    [choice(1, '有', 'Yes'), choice(2, '没有', 'No')],
  ),
  words(
    'C7t',
    text('在哪个小组、什么困难？（不记姓名）', 'Which village group, what kind of difficulty? (no names)'),
    200,
    { relevant: is('C7', 1), countsWith: 'C7' },
  ),
];
