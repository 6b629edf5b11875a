import type { Check, Item } from '../../../../methods/questionnaire/form.ts';
import { alone, choice, text } from '../choices.ts';
import { hard, several, soft, whole } from '../items.ts';
import { answer, atMost, whereKnown } from '../rules.ts';
import { agreedToHealthAndIncome } from './routes.ts';

/** B: the family, in numbers; no names, no identity numbers. */

const withinFamily = (code: string): Check =>
  hard(
    whereKnown(['B1a'], atMost(answer(code), answer('B1a'))),
    text('不能多于户籍人口。', 'There cannot be more than registered persons.'),
  );

export const family: readonly Item[] = [
  whole('B1a', text('户籍人口几人？', 'How many registered persons?'), [1, 20]),
  whole('B1b', text('常住（半年以上）几人？', 'How many live here six months or more?'), [1, 20], {
    countsWith: 'B1a',
    checks: [
      hard(
        whereKnown(['B1a'], atMost(answer('B1b'), { '+': [answer('B1a'), 5] })),
        text('常住人口最多比户籍人口多5人。', 'At most five more than registered persons can live here.'),
      ),
    ],
  }),
  whole('B2a', text('60岁以上几人？', 'How many are 60 or older?'), [0, 20], {
    checks: [withinFamily('B2a')],
  }),
  whole('B2b', text('16岁以下几人？', 'How many are under 16?'), [0, 20], {
    countsWith: 'B2a',
    checks: [withinFamily('B2b')],
  }),
  whole('B2c', text('6–15岁几人？', 'How many are aged 6 to 15?'), [0, 20], {
    countsWith: 'B2a',
    checks: [
      withinFamily('B2c'),
      soft(
        whereKnown(['B2b'], atMost(answer('B2c'), answer('B2b'))),
        text('6–15岁的人数多于16岁以下的人数。', 'More are aged 6 to 15 than are under 16.'),
      ),
    ],
  }),
  whole('B3a', text('能干活的劳动力几人？', 'How many are able to work?'), [0, 40], {
    checks: [
      hard(
        whereKnown(['B1a', 'B1b'], atMost(answer('B3a'), { '+': [answer('B1a'), answer('B1b')] })),
        text(
          '劳动力不能多于户籍人口与常住人口之和。',
          'More able to work than registered persons and residents together.',
        ),
      ),
    ],
  }),
  whole('B3b', text('其中外出务工几人？', 'How many of them work away from home?'), [0, 40], {
    countsWith: 'B3a',
    checks: [
      hard(
        whereKnown(['B3a'], atMost(answer('B3b'), answer('B3a'))),
        text('外出务工的不能多于劳动力。', 'More work away than are able to work.'),
      ),
    ],
  }),
  several(
    'B4',
    text(
      '家里有没有：残疾人、长期慢性病、患大病的人？',
      'Any disabled, long-term ill or seriously ill member?',
    ),
    [
      choice(1, '残疾', 'Disabled'),
      choice(2, '慢性病', 'Long-term ill'),
      choice(3, '大病', 'Seriously ill'),
      alone(0, '都没有', 'None of these'),
    ],
    { relevant: agreedToHealthAndIncome },
  ),
  several('B5', text('家里是否有下列情况？', 'Does the family have any of these?'), [
    choice(1, '城镇购房', 'Property in town'),
    choice(2, '轿车或大型机械', 'Car or large machine'),
    choice(3, '经营公司', 'A company'),
    choice(4, '财政供养人员', 'A member paid by the state'),
    choice(5, '现任村干部', 'A serving member of the village committee'),
    alone(0, '都没有', 'None of these'),
  ]),
];
