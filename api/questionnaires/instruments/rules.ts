import type { Rule } from '../../../methods/questionnaire/form.ts';

/** Words for the rules of the instruments, so that a rule reads as the sentence of the instrument that it states. */

export const answer = (code: string): Rule => ({ var: code });
export const is = (code: string, value: number | string): Rule => ({ '==': [answer(code), value] });
export const isIn = (code: string, ...values: readonly (number | string)[]): Rule => ({
  in: [answer(code), values],
});
/** Of an item with several answers. */
export const chose = (code: string, value: number): Rule => ({ in: [value, answer(code)] });
export const not = (rule: Rule): Rule => ({ '!': [rule] });
export const all = (...rules: readonly Rule[]): Rule => ({ and: rules });
export const any = (...rules: readonly Rule[]): Rule => ({ or: rules });
/** Numbers that were given: neither “don't know” nor not asked. */
export const known = (...codes: readonly string[]): Rule => ({ known: codes.map(answer) });
/** Facts and derived variables that there are. A number of them may be 98 and mean it. */
export const there = (...codes: readonly string[]): Rule =>
  all(...codes.map((code): Rule => ({ '!=': [answer(code), null] })));
export const atMost = (left: Rule, right: Rule): Rule => ({ '<=': [left, right] });
/** A comparison is only made where all its numbers are known. */
export const whereKnown = (codes: readonly string[], rule: Rule): Rule => any(not(known(...codes)), rule);

/** The first case that holds decides; the last value stands for all others. */
export const decide = (cases: readonly (readonly [Rule, Rule])[], otherwise: Rule): Rule => ({
  if: [...cases.flat(), otherwise],
});
/** 1 or 0: derived variables are numbers, `null` is “unknown”. */
export const oneIf = (rule: Rule): Rule => decide([[rule, 1]], 0);
/** 1 if all of these are 1, 0 if one is not, and unknown as soon as one of them is. */
export const allMet = (...codes: readonly string[]): Rule =>
  decide([[known(...codes), oneIf(all(...codes.map((code) => is(code, 1))))]], null);
