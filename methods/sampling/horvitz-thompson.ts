/** Totals from one sample with unequal probabilities, for designs without clusters; vectors are by sampled unit. */
import { SamplingRefusal } from './refusal.ts';

interface Expanded {
  readonly probability: number;
  /** y/π. */
  readonly value: number;
}

const expanded = (y: readonly number[], pik: readonly number[]): readonly Expanded[] => {
  if (pik.length !== y.length) {
    throw new SamplingRefusal({
      code: 'lengths-differ',
      data: { name: 'pik', expected: y.length, found: pik.length },
    });
  }
  return y.map((value, place) => {
    const probability = pik[place] ?? 0;
    if (!(probability > 0 && probability <= 1 && Number.isFinite(value))) {
      throw new SamplingRefusal({
        code: 'value-out-of-range',
        data: { name: `pik[${place}]`, value: probability, range: '(0, 1], y finite' },
      });
    }
    return { probability, value: value / probability };
  });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Σ y/π (Horvitz & Thompson 1952); R's `sampling::HTestimator`. */
export const horvitzThompsonTotal = (y: readonly number[], pik: readonly number[]): number =>
  sum(expanded(y, pik).map(({ value }) => value));

/** Σ(y/π)/Σ(1/π) (Hájek 1971); R's `sampling::Hajekestimator(type = "mean")`. */
export const hajekMean = (y: readonly number[], pik: readonly number[]): number =>
  horvitzThompsonTotal(y, pik) /
  horvitzThompsonTotal(
    y.map(() => 1),
    pik,
  );

/** Sum over pairs of units i, j of term(a_i, a_j, 1 − π_i π_j/π_ij). */
const overPairs = (
  units: readonly Expanded[],
  joint: readonly (readonly number[])[],
  term: (a: number, b: number, excess: number) => number,
): number =>
  sum(
    units.flatMap((a, row) =>
      units.map((b, column) => {
        const together = joint[row]?.[column] ?? 0;
        if (!(together > 0 && together <= 1)) {
          throw new SamplingRefusal({
            code: 'value-out-of-range',
            data: { name: `joint[${row}][${column}]`, value: together, range: '(0, 1]' },
          });
        }
        return term(a.value, b.value, 1 - (a.probability * b.probability) / together);
      }),
    ),
  );

/**
 * Σ (1 − π_i π_j/π_ij)·a_i·a_j, a = y/π; unbiased, can be negative; R's `sampling::varHT(method = 1)`.
 * @param joint probabilities of the sampled units together, π on the diagonal
 */
export const horvitzThompsonVariance = (
  y: readonly number[],
  pik: readonly number[],
  joint: readonly (readonly number[])[],
): number => overPairs(expanded(y, pik), joint, (a, b, excess) => excess * a * b);

/** −½ Σ (1 − π_i π_j/π_ij)·(a_i − a_j)² (Yates & Grundy 1953), for designs of fixed size; R's `varHT(method = 2)`. */
export const yatesGrundyVariance = (
  y: readonly number[],
  pik: readonly number[],
  joint: readonly (readonly number[])[],
): number => -0.5 * overPairs(expanded(y, pik), joint, (a, b, excess) => excess * (a - b) ** 2);

/**
 * Deville's (1999) approximation without joint probabilities: c = 1 − π, A = Σ(c·y/π)/Σc,
 * V = Σ c·(y/π − A)²/(1 − Σ(c/Σc)²); R's `sampling::varest`. Zero if every unit is certain.
 */
export const devilleVariance = (y: readonly number[], pik: readonly number[]): number => {
  const units = expanded(y, pik).map(({ probability, value }) => ({ c: 1 - probability, value }));
  const weight = sum(units.map(({ c }) => c));
  if (weight === 0) return 0;
  const centre = sum(units.map(({ c, value }) => c * value)) / weight;
  const squares = sum(units.map(({ c }) => (c / weight) ** 2));
  return sum(units.map(({ c, value }) => c * (value - centre) ** 2)) / (1 - squares);
};
