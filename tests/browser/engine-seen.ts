/** What can be seen of the engine, on both sides: this file runs in the page's build and in Node. */
import { checkAnswers, softProblems } from '../../methods/questionnaire/check-answers.ts';
import { derivedValues } from '../../methods/questionnaire/derived-values.ts';
import { evaluate } from '../../methods/questionnaire/evaluate.ts';
import type { Facts } from '../../methods/questionnaire/facts.ts';
import type { Answer, Answers, Audience, Form } from '../../methods/questionnaire/form.ts';
import { openAnswers } from '../../methods/questionnaire/live-answers.ts';
import { reviewProblems } from '../../methods/questionnaire/review-problems.ts';
import { withCalculated } from '../../methods/questionnaire/with-calculated.ts';

export interface Given {
  readonly form: number;
  readonly audience: Audience;
  readonly steps: readonly (readonly [string, Answer])[];
  /** Whether it is looked at as it stands too, with what is not asked: what a hostile or an old page may send. */
  readonly raw: boolean;
}

const TODAY = '2026-03-31';

const facts: Facts = { list: 'poverty', village: '433124100200', stratum: 2 };

/** JSON has no −0 and nothing that is not finite: those are named, so that they are compared too. */
const named = (_: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `number ${Object.is(value, -0) ? '-0' : value}`
    : value;

/** As text, so that 10,000 of them are compared exactly and fast. */
export const asText = (seen: unknown): string => JSON.stringify(seen, named);

/** All that is worked out of an answer set from scratch. */
export const fromScratch = (form: Form, answers: Answers, audience: Audience) => {
  const { asked, choicesOf, requiredAt } = evaluate(form, answers, audience);
  return {
    asked: asked.map(({ key }) => ({
      key,
      required: requiredAt(key),
      offered: choicesOf(key).map(({ code }) => code),
    })),
    problems: checkAnswers(form, answers, audience),
    doubts: softProblems(form, answers, audience),
    review: reviewProblems(form, answers, facts),
    calculated: withCalculated(form, answers, audience),
    derived: derivedValues(form, answers, facts),
  };
};

/** What the page knows after answers came one by one, and what it would say of all of them at once. */
const byTaps = (form: Form, { audience, steps, raw }: Given) => {
  const live = openAnswers(form, audience, {}, TODAY);
  for (const [key, answer] of steps) live.set(key, answer);
  const asked = live.asked().map(({ key }) => key);
  const answers = live.answers();
  const { asked: _, ...kept } = fromScratch(form, answers, audience);
  return {
    answers,
    live: {
      asked: asked.map((key) => ({
        key,
        required: live.requiredAt(key),
        offered: live.choicesOf(key).map(({ code }) => code),
      })),
      wrong: asked.filter((key) => live.problemAt(key) !== undefined),
      doubts: asked.flatMap((key) => live.doubtsAt(key)),
    },
    kept,
    sent: raw && fromScratch(form, Object.fromEntries(steps), audience),
  };
};

export const allByTaps = (forms: readonly Form[], given: readonly Given[]): readonly string[] =>
  given.map((one) => {
    const form = forms[one.form];
    return form ? asText(byTaps(form, one)) : '';
  });
