import type { Equation } from './ledger.ts';

/** Whole numbers between which each unknown of a system lies. */
export interface Box {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Sweeps after which the box is left as it is: it is never too narrow, only perhaps too wide. */
const MOST_SWEEPS = 40;

/**
 * Takes differences as a reader with a pencil would: in Σ coefficient·x = total each x lies between what the others leave it, again and again. Bounds that
 * this finds hold; linear programs may find narrower ones. `totals` are those of the equations.
 */
export const narrow = (
  { lower: from, upper: to }: Box,
  equations: readonly Equation[],
  totals: readonly number[],
): Box => {
  const lower = [...from];
  const upper = [...to];
  const tighten = (equation: Equation, total: number): boolean => {
    let least = 0;
    let most = 0;
    for (const { variable, coefficient } of equation) {
      const ends = [coefficient * (lower[variable] ?? 0), coefficient * (upper[variable] ?? 0)];
      least += Math.min(...ends);
      most += Math.max(...ends);
    }
    let changed = false;
    for (const { variable, coefficient } of equation) {
      const low = lower[variable] ?? 0;
      const high = upper[variable] ?? 0;
      const [own, other] = coefficient > 0 ? [low, high] : [high, low];
      const ends = [
        (total - (most - coefficient * other)) / coefficient,
        (total - (least - coefficient * own)) / coefficient,
      ];
      const [newLow, newHigh] = [
        Math.max(low, Math.ceil(Math.min(...ends))),
        Math.min(high, Math.floor(Math.max(...ends))),
      ];
      if (newLow === low && newHigh === high) continue;
      lower[variable] = newLow;
      upper[variable] = newHigh;
      changed = true;
    }
    return changed;
  };
  for (let sweep = 0, moved = true; moved && sweep < MOST_SWEEPS; sweep++)
    moved = equations.map((equation, place) => tighten(equation, totals[place] ?? 0)).includes(true);
  return { lower, upper };
};
