import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Call, DEFAULT_TOLERANCE, type Mismatch, mismatchesOf, type Outcome } from './compare.ts';
import { distributionFileSchema, distributionOutcome } from './distribution-outcome.ts';
import { estimationCalls } from './estimation-calls.ts';
import { populationFileSchema, readPopulation } from './population-file.ts';
import { censusOf, designTruthOutcome, truthOutcome } from './population-outcome.ts';
import { samplingFileSchema } from './sampling-file.ts';
import { samplingOutcome } from './sampling-outcome.ts';

/** Entries of one file by what became of them. */
export interface FileReport {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly mismatches: readonly Mismatch[];
}

const failure = (file: string, call: string, what: string): Mismatch => ({
  file,
  call,
  what,
  got: 'refused',
  expected: 'figures to compare',
  relativeError: Number.POSITIVE_INFINITY,
});

const outcomeOf = ({ outcome }: Call): Outcome | { readonly thrown: string } => {
  try {
    return outcome();
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
};

const reportCalls = (file: string, calls: readonly Call[]): FileReport => {
  const mismatches: Mismatch[] = [];
  let passed = 0;
  let failed = 0;
  for (const call of calls) {
    const outcome = outcomeOf(call);
    const wrong =
      'figures' in outcome
        ? mismatchesOf(file, call.call, call.tolerance, outcome.figures)
        : [failure(file, call.call, 'unknown' in outcome ? outcome.unknown : outcome.thrown)];
    mismatches.push(...wrong);
    if (wrong.length === 0) passed += 1;
    else failed += 1;
  }
  return { file, passed, failed, mismatches };
};

const distributionCalls = (content: unknown): readonly Call[] =>
  distributionFileSchema.parse(content).cases.map((one) => ({
    call: `${one.f}(${one.args.join(', ')})`,
    tolerance: DEFAULT_TOLERANCE,
    outcome: () => distributionOutcome(one),
  }));

const samplingCalls = (content: unknown): readonly Call[] =>
  samplingFileSchema.parse(content).cases.map((one, place) => ({
    call: one.call ?? one.id ?? `case ${place}`,
    tolerance: one.tolerance ?? DEFAULT_TOLERANCE,
    outcome: () => samplingOutcome(one),
  }));

/** The population stands beside the file, at the path that it names. */
const populationCalls = (content: unknown, directory: string): readonly Call[] => {
  const file = populationFileSchema.parse(content);
  const census = censusOf(readPopulation(join(directory, file.population)));
  return [
    ...file.expected.map((truth) => ({
      call: JSON.stringify([truth.variable ?? `${truth.numerator}/${truth.denominator}`, truth.domain]),
      tolerance: truth.tolerance ?? DEFAULT_TOLERANCE,
      outcome: () => truthOutcome(census, truth),
    })),
    ...file.designTruth.map((truth) => ({
      call: `${truth.design}, ${truth.variable}`,
      tolerance: DEFAULT_TOLERANCE,
      outcome: () => designTruthOutcome(census, truth),
    })),
  ];
};

const callsOf = (content: unknown, directory: string): readonly Call[] => {
  const { format } = z.object({ format: z.string() }).parse(content);
  switch (format) {
    case 'survey-estimation-vectors/1':
      return estimationCalls(content);
    case 'sampling-vectors/1':
      return samplingCalls(content);
    case 'distribution-vectors/1':
      return distributionCalls(content);
    case 'population-truth/1':
      return populationCalls(content, directory);
    default:
      throw new Error(`format "${format}"`);
  }
};

const reportFile = (directory: string, file: string): FileReport => {
  try {
    return reportCalls(file, callsOf(JSON.parse(readFileSync(join(directory, file), 'utf8')), directory));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return {
      file,
      passed: 0,
      failed: 1,
      mismatches: [failure(file, 'the file', what)],
    };
  }
};

/** Every vector file of a directory through the public functions of `methods/`. */
export const runVectors = (directory: string): readonly FileReport[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => reportFile(directory, file));
