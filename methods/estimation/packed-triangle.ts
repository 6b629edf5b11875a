/**
 * Symmetric matrices as one Float64Array: the upper triangle, column by column. Entry (i, j), i ≤ j, stands at
 * j(j+1)/2 + i whatever the size of the matrix.
 */

export const triangleSize = (columns: number): number => (columns * (columns + 1)) / 2;

export const triangleIndex = (i: number, j: number): number =>
  i <= j ? (j * (j + 1)) / 2 + i : (i * (i + 1)) / 2 + j;

/** A typed array's entry; reading outside it is a fault of the program. */
export const entry = (values: Float64Array, index: number): number => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`Index ${index} is outside an array of ${values.length}.`);
  return value;
};

/** triangle += factor · v v' */
export const addOuterProduct = (triangle: Float64Array, v: Float64Array, factor: number): void => {
  let at = 0;
  for (let j = 0; j < v.length; j++) {
    const scaled = factor * entry(v, j);
    if (scaled === 0) {
      at += j + 1;
      continue;
    }
    for (let i = 0; i <= j; i++, at++) triangle[at] = entry(triangle, at) + scaled * entry(v, i);
  }
};

/** target += factor · source */
export const addScaled = (target: Float64Array, source: Float64Array, factor: number): void => {
  for (let i = 0; i < target.length; i++) target[i] = entry(target, i) + factor * entry(source, i);
};

export const scaled = (source: Float64Array, factor: number): Float64Array => {
  const product = new Float64Array(source.length);
  addScaled(product, source, factor);
  return product;
};

export const sumOf = (a: Float64Array, b: Float64Array): Float64Array => {
  const sum = a.slice();
  addScaled(sum, b, 1);
  return sum;
};

/** One non-zero coefficient of a linear function of the columns. */
export interface Coefficient {
  readonly column: number;
  readonly value: number;
}

/** a' M b for sparse a and b: the covariance of two linear functions of the columns. */
export const bilinearForm = (
  triangle: Float64Array,
  a: readonly Coefficient[],
  b: readonly Coefficient[],
): number => {
  let form = 0;
  for (const left of a)
    for (const right of b)
      form += left.value * right.value * entry(triangle, triangleIndex(left.column, right.column));
  return form;
};
