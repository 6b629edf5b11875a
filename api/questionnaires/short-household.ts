import type { Form, Item, Rule, SelectItem, Text } from '../../methods/questionnaire/form.ts';
import { choice, dontKnow, noContact, reasons, refused, satisfaction, text } from './instruments/choices.ts';

/**
 * The short household form: twelve items that a villager answers alone in about four minutes, a reason after every low
 * mark, and two more that only an interviewer fills in. Wording and codes are the standard instrument's; they need
 * cognitive testing, native speakers and legal review before real use (docs say how).
 */

const isIn = (code: string, ...codes: readonly number[]): Rule => ({ in: [{ var: code }, codes] });

/** Only a family that says it is or was on the list has a helper, measures and their effect to speak of. */
const onTheList = isIn('Q1', 1, 2, 3);

const satisfactionItem = (code: string, label: Text): SelectItem => ({
  code,
  type: 'select-one',
  label,
  hint: text('您对这一项满意吗？', 'How satisfied are you with this?'),
  required: true,
  scale: true,
  choices: [...satisfaction, dontKnow, refused],
});

/** For what a family may never have met, such as a village team. */
const withNoContact = (item: SelectItem): SelectItem => ({
  ...item,
  choices: [...satisfaction, noContact, dontKnow, refused],
});

/** The reason is asked for every low mark, so that something can be done about it. */
const reasonFor = (item: SelectItem, ...codes: readonly number[]): SelectItem => ({
  code: `J1_${item.code}`,
  type: 'select-multiple',
  label: text('主要是什么原因？', 'What is the main reason?'),
  hint: item.label,
  required: true,
  relevant: isIn(item.code, ...codes),
  countsWith: item.code,
  choices: reasons,
});

const satisfactionItems: readonly SelectItem[] = [
  satisfactionItem('Q2', text('名单定得公平', 'Fair list')),
  satisfactionItem('Q3', text('脱贫/退出认定公平', 'Fair exit')),
  withNoContact(satisfactionItem('Q4', text('驻村工作队和第一书记', 'Village team'))),
  { ...withNoContact(satisfactionItem('Q5', text('帮扶责任人', 'Helper'))), relevant: onTheList },
  { ...withNoContact(satisfactionItem('Q6', text('帮扶措施和资金落实', 'Delivery'))), relevant: onTheList },
  { ...satisfactionItem('Q7', text('帮扶的实际效果', 'Effect')), relevant: onTheList },
  satisfactionItem('Q8', text('路、水、电、网、看病、上学', 'Facilities and services')),
  withNoContact(satisfactionItem('Q9', text('公开和意见处理', 'Openness, complaints'))),
  satisfactionItem('Q10', text('总的来说', 'Overall')),
];

const recognition: SelectItem = {
  code: 'Q11',
  type: 'select-one',
  label: text('您认可本村的脱贫（巩固）成效吗？', 'Recognise the result?'),
  required: true,
  choices: [
    choice(1, '认可', 'Yes, I recognise it'),
    choice(2, '不认可', 'No, I do not'),
    choice(3, '说不清', 'Cannot say'),
    refused,
  ],
};

const closing: readonly Item[] = [
  {
    code: 'Q12',
    type: 'text',
    label: text('还想说什么？', 'Anything else?'),
    hint: text('可打字、可不填', 'You may write here, or leave it empty'),
    required: false,
    maximumLength: 500,
  },
  {
    code: 'Q12b',
    type: 'select-one',
    label: text('有人教您怎么填吗？', 'Did anyone tell you how to answer?'),
    required: true,
    countsWith: 'Q12',
    choices: [choice(1, '有', 'Yes'), choice(0, '没有', 'No'), refused],
  },
];

/** `determination` is a judgement, never read out; the respondent has left when it is made. */
const interviewerItems: readonly Item[] = [
  {
    code: 'persons',
    type: 'integer',
    label: text('户籍人口几人？', 'Registered persons'),
    required: true,
    audience: 'interviewer',
    minimum: 1,
    maximum: 20,
  },
  {
    code: 'determination',
    type: 'select-one',
    label: text(
      '这一户达到标准吗？（不念给受访人听）',
      'Does this household meet the standard? (not read out)',
    ),
    required: true,
    audience: 'interviewer',
    choices: [
      choice(1, '达标', 'Meets the standard'),
      choice(2, '未达标', 'Below the standard'),
      choice(3, '无法判定', 'Cannot judge'),
    ],
  },
];

export const shortHousehold: Form = {
  code: 'short-household',
  version: 1,
  title: text('群众满意度问卷', 'Household questionnaire'),
  languages: ['zh', 'en'],
  notices: {
    confidential: text(
      '{evaluator}受{commissioner}委托，做一次独立调查。这份问卷自愿填写，不影响任何待遇；答案只和许多户合在一起统计，不会告诉村里、乡里和县里是谁填的。',
      '{evaluator} was asked by {commissioner} to make an independent survey. Voluntary; no effect on benefits; answers are only counted together with many others, and village, township and county are not told who answered.',
    ),
    anonymous: text(
      '{evaluator}受{commissioner}委托，做一次独立调查。这份问卷不记名：系统只记下这张卡用过了，不记是哪一户填的；填完不能再改。',
      '{evaluator} was asked by {commissioner} to make an independent survey. Anonymous: the system only marks the card as used, not which household answered; it cannot be changed afterwards.',
    ),
  },
  items: [
    {
      code: 'Q1',
      type: 'select-one',
      label: text('您家是：', 'Your family is'),
      required: true,
      choices: [
        choice(1, '建档立卡未脱贫户', 'Registered poor, not yet exited'),
        choice(2, '脱贫户', 'Exited from poverty'),
        choice(3, '监测户', 'Monitored'),
        choice(4, '一般农户', 'Ordinary rural household'),
        dontKnow,
        refused,
      ],
    },
    ...satisfactionItems.flatMap((item) => [item, reasonFor(item, 1, 2)]),
    recognition,
    reasonFor(recognition, 2),
    ...closing,
    ...interviewerItems,
  ],
};
