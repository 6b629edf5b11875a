/** `count` of the items, the same for the same seed, in their order (Floyd's way over a 32-bit linear congruence). */
export const sampleOf = <Item>(items: readonly Item[], count: number, seed: number): readonly Item[] => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const chosen = new Set<number>();
  for (let last = Math.max(0, items.length - count); last < items.length; last++) {
    const place = below(last + 1);
    chosen.add(chosen.has(place) ? last : place);
  }
  return items.filter((_, place) => chosen.has(place));
};
