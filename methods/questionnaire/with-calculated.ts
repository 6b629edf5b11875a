import { keyOf } from './answer-key.ts';
import type { Answer, Answers, Audience, Form } from './form.ts';
import { stateOf, storable } from './form-state.ts';

/**
 * The answers with what is worked out from them: calculated items, and the number of members that a rule gives. Answers to
 * what is not asked are left out.
 * @throws FormError, RuleError
 */
export const withCalculated = (form: Form, answers: Answers, audience: Audience = 'interviewer'): Answers => {
  const state = stateOf(form, answers, audience);
  const all: Record<string, Answer> = Object.fromEntries(
    Object.entries(answers).filter(([key]) => state.given.has(key)),
  );
  for (const { code, index, calculation, repeat } of state.compiled.order) {
    if (!calculation) continue;
    for (const [member, value] of (state.values[index] ?? []).entries()) {
      const stored = storable(value ?? null);
      if (stored !== null) all[keyOf(code, repeat ? member : undefined)] = stored;
    }
  }
  return all;
};
