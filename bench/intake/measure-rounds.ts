import { setTimeout as sleep } from 'node:timers/promises';
import type { Round } from './intake-figures.ts';
import { takenByOthers } from './machine-time.ts';
import type { Measured } from './measure-block.ts';
import { type Plan, warmUps } from './plan.ts';
import type { Submission } from './submissions.ts';
import { untilSettled } from './until-settled.ts';

/** The kinds of block; each sends to its own target. */
export type Kind = Exclude<keyof Round, 'lag'>;

export interface Bench {
  readonly measure: (kind: Kind, bodies: readonly string[]) => Promise<Measured>;
  /** How many answers the figures count now. */
  readonly answered: () => Promise<number>;
  readonly print: (line: string) => void;
}

/** In which the roll-up deals with conflicts, which no count shows. */
const pauseMilliseconds = 1500;

/** Which of the two goes first changes from round to round. Each begins when the roll-up has nothing left to do. */
const measureRound = async (
  { measure, answered }: Bench,
  part: readonly Submission[],
  bareFirst: boolean,
): Promise<Round> => {
  const bodies = part.map(({ body }) => body);
  const wanted = (await answered()) + part.length;
  const early = bareFirst ? await measure('bare', bodies) : undefined;
  const ours = await measure('ours', bodies);
  const lag = await untilSettled(answered, wanted);
  const bare = early ?? (await measure('bare', bodies));
  const again = await measure('again', bodies);
  const conflict = await measure(
    'conflict',
    part.map(({ differing }) => differing),
  );
  await sleep(pauseMilliseconds);
  return { ours, bare, again, conflict, empty: await measure('empty', bodies), lag };
};

/** A round to warm up, not counted, then those of the plan, each with submissions of its own. */
export const measureRounds = async (
  bench: Bench,
  plan: Plan,
  submissions: readonly Submission[],
): Promise<readonly Round[]> => {
  const warm = warmUps(plan);
  await measureRound(bench, submissions.slice(0, warm), false);
  const rounds: Round[] = [];
  for (let begin = warm; rounds.length < plan.rounds; begin += plan.submissions) {
    const part = submissions.slice(begin, begin + plan.submissions);
    const others = Math.round(100 * (await takenByOthers()));
    const round = await measureRound(bench, part, rounds.length % 2 === 1);
    const [ours, bare] = [round.ours, round.bare].map(({ perSecond }) => `${perSecond.toFixed(0)}/s`);
    bench.print(`round ${rounds.length + 1}: ours ${ours}, bare ${bare}; before it others took ${others} %`);
    rounds.push(round);
  }
  return rounds;
};
