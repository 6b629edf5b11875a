import type { Mutant } from './mutate.ts';

/** Whole numbers below a limit, the same for the same seed (a 32-bit linear congruence, from its upper bits). */
const numbersFrom = (seed: number): ((limit: number) => number) => {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
};

/** `count` mutants of every file, or all where there are fewer, the same for the same seed, in their order (Floyd's way). */
export const sampleOf = (mutants: readonly Mutant[], count: number, seed: number): readonly Mutant[] => {
  const below = numbersFrom(seed);
  return [...Map.groupBy(mutants, ({ file }) => file).values()].flatMap((ofFile) => {
    const chosen = new Set<number>();
    for (let last = Math.max(0, ofFile.length - count); last < ofFile.length; last++) {
      const place = below(last + 1);
      chosen.add(chosen.has(place) ? last : place);
    }
    return ofFile.filter((_, place) => chosen.has(place));
  });
};
