import { partsOf } from './answer-key.ts';
import { askedIn } from './asked.ts';
import type { AnswerProblem } from './check-answer.ts';
import type { Answers, Audience, Form } from './form.ts';
import type { FormState } from './form-node.ts';
import { isGiven, lastMember, placeOf, stateOf } from './form-state.ts';
import { doubtsAt, problemsAt } from './problems-at.ts';

/** What is wrong with an answer that nobody asked for. */
const checkUnasked = (state: FormState, key: string): readonly AnswerProblem[] => {
  const { code, member = 0 } = partsOf(key);
  const node = state.compiled.nodes.get(code);
  const fits = node && (node.item ?? node.group?.repeat) && member > 0 === (node.repeat !== undefined);
  if (!fits) return [{ item: key, reason: 'unknown-item', data: {} }];
  if (node.calculation) return [{ item: key, reason: 'calculated', data: {} }];
  if (placeOf(state, key) && isGiven(node)) return [];
  let owner: typeof node | undefined = node;
  while (owner && !(owner.item ?? owner.group)?.audience) owner = owner.parent;
  const audience = (owner?.item ?? owner?.group)?.audience ?? state.audience;
  const isOthers = audience !== state.audience && member <= lastMember(state, node);
  return [{ item: key, reason: isOthers ? 'other-audience' : 'not-asked', data: {} }];
};

/**
 * Why a whole answer set is not taken, in the order of asking, then what was not asked, in the order in which it was given;
 * empty when it can be taken. The phone shows these before sending and the server checks again: the same function, so they
 * cannot disagree.
 * @throws FormError, RuleError for a form that cannot be worked with
 */
export const checkAnswers = (form: Form, answers: Answers, audience: Audience): readonly AnswerProblem[] => {
  const state = stateOf(form, answers, audience);
  const asked = askedIn(state);
  const shown = new Set(asked.map(({ key }) => key));
  const others = Object.keys(answers).filter((key) => !shown.has(key));
  return [
    ...asked.flatMap(({ key, item }) =>
      item.type === 'note' && key in answers ? checkUnasked(state, key) : problemsAt(state, key),
    ),
    ...others.flatMap((key) => [...checkUnasked(state, key), ...problemsAt(state, key)]),
  ];
};

/**
 * Answers that are taken after a second look, in the order of asking.
 * @throws FormError, RuleError
 */
export const softProblems = (form: Form, answers: Answers, audience: Audience): readonly AnswerProblem[] => {
  const state = stateOf(form, answers, audience);
  return askedIn(state).flatMap(({ key }) => doubtsAt(state, key));
};
