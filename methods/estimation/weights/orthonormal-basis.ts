import { addScaled, entry } from '../packed-triangle.ts';

/** A variable x = Σ_j along_j·z_j in a basis; `vector`: its own z, the last one, unless the variables before it make it up. */
export interface VariableInBasis {
  readonly along: Float64Array;
  readonly vector: number | undefined;
}

/**
 * A basis z of what some variables x span, with Σd·z_j·z_k = 1 for j = k and 0 otherwise. In it the calibration equations start
 * as the identity, and a regression with the weights d is a few sums: no matrix is inverted, and digits are kept where variables
 * are nearly alike.
 */
export interface OrthonormalBasis {
  readonly vectors: readonly Float64Array[];
  readonly variables: readonly VariableInBasis[];
}

/** Σd·a·b */
export const weightedProduct = (weights: Float64Array, a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += entry(weights, row) * entry(a, row) * entry(b, row);
  return sum;
};

/** What is left of a variable below this share of its length is rounding: R's tolerance in `qr`. */
const DEPENDENT = 1e-7;

/** Takes the part along the basis out of `left`, in place, twice: the second pass removes what rounding left of the first. */
const takeOut = (
  weights: Float64Array,
  vectors: readonly Float64Array[],
  left: Float64Array,
): Float64Array => {
  const along = new Float64Array(vectors.length);
  for (let pass = 0; pass < 2; pass++)
    for (const [at, vector] of vectors.entries()) {
      const coordinate = weightedProduct(weights, vector, left);
      along[at] = entry(along, at) + coordinate;
      addScaled(left, vector, -coordinate);
    }
  return along;
};

/** Gram–Schmidt under Σd·a·b, in the order of the variables, with reorthogonalization. */
export const orthonormalBasis = (
  weights: Float64Array,
  columns: readonly Float64Array[],
): OrthonormalBasis => {
  const vectors: Float64Array[] = [];
  const variables = columns.map((column) => {
    const left = column.slice();
    const along = takeOut(weights, vectors, left);
    const norm = Math.sqrt(weightedProduct(weights, left, left));
    if (norm <= DEPENDENT * Math.sqrt(weightedProduct(weights, column, column)))
      return { along, vector: undefined };
    vectors.push(left.map((value) => value / norm));
    return { along: Float64Array.of(...along, norm), vector: vectors.length - 1 };
  });
  return { vectors, variables };
};

/** Linear functions of the variables (their totals, say) as functions of the basis vectors; `implied`: what these give back. */
export const coordinatesOf = (
  { vectors, variables }: OrthonormalBasis,
  ofVariables: Float64Array,
): { readonly ofVectors: Float64Array; readonly implied: Float64Array } => {
  const ofVectors = new Float64Array(vectors.length);
  const implied = Float64Array.from(variables, ({ along, vector }, variable) => {
    const before = along.subarray(0, vector ?? along.length);
    const known = before.reduce((sum, coordinate, at) => sum + coordinate * entry(ofVectors, at), 0);
    if (vector === undefined) return known;
    ofVectors[vector] = (entry(ofVariables, variable) - known) / entry(along, vector);
    return entry(ofVariables, variable);
  });
  return { ofVectors, implied };
};

/** The regression of `values` on the basis with its weights: what it predicts, by row. */
export const projection = (
  weights: Float64Array,
  { vectors }: OrthonormalBasis,
  values: Float64Array,
): Float64Array => {
  const left = values.slice();
  takeOut(weights, vectors, left);
  return values.map((value, row) => value - entry(left, row));
};
