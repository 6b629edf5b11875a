import { isOffered, isRequired } from './asked.ts';
import { type AnswerProblem, checkAnswer, isEmpty } from './check-answer.ts';
import type { Answer, Check, Group } from './form.ts';
import type { FormState } from './form-node.ts';
import { type AskedPlace, placeOf } from './form-state.ts';
import { noAnswerIn } from './not-answer.ts';
import { isTrue } from './rule-value.ts';

/** How many members a repeating group was given. */
const checkMembers = (
  key: string,
  { repeat }: Group,
  answer: Answer | undefined,
): readonly AnswerProblem[] => {
  if (!repeat || answer === undefined) return [];
  const { minimum, maximum } = repeat;
  const data = { minimum, maximum };
  if (typeof answer !== 'number' || !Number.isInteger(answer))
    return [{ item: key, reason: 'wrong-type', data: {} }];
  return answer < minimum || answer > maximum ? [{ item: key, reason: 'out-of-range', data }] : [];
};

/** The checks that an answer fails; none is asked of what is no answer. `data.check` is the check's place in the item. */
const failedChecks = (
  state: FormState,
  key: string,
  { node, member }: AskedPlace,
  kind: Check['kind'],
): readonly AnswerProblem[] => {
  const { item, checks } = node;
  const answer = state.given.get(key);
  if (checks.length === 0 || !item || isEmpty(answer) || noAnswerIn(item, answer) !== null) return [];
  return checks.flatMap((holds, check): readonly AnswerProblem[] =>
    item.checks?.[check]?.kind !== kind || isTrue(holds(state, member))
      ? []
      : [{ item: key, reason: 'check-failed', data: { check } }],
  );
};

/** Why the answer under a key is not taken: its type and range, then the item's checks. */
export const problemsAt = (state: FormState, key: string): readonly AnswerProblem[] => {
  const place = placeOf(state, key);
  if (!place) return [];
  const { item, group } = place.node;
  const answer = state.given.get(key);
  if (!item) return group ? checkMembers(key, group, answer) : [];
  const context = { key, required: isRequired(state, place), isOffered: isOffered(state, place) };
  const problems = checkAnswer(item, answer, context);
  return problems.length > 0 ? problems : failedChecks(state, key, place, undefined);
};

/** Those that a second look is asked for. */
export const doubtsAt = (state: FormState, key: string): readonly AnswerProblem[] => {
  const place = placeOf(state, key);
  return place && problemsAt(state, key).length === 0 ? failedChecks(state, key, place, 'soft') : [];
};
