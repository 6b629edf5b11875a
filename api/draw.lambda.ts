/**
 * The draw function: it alone opens the keys of draws. It does the jobs that people ask for through the API, and every minute runs
 * whatever draw has fallen due, and lets the changes of answers count whose days are over.
 */
import { z } from 'zod';
import { openStores } from './context.ts';
import { openBeacon } from './platform/beacon.ts';
import { type Clock, systemClock, systemPause } from './platform/clock.ts';
import { openTable } from './platform/dynamo.ts';
import { type Log, openLog } from './platform/log.ts';
import { openObjects } from './platform/objects.ts';
import { newId, systemRandom } from './platform/random.ts';
import { openSeal } from './platform/seal.ts';
import { readSettings } from './platform/settings.ts';
import { takeDueEffects } from './responses/take-due-effects.ts';
import { doDrawJob } from './samples/do-draw-job.ts';
import { drawJobSchema } from './samples/draw-job.ts';
import { type DueOutcome, runDueDraws, secondsLate } from './samples/run-due-draws.ts';
import { tryAgain } from './try-again.ts';

type Handler = (event: unknown) => Promise<unknown>;

/** A job, or what the clock asks. */
const eventSchema = z.union([drawJobSchema, z.object({ act: z.literal('run due draws') })]);

export const createHandler = (
  variables: Readonly<Record<string, string | undefined>>,
  clock: Clock = systemClock,
): Handler => {
  const settings = readSettings(variables);
  const log = openLog(settings, 'draw');
  const stores = openStores(openTable(settings, tryAgain(systemRandom, systemPause)));
  const objects = openObjects(settings);
  const pulseOf = openBeacon({ drand: settings.DRAND_SERVERS, nist: settings.NIST_SERVER });
  const { unseal } = openSeal(settings, systemRandom);
  return async (event) => {
    const asked = eventSchema.parse(event);
    const now = clock();
    const surroundings = {
      stores,
      objects,
      pulseOf,
      unseal,
      now,
      newId: () => newId(now, systemRandom),
    };
    if (asked.act !== 'run due draws') {
      return doDrawJob(surroundings, asked);
    }
    const outcomes = await runDueDraws(surroundings);
    for (const each of outcomes) {
      note(log, each);
    }
    // Written every time: from this line the alarm knows how late a draw is, and that somebody looks at all.
    log.info('due draws', { late: secondsLate(outcomes, now) });
    // After the draws, which nothing may hold up.
    await takeDueEffects(surroundings, 'clock');
    return null;
  };
};

const note = (log: Log, { campaignId, dueAt, outcome, reason }: DueOutcome): void => {
  const detail = reason instanceof Error ? reason.stack : undefined;
  if (outcome === 'failed') {
    log.error('due draw failed', { campaignId, dueAt, detail });
  } else if (outcome === 'waits') {
    log.warn('due draw waits for its pulse', { campaignId, dueAt });
  } else if (outcome === 'waits for people') {
    log.info('due draw waits for the result of its lottery', { campaignId, dueAt });
  } else {
    log.info('due draw done', { campaignId, dueAt });
  }
};

let made: Handler | undefined;

export const handler: Handler = (event) => {
  made ??= createHandler(process.env);
  return made(event);
};
