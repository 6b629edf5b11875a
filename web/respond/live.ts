import { type AnswerProblem, checkAnswer } from '../../methods/questionnaire/check-answer.ts';
import type {
  Answer,
  Answers,
  Audience,
  Choice,
  Form,
  Group,
  Item,
} from '../../methods/questionnaire/form.ts';
import { relevantItems } from '../../methods/questionnaire/relevant-items.ts';
import { clearedBy, withAnswer } from '../../methods/questionnaire/with-answer.ts';

/** INTERIM until the engine's own: same names. */
export interface AskedItem {
  readonly key: string;
  readonly item: Item;
  readonly member?: number;
}

export interface Roster {
  readonly group: Group;
  readonly members: number;
  readonly before: number;
}

export interface LiveAnswers {
  readonly asked: () => readonly AskedItem[];
  readonly rosters: () => readonly Roster[];
  readonly answer: (key: string) => Answer | undefined;
  readonly set: (key: string, answer: Answer | undefined) => void;
  readonly wouldClear: (key: string, answer: Answer | undefined) => readonly string[];
  readonly addMember: (group: string) => void;
  readonly removeMember: (group: string, member: number) => void;
  readonly answers: () => Answers;
  readonly problemAt: (key: string) => AnswerProblem | undefined;
  readonly softProblemsAt: (key: string) => readonly AnswerProblem[];
  readonly choicesOf: (key: string) => readonly Choice[];
}

export const openAnswers = (form: Form, audience: Audience, initial: Answers): LiveAnswers => {
  let answers = initial;
  const asked = () => relevantItems(form, answers, audience).map((item) => ({ key: item.code, item }));
  const itemOf = (key: string) => form.items.find((item) => item.code === key);
  return {
    asked,
    rosters: () => [],
    answer: (key) => answers[key],
    set: (key, answer) => {
      answers = withAnswer(form, answers, key, answer);
    },
    wouldClear: (key, answer) => clearedBy(form, answers, key, answer),
    addMember: () => undefined,
    removeMember: () => undefined,
    answers: () => answers,
    problemAt: (key) => {
      const item = itemOf(key);
      return item ? checkAnswer(item, answers[key])[0] : undefined;
    },
    softProblemsAt: () => [],
    choicesOf: (key) => {
      const item = itemOf(key);
      return item && 'choices' in item ? item.choices : [];
    },
  };
};
