import type { Form, NumberItem, Text } from '../../methods/questionnaire/form.ts';

/**
 * The short form of a village group that was screened: every household that is not registered was looked at, also those that were
 * drawn for an interview, so that each person missed is counted once. The two numbers add up to all persons of the group who
 * are not registered (N0), so they cannot contradict each other.
 */

const text = (zh: string, en: string): Text => ({ zh, en });

const persons = (code: string, label: Text, hint: Text): NumberItem => ({
  code,
  type: 'integer',
  label,
  hint,
  required: true,
  audience: 'interviewer',
  minimum: 0,
  maximum: 5000,
});

const notice = text(
  '{evaluator}受{commissioner}委托，对本村民小组未建档立卡的住户逐户筛查。本表只记人数，不记姓名和证件号码。',
  '{evaluator} was asked by {commissioner} to look at every household of this village group that is not registered. This form holds numbers of persons, no names and no identity numbers.',
);

export const missedItem = 'missed';
export const othersItem = 'others';

export const groupScreening: Form = {
  code: 'group-screening',
  version: 1,
  title: text('村民小组筛查表', 'Screening of a village group'),
  languages: ['zh', 'en'],
  notices: { confidential: notice, anonymous: notice },
  items: [
    persons(
      missedItem,
      text('应纳入而未建档立卡的有几人？', 'Persons who should be registered and are not'),
      text('逐户核实后的人数，每人只计一次', 'After looking at every household; each person once'),
    ),
    persons(
      othersItem,
      text('其余未建档立卡的有几人？', 'All other persons who are not registered'),
      text('按本组户籍名单，含外出的人', 'By the list of the group, those away included'),
    ),
    {
      code: 'remark',
      type: 'text',
      label: text('名单和实际有什么出入？', 'How do list and group differ?'),
      required: false,
      audience: 'interviewer',
      maximumLength: 500,
    },
  ],
};
