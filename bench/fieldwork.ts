/**
 * How often the daily checks are wrong: 200 simulated team-weeks, half of them honest throughout, whose cheats are not made from the
 * checks' own model. `--teams N` for fewer, `--seed N` for others.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { simulatedTeams } from './fieldwork/simulated-teams.ts';
import type { Bench } from './runner/figure.ts';

const planSchema = z.object({
  teams: z.coerce.number().int().min(2).default(200),
  seed: z.coerce.number().int().min(1).default(1),
});

export const bench: Bench = ({ args }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { teams: { type: 'string' }, seed: { type: 'string' } },
  });
  return Promise.resolve(simulatedTeams(planSchema.parse(values)));
};
