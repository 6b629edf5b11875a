import type { Readings } from '../../../../methods/estimation/verdict/judge.ts';
import type { JudgedRate } from '../../../../methods/estimation/verdict/judged-rate.ts';

/** `events` among `n` households that tell as much as a simple random sample of so many: n_e is n. */
export const simple = (events: number, n: number, changes: Partial<JudgedRate> = {}): JudgedRate => ({
  estimate: events / n,
  // a variance so small that n_K alone limits n_e
  variance: 1e-12,
  degreesOfFreedom: n - 1,
  n,
  kishN: n,
  eventPsus: 8,
  nonEventPsus: 8,
  deffPlanned: 1,
  ...changes,
});

export const both = <Reading>(reading: Reading): Readings<Reading> => ({
  against: reading,
  inFavour: reading,
});
