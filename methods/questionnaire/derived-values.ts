import type { Run } from './compile-rule.ts';
import { compileWithFacts, type Facts } from './facts.ts';
import type { Answers, Form } from './form.ts';
import type { FormState } from './form-node.ts';
import { stateOf, storable } from './form-state.ts';
import type { Value } from './rule-value.ts';

const compiledBefore = new WeakMap<Form, readonly (readonly [string, Run<FormState>])[]>();

const rulesOf = (form: Form): readonly (readonly [string, Run<FormState>])[] => {
  const compiled =
    compiledBefore.get(form) ??
    (form.derived ?? []).map(({ code, rule }) => [code, compileWithFacts(form, rule)] as const);
  compiledBefore.set(form, compiled);
  return compiled;
};

/**
 * The form's derived variables by code, in its order; each may speak of those before it. Truth is 1 or 0, `null` unknown.
 * @throws FormError, RuleError
 */
export const derivedValues = (
  form: Form,
  answers: Answers,
  facts: Facts,
): Readonly<Record<string, number | string | null>> => {
  const known = new Map<string, Value>(Object.entries(facts));
  const state = stateOf(form, answers, 'interviewer', known);
  return Object.fromEntries(
    rulesOf(form).map(([code, run]) => {
      const value = storable(run(state, 0));
      const plain = typeof value === 'object' ? null : value;
      known.set(code, plain);
      return [code, plain];
    }),
  );
};
