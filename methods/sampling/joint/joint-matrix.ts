/** Joint probabilities π_ij of units by place, π on the diagonal; symmetric. */
export type JointMatrix = readonly (readonly number[])[];

/** From π and, for each i < j, the joint probability of that pair. */
export const jointMatrix = (
  pik: readonly number[],
  ofPair: (i: number, j: number) => number,
): JointMatrix => {
  const matrix = pik.map(() => new Array<number>(pik.length).fill(0));
  for (const [i, row] of matrix.entries()) {
    row[i] = pik[i] ?? 0;
    for (let j = i + 1; j < pik.length; j++) {
      const together = ofPair(i, j);
      row[j] = together;
      const mirrored = matrix[j];
      if (mirrored !== undefined) mirrored[i] = together;
    }
  }
  return matrix;
};
