import { compileForm, resolveFrom } from './compile-form.ts';
import { compileRule, type Run } from './compile-rule.ts';
import type { Form, Rule } from './form.ts';
import type { FormNode, FormState } from './form-node.ts';
import { readRule } from './rule.ts';
import type { Value } from './rule-value.ts';

/** What is known of a case beside its answers: `list`, `village`, `stratum`. No answer of the same name stands before it. */
export type Facts = Readonly<Record<string, Value>>;

/** The names of facts that every case has. */
export const CASE_FACTS: readonly string[] = ['list', 'village', 'stratum'];

/** A rule that may speak of facts, asked from where a node stands. */
export const compileWithFacts = (form: Form, rule: Rule, from?: FormNode): Run<FormState> => {
  const { nodes } = compileForm(form);
  const resolve = resolveFrom(nodes, from);
  return compileRule(readRule(rule), (name, every) => {
    const answer = nodes.has(name) ? resolve(name, every) : undefined;
    return {
      item: answer?.item,
      several: answer?.several === true,
      run: (state, member) => state.facts.get(name) ?? answer?.run(state, member) ?? null,
    };
  });
};
