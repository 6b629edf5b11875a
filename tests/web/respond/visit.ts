import type { Form } from '../../../methods/questionnaire/form.ts';
import { openAnswers } from '../../../methods/questionnaire/live-answers.ts';
import type { Session, Visit } from '../../../web/respond/session.ts';

/** A form of four items, small enough to follow by hand: listed → helper if listed → remark; persons by interviewers. */
const text = (zh: string, en: string) => ({ zh, en });
const choice = (code: number, zh: string, en: string) => ({ code, label: text(zh, en) });

export const visit: Form = {
  code: 'visit',
  version: 1,
  title: text('入户', 'Visit'),
  languages: ['zh', 'en'],
  notices: {
    confidential: text('{evaluator}受{commissioner}委托。', '{evaluator}, asked by {commissioner}.'),
    anonymous: text('不记名。', 'Anonymous.'),
  },
  items: [
    {
      code: 'listed',
      type: 'select-one',
      label: text('在名单上吗？', 'On the list?'),
      required: true,
      choices: [choice(1, '在', 'Yes'), choice(2, '不在', 'No')],
    },
    {
      code: 'helper',
      type: 'select-multiple',
      label: text('谁来过？', 'Who came?'),
      required: true,
      relevant: { '==': [{ var: 'listed' }, 1] },
      choices: [choice(1, '干部', 'Official'), choice(2, '邻居', 'Neighbour')],
    },
    { code: 'remark', type: 'text', label: text('还有吗？', 'More?'), required: false, maximumLength: 10 },
    {
      code: 'persons',
      type: 'integer',
      label: text('几口人？', 'How many?'),
      required: true,
      minimum: 1,
      maximum: 20,
      audience: 'interviewer',
    },
  ],
};

/** The form as it stands after these answers. */
export const visited = (
  answers: Session['answers'] = {},
  audience: Visit['audience'] = 'respondent',
): Visit => ({
  form: visit,
  audience,
  live: openAnswers(visit, audience, answers),
});

export const sessionAt = (place: Session['place'], answers: Session['answers'] = {}): Session => ({
  responseId: 'AAAAAAAAAAAAAAAAAAAAAA',
  answers,
  place,
});

export const at = (code: string, fixing = false): Session['place'] => ({ at: 'item', code, fixing });
