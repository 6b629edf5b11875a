/**
 * Do 95 % intervals hold the truth in 95 of 100 samples, and do estimated variances agree with what estimates do? Samples are drawn with
 * tickets from two real populations whose truth is known, and estimated through the tree, end to end.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { CoverageDesign, CoverageMeasure } from './coverage/design.ts';
import { DESIGNS, designOf } from './coverage/designs.ts';
import { startDrawers } from './coverage/run-draws.ts';
import { coverageOf, type Tally, varianceRatioOf } from './coverage/tally.ts';
import type { Bench, Figure } from './runner/figure.ts';

const planSchema = z.object({ draws: z.coerce.number().int().min(2).default(20_000) });

/** What the design demands, by how the sample was drawn. Frame order is printed without a target: its variance is conservative; the others are not drawn here. */
const TARGETS = {
  'simple-random': { coverage: [0.93, 0.97], ratio: [0.95, 1.05] },
  'pps-random-order': { coverage: [0.92], ratio: [0.9, 1.1] },
  'pps-frame-order': undefined,
  'take-all': undefined,
  'sequential-poisson': undefined,
  pareto: undefined,
} as const;

/** Of Korn–Graubard intervals, which never promise to be as short as possible. */
const KORN_GRAUBARD = 0.94;

type Limits = readonly [low: number, high: number];

/** The target shown is the limit that the value is nearer to, and could miss. */
const within = (name: string, value: number, unit: string, [low, high]: Limits): Figure => {
  const target = value - low < high - value ? low : high;
  return { name, value, unit, target, holds: value >= low && value <= high };
};

const coverageFigure = ({ method }: CoverageDesign, { interval }: CoverageMeasure, tally: Tally): Figure => {
  const value = coverageOf(tally);
  const name = `${interval} intervals that hold the truth`;
  const targets = TARGETS[method];
  if (targets === undefined) return { name, value, unit: 'of all' };
  if (interval === 'korn-graubard' || targets.coverage.length === 1) {
    const target = interval === 'korn-graubard' ? KORN_GRAUBARD : targets.coverage[0];
    return { name, value, unit: 'of all', target, holds: value >= target };
  }
  return within(name, value, 'of all', targets.coverage);
};

/** How far a mean is off is asked of means; a share's variance is printed. */
const ratioFigure = ({ method }: CoverageDesign, { interval }: CoverageMeasure, tally: Tally): Figure => {
  const value = varianceRatioOf(tally);
  const name = 'mean of the estimated variances';
  const unit = 'of the true one';
  const targets = TARGETS[method];
  return targets === undefined || interval === 'korn-graubard'
    ? { name, value, unit }
    : within(name, value, unit, targets.ratio);
};

export const bench: Bench = async ({ args, print }) => {
  const { values } = parseArgs({ args: [...args], options: { draws: { type: 'string' } } });
  const { draws } = planSchema.parse(values);
  const drawers = startDrawers();
  try {
    const figures: Figure[] = [];
    for (const key of DESIGNS.keys()) {
      const design = designOf(key);
      const tallies = await drawers.run(key, draws, (done) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${design.name}: ${done} of ${draws} draws `);
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      const notEstimable = tallies.reduce((count, tally) => count + tally.notEstimable, 0);
      print(`${design.name}: ${draws.toLocaleString('en')} draws, ${notEstimable} figures not estimable`);
      for (const [at, measure] of design.measures.entries())
        for (const tally of tallies.slice(at, at + 1))
          figures.push(
            ...[coverageFigure(design, measure, tally), ratioFigure(design, measure, tally)].map(
              (figure) => ({
                ...figure,
                name: `${design.name}, ${measure.name}: ${figure.name}`,
              }),
            ),
          );
    }
    return figures;
  } finally {
    await drawers.stop();
  }
};
