/** The weight a_h that a stratum has in each rule of allocation; `allocate` turns weights into whole numbers. */
import { SamplingRefusal } from './refusal.ts';

const refuseBelow = (name: string, value: number, allowed: boolean, range: string): void => {
  if (!allowed) throw new SamplingRefusal({ code: 'value-out-of-range', data: { name, value, range } });
};

const notNegative = (name: string, values: readonly number[]): readonly number[] => {
  values.forEach((value, place) => {
    refuseBelow(`${name}[${place}]`, value, Number.isFinite(value) && value >= 0, '0 or more');
  });
  return values;
};

/** Proportional: a_h = N_h, units of the stratum. */
export const proportionalWeights = (population: readonly number[]): readonly number[] =>
  notNegative('population', population);

/** Equal: a_h = 1. */
export const equalWeights = (population: readonly number[]): readonly number[] => population.map(() => 1);

/** Neyman (1934): a_h = N_h·S_h, S_h the standard deviation with divisor N_h − 1. */
export const neymanWeights = (
  strata: readonly { readonly population: number; readonly sd: number }[],
): readonly number[] =>
  notNegative(
    'population·sd',
    strata.map(({ population, sd }) => population * sd),
  );

/** Power: a_h = (measure of size)^power, with counts N_h or sizes X_h; power 1 is proportional, 0 equal. */
export const powerWeights = (measure: readonly number[], power = 0.5): readonly number[] => {
  refuseBelow('power', power, power >= 0 && power <= 1, '0 to 1');
  return notNegative('measure', measure).map((value) => value ** power);
};

/** Power allocation of Bankier (1988): a_h = X_h^power · S_h/mean_h, the precision of each stratum's own mean. */
export const bankierWeights = (
  strata: readonly { readonly size: number; readonly sd: number; readonly mean: number }[],
  power = 0.5,
): readonly number[] => {
  strata.forEach(({ mean }, place) => {
    refuseBelow(`mean[${place}]`, mean, mean > 0, 'above 0');
  });
  const sizes = powerWeights(
    strata.map(({ size }) => size),
    power,
  );
  return notNegative(
    'sd/mean',
    strata.map(({ sd, mean }) => sd / mean),
  ).map((variation, place) => (sizes[place] ?? 0) * variation);
};
