/**
 * The questionnaire on a phone and on the server: how long a tap in a form of 500 questions and 300 rules takes, how long the server
 * takes to check a submission of 45 answers, and how many bytes come before the first question.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { firstQuestion } from './form/first-question.ts';
import { manyQuestions, rulesIn } from './form/many-questions.ts';
import { weighPage } from './form/page-weight.ts';
import { allYes, checkTime, reactionOf } from './form/reaction.ts';
import type { Bench, Figure } from './runner/figure.ts';

const atMost = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value <= target,
});

/** Scripts that the page fetches while it runs and needs for its first question; the others wait until they are used. */
const BEFORE_THE_FIRST_QUESTION = /\/(question|interview)-/;

const planSchema = z.coerce.number().int().min(100).max(1_000_000).default(5_000);

export const bench: Bench = async ({ args, print }) => {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string' } } });
  const runs = planSchema.parse(values.runs);
  const large = manyQuestions(500, 300);
  const small = manyQuestions(45, 30);
  const reaction = reactionOf(large, runs);
  print(`${large.items.length} questions with ${rulesIn(large)} rules; ${runs} taps`);
  print(`the dearest tap opens or closes ${reaction.touched} questions`);
  const check = checkTime(small, allYes(small), runs);
  const { first, later } = await weighPage(BEFORE_THE_FIRST_QUESTION);
  for (const { path, gzipped } of first)
    print(`before the first question: ${path}, ${gzipped} bytes gzipped`);
  for (const { path, gzipped } of later) print(`when it is used: ${path}, ${gzipped} bytes gzipped`);
  const shown = await firstQuestion(7);
  const bytes = first.reduce((sum, { gzipped }) => sum + gzipped, 0);
  return [
    atMost('reaction to a tap', reaction.usual.median, 'ms', 16),
    { name: 'the worst of a hundred taps', value: reaction.usual.worst, unit: 'ms' },
    atMost(
      'reaction to the dearest tap, with what it would clear asked first',
      reaction.dearest.median,
      'ms',
      16,
    ),
    { name: 'the worst of a hundred of those', value: reaction.dearest.worst, unit: 'ms' },
    atMost('server check of 45 answers', check.median, 'ms', 1),
    { name: 'the worst of a hundred checks', value: check.worst, unit: 'ms' },
    atMost('HTML, CSS and JS until the first question, gzipped', bytes, 'bytes', 30_000),
    atMost('from a card to the notice, 400 kbit/s, 400 ms, 6 times slower', shown.notice, 'ms', 2000),
    { name: 'from agreeing to the first question', value: shown.question, unit: 'ms' },
  ];
};
