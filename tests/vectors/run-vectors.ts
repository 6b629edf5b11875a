import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Call, DEFAULT_TOLERANCE, type Mismatch, mismatchesOf, type Outcome } from './compare.ts';
import { distributionFileSchema, distributionOutcome } from './distribution-outcome.ts';
import { estimationCalls } from './estimation-calls.ts';
import { OTHER_FORMATS } from './known-kinds.ts';

/** Entries of one file by what became of them. */
export interface FileReport {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly mismatches: readonly Mismatch[];
  /** How many entries of each kind the project does not compute yet. */
  readonly notCovered: ReadonlyMap<string, number>;
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
  const notCovered = new Map<string, number>();
  const mismatches: Mismatch[] = [];
  let passed = 0;
  let failed = 0;
  for (const call of calls) {
    const outcome = outcomeOf(call);
    if ('notCovered' in outcome) {
      notCovered.set(outcome.notCovered, (notCovered.get(outcome.notCovered) ?? 0) + 1);
      continue;
    }
    const wrong =
      'figures' in outcome
        ? mismatchesOf(file, call.call, call.tolerance, outcome.figures)
        : [failure(file, call.call, 'unknown' in outcome ? outcome.unknown : outcome.thrown)];
    mismatches.push(...wrong);
    if (wrong.length === 0) passed += 1;
    else failed += 1;
  }
  return { file, passed, failed, mismatches, notCovered };
};

const distributionCalls = (content: unknown): readonly Call[] =>
  distributionFileSchema.parse(content).cases.map((one) => ({
    call: `${one.f}(${one.args.join(', ')})`,
    tolerance: DEFAULT_TOLERANCE,
    outcome: () => distributionOutcome(one),
  }));

const entriesIn = (content: unknown): number => {
  const { cases, expected } = z
    .object({ cases: z.array(z.unknown()).optional(), expected: z.array(z.unknown()).optional() })
    .parse(content);
  return (cases ?? expected ?? []).length;
};

const reportContent = (file: string, content: unknown): FileReport => {
  const { format } = z.object({ format: z.string() }).parse(content);
  if (format === 'survey-estimation-vectors/1') return reportCalls(file, estimationCalls(content));
  if (format === 'distribution-vectors/1') return reportCalls(file, distributionCalls(content));
  if (!OTHER_FORMATS.has(format)) throw new Error(`format "${format}"`);
  const kind = file.replace(/\.json$/, '');
  return { file, passed: 0, failed: 0, mismatches: [], notCovered: new Map([[kind, entriesIn(content)]]) };
};

const reportFile = (directory: string, file: string): FileReport => {
  try {
    return reportContent(file, JSON.parse(readFileSync(join(directory, file), 'utf8')));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return {
      file,
      passed: 0,
      failed: 1,
      mismatches: [failure(file, 'the file', what)],
      notCovered: new Map(),
    };
  }
};

/** Every vector file of a directory through the public functions of `methods/`. */
export const runVectors = (directory: string): readonly FileReport[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => reportFile(directory, file));
