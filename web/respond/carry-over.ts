import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answer, Audience, Form } from '../../methods/questionnaire/form.ts';
import { onlyAsked } from '../../methods/questionnaire/with-answer.ts';
import type { Session } from './session.ts';

/**
 * A draft made with an older version of the form: answers that still fit are kept, under a new response id because it is
 * no longer the same answer set.
 */
export const carryOver = (
  asked: { readonly form: Form; readonly audience: Audience },
  session: Session,
  responseId: string,
): Session => {
  const wrong = new Set(
    checkAnswers(asked.form, session.answers, asked.audience).map((problem) => problem.item),
  );
  const fitting: Record<string, Answer> = {};
  for (const [code, answer] of Object.entries(session.answers)) if (!wrong.has(code)) fitting[code] = answer;
  return { ...session, responseId, answers: onlyAsked(asked.form, fitting), place: { at: 'notice' } };
};
