import { z } from 'zod';
import {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  fCdf,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../../methods/estimation/distributions.ts';
import { logGamma } from '../../methods/estimation/log-gamma.ts';
import type { Outcome } from './compare.ts';

export const distributionFileSchema = z.object({
  cases: z.array(z.object({ f: z.string(), args: z.array(z.number()), value: z.number() })),
});

export type DistributionCase = z.infer<typeof distributionFileSchema>['cases'][number];

type Distribution = (first: number, second: number, third: number) => number;

/** By R's names, arguments in R's order. */
const DISTRIBUTIONS: ReadonlyMap<string, Distribution> = new Map<string, Distribution>([
  ['pnorm', normalCdf],
  ['qnorm', normalQuantile],
  ['pt', tCdf],
  ['qt', tQuantile],
  ['pbeta', betaCdf],
  ['qbeta', betaQuantile],
  ['pchisq', chiSquareCdf],
  ['qchisq', chiSquareQuantile],
  ['pf', fCdf],
  ['lgamma', logGamma],
]);

export const distributionOutcome = ({ f, args, value }: DistributionCase): Outcome => {
  const distribution = DISTRIBUTIONS.get(f);
  if (distribution === undefined) return { unknown: `function "${f}"` };
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = args;
  return { figures: [{ what: f, got: distribution(first, second, third), expected: value }] };
};
