import { entry } from '../packed-triangle.ts';
import type { AuxiliarySpace } from '../weights/auxiliary-space.ts';

/** An auxiliary space whose rows are put together where the known variables are alike: what an extract keeps of a calibration. */
export interface CondensedSpace extends AuxiliarySpace {
  readonly cells: Int32Array;
}

/**
 * The same space by cells: rows with the same auxiliary variables have the same place in the basis, and x'B is the same for all of
 * them. The regression is that of the cells' weights and means, which is the regression of the rows. What only solving needs, how the
 * variables lie in the basis, is left out.
 */
export const condensedSpace = ({ design, cells, basis }: AuxiliarySpace): CondensedSpace => {
  if (cells !== undefined)
    return basis === undefined
      ? { design, cells }
      : { design, cells, basis: { vectors: basis.vectors, variables: [] } };
  if (basis === undefined) return { design, cells: Int32Array.from(design.keys()) };
  const numbers = new Map<string, number>();
  const firstRows: number[] = [];
  const ofRow = Int32Array.from(design.keys(), (row) => {
    const key = basis.vectors.map((vector) => entry(vector, row)).join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, firstRows.length);
    firstRows.push(row);
    return firstRows.length - 1;
  });
  const vectors = basis.vectors.map((vector) => Float64Array.from(firstRows, (row) => entry(vector, row)));
  return { design, cells: ofRow, basis: { vectors, variables: [] } };
};
