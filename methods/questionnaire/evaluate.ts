import { type Asked, askedIn, isRequired, offered } from './asked.ts';
import type { Answers, Audience, Choice, Form } from './form.ts';
import { placeOf, stateOf } from './form-state.ts';
import type { Value } from './rule-value.ts';

/** What a form makes of an answer set. Answers to items that are not asked count as absent for everything else. */
export interface Evaluation {
  /** In the order of asking, notes among them; nothing that is calculated. */
  readonly asked: readonly Asked[];
  /** What rules see under a key: an answer, a calculated value, the number of a group's members; `null` where there is none. */
  readonly valueOf: (key: string) => Value;
  readonly choicesOf: (key: string) => readonly Choice[];
  readonly requiredAt: (key: string) => boolean;
}

/** @throws FormError, RuleError for a form that cannot be worked with */
export const evaluate = (form: Form, answers: Answers, audience: Audience): Evaluation => {
  const state = stateOf(form, answers, audience);
  return {
    asked: askedIn(state),
    valueOf: (key) => {
      const place = placeOf(state, key);
      return place ? (state.values[place.node.index]?.[place.member] ?? null) : null;
    },
    choicesOf: (key) => {
      const place = placeOf(state, key);
      return place ? offered(state, place) : [];
    },
    requiredAt: (key) => {
      const place = placeOf(state, key);
      return place !== undefined && isRequired(state, place);
    },
  };
};
