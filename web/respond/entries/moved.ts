/** The list with one of its members a place further up (-1) or down (1); `undefined` where it is at the end already. */
export const moved = <T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] | undefined => {
  const to = index + by;
  if (index < 0 || index >= list.length || to < 0 || to >= list.length) return undefined;
  const others = list.filter((_, at) => at !== index);
  return [...others.slice(0, to), ...list.slice(index, index + 1), ...others.slice(to)];
};
