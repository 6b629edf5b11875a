import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answers, Form } from '../../methods/questionnaire/form.ts';
import { openAnswers } from '../../methods/questionnaire/live-answers.ts';
import { median, percentile } from '../intake/order-statistics.ts';
import { BLOCK } from './many-questions.ts';

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

/** Milliseconds. The worst of a hundred also tells what else the machine was doing. */
export interface Spread {
  readonly median: number;
  readonly worst: number;
}

const spreadOf = (times: readonly number[]): Spread => ({
  median: median(times),
  worst: percentile(times, 0.99),
});

export interface Reaction {
  readonly usual: Spread;
  readonly dearest: Spread;
  /** How many questions the dearest tap opens or closes. */
  readonly touched: number;
}

/** How long it takes from a tap to knowing what is asked next and what is wrong at the tapped question. */
export const reactionOf = (form: Form, runs: number): Reaction => {
  const full = openAnswers(form, 'respondent', allYes(form));
  const codes = form.items.map(({ code }) => code);
  const [first = ''] = codes;
  const others = codes.filter((_, index) => index % BLOCK !== 0);
  const usual = timed(runs, (run) => {
    // There and back again, so that the form stays open.
    const code = others[((run >> 1) * 7) % others.length] ?? first;
    full.wouldClear(code, 2 - (run % 2));
    full.set(code, 2 - (run % 2));
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
  return { usual: spreadOf(usual), dearest: spreadOf(dearest), touched };
};

/** What the server takes to check one answer set. */
export const checkTime = (form: Form, answers: Answers, runs: number): Spread =>
  spreadOf(
    timed(runs, () => {
      const problems = checkAnswers(form, answers, 'interviewer');
      if (problems.length > 0)
        throw new Error(`the bench's own answers are wrong: ${JSON.stringify(problems[0])}`);
    }),
  );
