import type { Form } from '../../../methods/questionnaire/form.ts';
import { text } from './choices.ts';
import { determination, determinationGroups } from './household/determination.ts';

/** The determination screens by themselves, with the same codes, for whoever decides apart from the interview. */

const notice = text(
  '{evaluator}受{commissioner}委托核查样本户。认定以现场记录、登记信息和证据为准，写明理由并签字。',
  '{evaluator} was asked by {commissioner} to verify the households of the sample. A determination rests on the record of the visit, the registry and evidence; it states its reason and is signed.',
);

export const householdDetermination: Form = {
  code: 'household-determination',
  version: 1,
  title: text('入户认定表', 'Household determination'),
  languages: ['zh', 'en'],
  notices: { confidential: notice, anonymous: notice },
  groups: determinationGroups(),
  items: determination,
};
