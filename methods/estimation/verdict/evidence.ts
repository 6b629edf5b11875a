import type { Bounds } from '../interval.ts';
import { exactBounds } from '../korn-graubard.ts';
import {
  checkComposite,
  compositeBounds,
  compositeEstimate,
  type JudgedComposite,
} from './judged-composite.ts';
import { type JudgedRate, verdictEffectiveN } from './judged-rate.ts';

/** What a verdict can be on. */
export type Judged = JudgedRate | JudgedComposite;

/** What a sample says about the figure at one tail, and what `multiple` times the sample would say if the rates stayed. */
export interface Evidence {
  readonly estimate: number;
  /** Households; of a composite, those of its parts together. */
  readonly n: number;
  readonly effectiveN: number;
  readonly boundsAt: (multiple: number) => Bounds;
}

const ofRate = (rate: JudgedRate, tail: number): Evidence => {
  const effectiveN = verdictEffectiveN(rate, tail);
  return {
    estimate: rate.estimate,
    n: rate.n,
    effectiveN,
    boundsAt: (multiple) => exactBounds(rate.estimate, multiple * effectiveN, tail),
  };
};

const ofComposite = (composite: JudgedComposite, tail: number): Evidence => {
  checkComposite(composite);
  const parts = composite.parts.map(({ size, rate }) => ({ size, ...ofRate(rate, tail) }));
  const concerned = parts.filter(({ size }) => size > 0);
  return {
    estimate: compositeEstimate(composite),
    n: concerned.reduce((sum, { n }) => sum + n, 0),
    effectiveN: concerned.reduce((sum, { effectiveN }) => sum + effectiveN, 0),
    boundsAt: (multiple) =>
      compositeBounds(
        composite,
        parts.map(({ boundsAt }) => boundsAt(multiple)),
      ),
  };
};

export const evidenceOf = (judged: Judged, tail: number): Evidence =>
  'parts' in judged ? ofComposite(judged, tail) : ofRate(judged, tail);
