import { binomialCdf } from './count-distribution.ts';

/**
 * Reserves on top of `drawn`, so that at least `wanted` of them all respond with probability `assurance`, each with probability `rate`
 * and by itself: the smallest r with P(Bin(drawn + r, rate) ≥ wanted) ≥ assurance. At most `available`.
 */
export const reservesFor = (
  { wanted, drawn, rate }: { readonly wanted: number; readonly drawn: number; readonly rate: number },
  assurance: number,
  available: number,
): number => {
  let reserves = 0;
  const suffices = (): boolean => binomialCdf(wanted - 1, drawn + reserves, rate) <= 1 - assurance;
  while (reserves < available && !suffices()) reserves += 1;
  return reserves;
};
