/** Probabilities are kept exactly, as whole numbers in decimal text: [numerator, denominator], not reduced. */
export type Fraction = readonly [numerator: string, denominator: string];

export const fraction = (numerator: bigint, denominator: bigint): Fraction => [
  numerator.toString(),
  denominator.toString(),
];

/** Certain selection. */
export const one: Fraction = ['1', '1'];

/** The nearest double up to the rounding of one division; for weights, never for a draw. */
export const toDouble = ([numerator, denominator]: Fraction): number =>
  Number(numerator) / Number(denominator);
