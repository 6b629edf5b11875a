import { addOuterProduct, addScaled, triangleSize } from './packed-triangle.ts';

/** A unit of a stratum to the variance between its units: its totals, and c by the design (`village-in-stratum.ts`). */
export interface UnitTotals {
  readonly totals: Float64Array;
  readonly c: number;
}

/** C1 = Σc, C2 = Σc² turn a centred sum into a variance: R's n/(n − 1), where all c are equal, times c. */
export const betweenFactor = (c1: number, c2: number): number => 1 / (1 - c2 / (c1 * c1));

/**
 * Σc·(E − A)·(E − A)' about A = Σc·E/Σc, packed. Computed about the centre, it keeps all digits where totals are large and alike;
 * the additive form Σc·E·E' − (Σc·E)(Σc·E)'/Σc does not.
 */
export const centredSum = (units: readonly UnitTotals[], columns: number): Float64Array => {
  const sum = new Float64Array(triangleSize(columns));
  const c1 = units.reduce((total, { c }) => total + c, 0);
  if (c1 === 0) return sum;
  const centre = new Float64Array(columns);
  for (const { totals, c } of units) addScaled(centre, totals, c / c1);
  for (const { totals, c } of units) {
    const distance = totals.slice();
    addScaled(distance, centre, -1);
    addOuterProduct(sum, distance, c);
  }
  return sum;
};
