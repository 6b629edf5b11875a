import type { AuditEvent } from '../audit/audit-event.ts';
import { Refusal } from '../refusals.ts';
import type { DrawSurroundings } from './do-draw-job.ts';
import type { DueDraw } from './draw-record.ts';
import { isDrawn, runDraw } from './draw-villages.ts';
import { openCeremony } from './open-ceremony.ts';

/** What became of a draw that had fallen due. One that waits, or failed, is tried again when the clock next asks. */
export type DueOutcome = DueDraw & {
  readonly outcome: 'done' | 'waits' | 'waits for people' | 'failed';
  readonly reason: unknown;
};

/**
 * Every draw that has fallen due runs here by itself, whether or not anybody asks for it: no command can withhold one. A draw
 * that cannot run yet, because its pulse is not there or no beacon answers, holds up no other.
 */
export const runDueDraws = async (surroundings: DrawSurroundings): Promise<readonly DueOutcome[]> => {
  const { stores, now } = surroundings;
  const outcomes: DueOutcome[] = [];
  for (const due of await stores.ceremonies.dueBy('draw job', now.toISOString())) {
    outcomes.push(await outcomeOf(surroundings, due));
  }
  return outcomes;
};

const outcomeOf = async (surroundings: DrawSurroundings, due: DueDraw): Promise<DueOutcome> => {
  try {
    await runIfUndrawn(surroundings, due);
    await surroundings.stores.ceremonies.noLongerDue('draw job', due, surroundings.now);
    return { ...due, outcome: 'done', reason: undefined };
  } catch (reason) {
    return { ...due, outcome: outcomeFor(reason), reason };
  }
};

const outcomeFor = (reason: unknown): DueOutcome['outcome'] => {
  const code = reason instanceof Refusal ? reason.code : undefined;
  if (code === 'lottery-result-missing') {
    return 'waits for people';
  }
  return code === 'pulse-not-yet' ? 'waits' : 'failed';
};

const runIfUndrawn = async (surroundings: DrawSurroundings, { campaignId }: DueDraw): Promise<void> => {
  const ceremony = await openCeremony(surroundings.stores, campaignId);
  if (!isDrawn(ceremony.campaign)) {
    await runDraw(surroundings, 'draw job', ceremony, (root) => runByItself(surroundings, campaignId, root));
  }
};

/** By nobody's hand: no person and no grant stand behind it. */
const runByItself = (
  { now, newId }: DrawSurroundings,
  campaignId: string,
  sampleRoot: string,
): AuditEvent => ({
  campaignId,
  at: now.toISOString(),
  eventId: newId(),
  personId: 'timetable',
  grantId: 'timetable',
  act: 'run the draw',
  subject: sampleRoot,
});

/** For how many seconds the draw that has waited longest is late; 0 where none is. For people who enter no result nobody is called: it is public. */
export const secondsLate = (outcomes: readonly DueOutcome[], now: Date): number =>
  outcomes
    .filter(({ outcome }) => outcome === 'waits' || outcome === 'failed')
    .map(({ dueAt }) => Math.floor((now.getTime() - Date.parse(dueAt)) / 1000))
    .reduce((longest, seconds) => Math.max(longest, seconds), 0);
