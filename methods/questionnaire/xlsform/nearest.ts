/** Letters to insert, leave out, exchange or swap with their neighbour: Damerau's distance in its restricted form (optimal string alignment). */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (up: number, left: number): number => (up === 0 ? row : rows[i - up])?.[j - left] ?? 0;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + same, ...(swapped ? [at(2, 2) + 1] : [])];
      row.push(Math.min(...ways));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

/** The word that was probably meant: one slip away, from eight letters on two; nothing where none is so near. */
export const nearest = (said: string, words: readonly string[]): string | undefined => {
  const most = said.length < 8 ? 1 : 2;
  const near = words
    .filter((word) => Math.abs(word.length - said.length) <= most)
    .map((word) => ({ word, far: distance(said, word) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return near[0]?.word;
};
