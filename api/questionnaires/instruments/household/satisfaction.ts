import type { Check, Item, Rule, SelectItem, Text } from '../../../../methods/questionnaire/form.ts';
import { choice, dontKnow, noContact, reasons, refused, satisfaction, text } from '../choices.ts';
import { one, review, words } from '../items.ts';
import { all, answer, any, chose, is, isIn, not } from '../rules.ts';
import { onTheList } from './routes.ts';

/** H: satisfaction, one item a screen, with the reason (J1) after every low mark, so that something can be done about it. */

interface Marked {
  readonly code: string;
  readonly label: Text;
  /** May never have been met, such as a village team: “no contact” is offered. */
  readonly contact?: true;
  readonly registered?: true;
}

const marked: readonly Marked[] = [
  {
    code: 'H1',
    label: text('贫困户（监测户）名单定得公平吗？', 'Fairness of the list of poor (monitored) households'),
  },
  { code: 'H2', label: text('脱贫（退出）认定公平吗？', 'Fairness of exits from poverty') },
  {
    code: 'H3',
    label: text('驻村工作队、第一书记的工作', 'The village team and the first secretary'),
    contact: true,
  },
  {
    code: 'H4',
    label: text('您家帮扶责任人的工作', 'Your household’s helper'),
    contact: true,
    registered: true,
  },
  {
    code: 'H5',
    label: text('帮扶措施和资金落实', 'Delivery of measures and money'),
    contact: true,
    registered: true,
  },
  { code: 'H6', label: text('帮扶的实际效果', 'Actual effect of the help on your life'), registered: true },
  {
    code: 'H7',
    label: text('村里道路、饮水、电、网等变化', 'Roads, water, power and network in the village'),
  },
  { code: 'H8', label: text('看病、上学等公共服务', 'Health, school and other public services') },
  {
    code: 'H9',
    label: text('村里办事公开、意见有人管', 'Openness of village affairs; complaints are handled'),
    contact: true,
  },
  { code: 'H10', label: text('总的来说，对本地帮扶工作', 'Overall, the help given here') },
];

const everybodysMarks = ['H2', 'H3', 'H7', 'H8', 'H9', 'H10'];
const marksOfTheRegistered = ['H4', 'H5', 'H6'];

/** From H1 to H10 always the same mark, of those that were asked. */
const straightLine = (isAsked: (code: string) => boolean): Rule =>
  all(
    isIn('H1', 1, 2, 3, 4, 5),
    ...everybodysMarks.filter(isAsked).map((code): Rule => ({ '==': [answer(code), answer('H1')] })),
    ...marksOfTheRegistered.map((code) =>
      any({ '==': [answer(code), null] }, { '==': [answer(code), answer('H1')] }),
    ),
  );

const scaleItem = ({ code, label, contact, registered }: Marked): SelectItem => ({
  code,
  type: 'select-one',
  label,
  hint: text('您对这一项满意吗？', 'How satisfied are you with this?'),
  required: true,
  ...(registered ? { relevant: onTheList } : {}),
  scale: true,
  choices: [...satisfaction, ...(contact ? [noContact] : []), dontKnow, refused],
});

const reasonFor = ({ code, label }: SelectItem, low: Rule): readonly Item[] => [
  {
    code: `J1_${code}`,
    type: 'select-multiple',
    label: text('主要是什么原因？', 'What is the main reason?'),
    hint: label,
    required: true,
    relevant: low,
    countsWith: code,
    choices: reasons,
  },
  words(`J1_${code}t`, text('请说说其他原因', 'Which other reason?'), 200, {
    relevant: chose(`J1_${code}`, 97),
    countsWith: code,
  }),
];

const recognition: SelectItem = one(
  'H11',
  text('您认可本村的脱贫（巩固）成效吗？', 'Do you recognise the result in this village?'),
  [
    choice(1, '认可', 'Yes, I recognise it'),
    choice(2, '不认可', 'No, I do not'),
    choice(3, '说不清', 'Cannot say'),
  ],
);

/** Stands at H10, the last mark. */
export const sameMarks = (isAsked: (code: string) => boolean = () => true): Check =>
  review(not(straightLine(isAsked)), text('各项满意度的分数完全相同。', 'All marks are the same.'));

export const opinions: readonly Item[] = [
  ...marked.flatMap((each): readonly Item[] => {
    const item = scaleItem(each);
    const checked = each.code === 'H10' ? { ...item, checks: [sameMarks()] } : item;
    return [checked, ...reasonFor(item, isIn(each.code, 1, 2))];
  }),
  recognition,
  ...reasonFor(recognition, is('H11', 2)),
];

export const markedItems: readonly Pick<Marked, 'code' | 'label'>[] = marked;
