import type { Sample } from '../../methods/estimation/flat/sample.ts';
import { adjustmentOutcome, adjustmentTolerance, sampleAfter } from './adjustment-of-file.ts';
import { type Call, DEFAULT_TOLERANCE, type Outcome } from './compare.ts';
import type { EntrySample } from './entry-sample.ts';
import { type Entry, type EstimationFile, estimationFileSchema } from './estimation-file.ts';
import { estimationOutcome } from './estimation-outcome.ts';
import { replicatesOf, replicationOutcome } from './replicates-of-file.ts';
import { sampleOf } from './sample-of-file.ts';

/** Each sample of a file is made once, when an entry first asks for it. */
const remembered = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const byId = <T extends { readonly id: string }, Made>(
  all: readonly T[],
  make: (one: T) => Made,
): ReadonlyMap<string, () => Made> => new Map(all.map((one) => [one.id, remembered(() => make(one))]));

const named = <T>(made: ReadonlyMap<string, () => T>, id: string): T => {
  const found = made.get(id);
  if (found === undefined) throw new Error(`The file has no weights "${id}".`);
  return found();
};

type SampleOfEntry = (entry: Entry) => Pick<EntrySample, 'sample' | 'replicates'> | undefined;

/** Undefined: an adjustment that the format does not know. */
const samplesFor = (file: EstimationFile, design: Sample): SampleOfEntry => {
  const adjusted = byId(file.adjustments, (each) => sampleAfter(each, file, design));
  const replicated = byId(file.replications, (each) => replicatesOf(each, design));
  return ({ adjustment, replication }) => {
    const sample = adjustment === undefined ? design : named(adjusted, adjustment);
    if (sample === undefined) return;
    return replication === undefined ? { sample } : { sample, replicates: named(replicated, replication) };
  };
};

const entryOutcome = (file: EstimationFile, entry: Entry, samples: SampleOfEntry): Outcome => {
  const of = samples(entry);
  return of === undefined
    ? { unknown: `adjustment "${entry.adjustment}"` }
    : estimationOutcome({ file, entry, ...of });
};

/** The adjusted and the replicate weights of a file, then its entries. */
export const estimationCalls = (content: unknown): readonly Call[] => {
  const file = estimationFileSchema.parse(content);
  const design = sampleOf(file);
  const samples = samplesFor(file, design);
  return [
    ...file.adjustments.map((each) => ({
      call: each.call,
      tolerance: adjustmentTolerance(each),
      outcome: () => adjustmentOutcome(each, file, design),
    })),
    ...file.replications.map((each) => ({
      call: each.call,
      tolerance: DEFAULT_TOLERANCE,
      outcome: () => replicationOutcome(each, design),
    })),
    ...file.expected.map((entry) => ({
      call: entry.call,
      tolerance: entry.tolerance ?? DEFAULT_TOLERANCE,
      outcome: () => entryOutcome(file, entry, samples),
    })),
  ];
};
