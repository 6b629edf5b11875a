import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answers, Form } from '../../methods/questionnaire/form.ts';
import { openAnswers } from '../../methods/questionnaire/live-answers.ts';
import { percentile } from '../intake/order-statistics.ts';

/** Milliseconds of each of many runs, after as many to warm up. */
const timed = (runs: number, act: (run: number) => void): readonly number[] => {
  for (let run = 0; run < runs; run += 1) act(run);
  return Array.from({ length: runs }, (_, run) => {
    const start = performance.now();
    act(run);
    return performance.now() - start;
  });
};

/** Everything answered by yes, so that all is open. */
export const allYes = (form: Form): Answers => Object.fromEntries(form.items.map(({ code }) => [code, 1]));

export interface Reaction {
  /** Milliseconds, the 99th of a hundred. */
  readonly usual: number;
  readonly dearest: number;
  /** How many questions the dearest tap opens or closes. */
  readonly touched: number;
}

/** How long it takes from a tap to knowing what is asked next and what is wrong at the tapped question. */
export const reactionOf = (form: Form, runs: number): Reaction => {
  const full = openAnswers(form, 'respondent', allYes(form));
  const codes = form.items.map(({ code }) => code);
  const [first = ''] = codes;
  const usual = timed(runs, (run) => {
    const code = codes[(run * 7) % codes.length] ?? first;
    full.set(code, 1 + (Math.floor(run / codes.length) % 2));
    full.asked();
    full.problemAt(code);
  });
  let touched = 0;
  const everything = openAnswers(form, 'respondent', allYes(form));
  const answers = Object.entries(allYes(form));
  const dearest = Array.from({ length: Math.ceil(runs / 20) }, () => {
    for (const [code, answer] of answers) everything.set(code, answer);
    const start = performance.now();
    everything.wouldClear(first, 2);
    touched = everything.set(first, 2).changed.length;
    everything.asked();
    return performance.now() - start;
  });
  return { usual: percentile(usual, 0.99), dearest: percentile(dearest, 0.99), touched };
};

/** Milliseconds that the server takes to check one answer set, the 99th of a hundred. */
export const checkTime = (form: Form, answers: Answers, runs: number): number =>
  percentile(
    timed(runs, () => {
      const problems = checkAnswers(form, answers, 'interviewer');
      if (problems.length > 0)
        throw new Error(`the bench's own answers are wrong: ${JSON.stringify(problems[0])}`);
    }),
    0.99,
  );
