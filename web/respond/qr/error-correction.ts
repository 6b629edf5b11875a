/** Reed–Solomon over the 256-element field of ISO/IEC 18004 §7.5: polynomial x^8 + x^4 + x^3 + x^2 + 1. */
const powers: number[] = [];
const logarithms: number[] = [];
let power = 1;
for (let exponent = 0; exponent < 255; exponent += 1) {
  powers.push(power);
  logarithms[power] = exponent;
  power = power < 128 ? power * 2 : (power * 2) ^ 0x11d;
}

const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (powers[((logarithms[a] ?? 0) + (logarithms[b] ?? 0)) % 255] ?? 0);

/** (x − 1)(x − α)…, `degree` factors; coefficients from the second on, the first is 1. */
const generator = (degree: number): readonly number[] => {
  let product = [1];
  for (let factor = 0; factor < degree; factor += 1) {
    const root = powers[factor] ?? 0;
    const shifted = [...product, 0];
    product = shifted.map((coefficient, at) => coefficient ^ times(product[at - 1] ?? 0, root));
  }
  return product.slice(1);
};

/** The remainder of the data, shifted by `count` places, by the generator of that degree. */
export const errorCorrection = (data: readonly number[], count: number): readonly number[] => {
  const divisor = generator(count);
  let remainder: readonly number[] = divisor.map(() => 0);
  for (const codeword of data) {
    const factor = codeword ^ (remainder[0] ?? 0);
    const shifted = [...remainder.slice(1), 0];
    remainder = shifted.map((coefficient, at) => coefficient ^ times(divisor[at] ?? 0, factor));
  }
  return remainder;
};
