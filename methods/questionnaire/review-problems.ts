import { askedIn } from './asked.ts';
import { type AnswerProblem, isEmpty } from './check-answer.ts';
import type { Run } from './compile-rule.ts';
import { compileWithFacts, type Facts } from './facts.ts';
import type { Answers, Form } from './form.ts';
import type { FormNode, FormState } from './form-node.ts';
import { placeOf, stateOf } from './form-state.ts';
import { noAnswerIn } from './not-answer.ts';
import { isTrue } from './rule-value.ts';

const compiledBefore = new WeakMap<FormNode, readonly (Run<FormState> | undefined)[]>();

const checksOf = (form: Form, node: FormNode): readonly (Run<FormState> | undefined)[] => {
  const compiled =
    compiledBefore.get(node) ??
    (node.item?.checks ?? []).map(({ kind, holds }) =>
      kind === 'review' ? compileWithFacts(form, holds, node) : undefined,
    );
  compiledBefore.set(node, compiled);
  return compiled;
};

/**
 * What the reviewer should look at and nobody was told in the field: the failed checks of kind `review`, in the order of asking.
 * @throws FormError, RuleError
 */
export const reviewProblems = (form: Form, answers: Answers, facts: Facts): readonly AnswerProblem[] => {
  const state = stateOf(form, answers, 'interviewer', new Map(Object.entries(facts)));
  return askedIn(state).flatMap(({ key, item, member = 0 }) => {
    const place = placeOf(state, key);
    const answer = state.given.get(key);
    if (!place || isEmpty(answer) || noAnswerIn(item, answer) !== null) return [];
    return checksOf(form, place.node).flatMap((holds, check): readonly AnswerProblem[] =>
      !holds || isTrue(holds(state, member)) ? [] : [{ item: key, reason: 'check-failed', data: { check } }],
    );
  });
};
