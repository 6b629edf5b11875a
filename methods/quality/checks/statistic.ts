import type { FieldReading } from '../read-fieldwork.ts';

/** What is measured of every unit, under the dealing of households that it is given. */
export interface UnitStatistic {
  readonly check: string;
  readonly direction: 'high' | 'low' | 'both';
  /** Compared only where it was chance who went to which household. */
  readonly onlyAtRandom: boolean;
  /** Its chance variation falls with the number of interviews as n^−fall: 1/2 of a mean, 1 of a squared distance. */
  readonly fall: number;
  /** By unit; NaN where a unit has too little. −1 in `unitOf` is nobody. */
  readonly of: (unitOf: Int32Array) => Float64Array;
  /** The numbers of the sentence; `effect` is compared with the threshold. */
  readonly figures: (unit: number) => {
    readonly effect: number;
    readonly own: number;
    readonly others: number;
  };
  /** Interviews, the most telling first. */
  readonly rows: (unit: number) => readonly number[];
}

/** A unit with fewer interviews is not scored. */
export const LEAST_INTERVIEWS = 5;

/** Mean of the values of each unit's rows, without those that are NaN. */
export const unitMeans = (values: Float64Array, unitOf: Int32Array, units: number): Float64Array => {
  const sums = new Float64Array(units);
  const counts = new Float64Array(units);
  unitOf.forEach((unit, row) => {
    const value = values[row] ?? Number.NaN;
    if (unit < 0 || Number.isNaN(value)) return;
    sums[unit] = (sums[unit] ?? 0) + value;
    counts[unit] = (counts[unit] ?? 0) + 1;
  });
  return sums.map((sum, unit) =>
    (counts[unit] ?? 0) < LEAST_INTERVIEWS ? Number.NaN : sum / (counts[unit] ?? 1),
  );
};

/** Rows of the unit and rows of others in the same groups, each with a value. */
export const ownAndOthers = (
  reading: FieldReading,
  groupOf: Int32Array,
  values: Float64Array,
  unit: number,
): { readonly own: readonly number[]; readonly others: readonly number[] } => {
  const rows = reading.units[unit]?.rows ?? [];
  const groups = new Set(rows.map((row) => groupOf[row] ?? -1).filter((group) => group >= 0));
  const known = [...values.keys()].filter(
    (row) => groups.has(groupOf[row] ?? -1) && !Number.isNaN(values[row] ?? Number.NaN),
  );
  const mine = new Set(rows);
  return { own: known.filter((row) => mine.has(row)), others: known.filter((row) => !mine.has(row)) };
};
