import { type AreaMoments, emptyArea, sumAreas } from '../area.ts';
import type { Block } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import type { MeasureRange } from './psu-totals.ts';
import { type Run, runsOf, slotsByArea, slotsByStratum } from './slot-order.ts';
import { stratumFromSlots } from './stratum-from-slots.ts';
import { type StreamedSample, type StreamedStratum, streamedStrata } from './streamed-sample.ts';

/** A measure ready to be read: `readRatio(moments, block, measure, 'all')`. */
export interface MeasureInArea {
  readonly moments: AreaMoments;
  readonly block: Block;
  readonly measure: string;
}

export interface StreamedArea {
  readonly area: number;
  readonly measures: readonly MeasureInArea[];
}

/** Blocks of so many measures: large ones waste cross products that nobody reads, small ones the work around them. */
const TOGETHER = 8;

const rangesOf = (measures: number): readonly MeasureRange[] =>
  Array.from({ length: Math.ceil(measures / TOGETHER) }, (_, index) => ({
    from: index * TOGETHER,
    count: Math.min(TOGETHER, measures - index * TOGETHER),
  }));

const blockOf = ({ from, count }: MeasureRange): Block => ({
  measures: Array.from({ length: count }, (_, index) => `${from + index}`),
  groups: ['all'],
});

/** A sample with what all its divisions need, found once. */
export interface ReadySample {
  readonly sample: StreamedSample;
  readonly strata: readonly StreamedStratum[];
  /** By stratum, in it by PSU. */
  readonly slots: Int32Array;
  /** By stratum: its slots. */
  readonly slotCounts: Int32Array;
  /** By block and stratum: strata that lie in an area as a whole, finished when first asked for. */
  readonly whole: Map<string, AreaMoments>;
}

/** Refuses strata of which more PSUs were sampled than they have. */
export const readySample = (sample: StreamedSample): ReadySample => {
  const strata = streamedStrata(sample);
  const slotCounts = new Int32Array(strata.length);
  for (const psu of sample.psuOfSlot) {
    const stratum = sample.stratumOfPsu[psu] ?? 0;
    slotCounts[stratum] = (slotCounts[stratum] ?? 0) + 1;
  }
  return { sample, strata, slots: slotsByStratum(sample), slotCounts, whole: new Map() };
};

const stratumInArea = (
  { sample: { answers, psuOfSlot }, strata, slotCounts, whole }: ReadySample,
  { key, slots }: Run,
  range: MeasureRange,
  lonelyPolicy: LonelyPolicy,
): AreaMoments => {
  const name = `${range.from} ${key} ${lonelyPolicy}`;
  const known = slots.length === slotCounts[key] ? whole.get(name) : undefined;
  if (known !== undefined) return known;
  const stratum = strata[key];
  if (stratum === undefined) throw new EstimationError('wrong-shape', `The sample has no stratum ${key}.`);
  const psuOf = (slot: number): number => psuOfSlot[slot] ?? 0;
  const finished = stratumFromSlots(answers, slots, psuOf, stratum, range, lonelyPolicy);
  if (slots.length === slotCounts[key]) whole.set(name, finished);
  return finished;
};

const areaMoments = (
  ready: ReadySample,
  slots: Int32Array,
  range: MeasureRange,
  lonelyPolicy: LonelyPolicy,
): AreaMoments => {
  const { psuOfSlot, stratumOfPsu } = ready.sample;
  const strata = [...runsOf(slots, (slot) => stratumOfPsu[psuOfSlot[slot] ?? 0] ?? 0)];
  return sumAreas(
    emptyArea(blockOf(range), lonelyPolicy),
    strata.map((run) => stratumInArea(ready, run, range, lonelyPolicy)),
  );
};

/**
 * The areas of one division, one after the other, so that only one is held at a time. An area that cuts a stratum keeps all the
 * stratum's PSUs, as R's `svyby` does.
 *
 * @param areaOfSlot the area of each slot, numbered from 0; −1 outside all
 */
export function* areasFromSlots(
  ready: ReadySample,
  areaOfSlot: ArrayLike<number>,
  { lonelyPolicy = 'adjust' }: { readonly lonelyPolicy?: LonelyPolicy } = {},
): Generator<StreamedArea> {
  const ranges = rangesOf(ready.sample.answers.numerators.length).map((range) => ({
    range,
    block: blockOf(range),
  }));
  for (const run of runsOf(slotsByArea(ready.slots, areaOfSlot), (slot) => areaOfSlot[slot] ?? 0))
    yield {
      area: run.key,
      measures: ranges.flatMap(({ range, block }) => {
        const moments = areaMoments(ready, run.slots, range, lonelyPolicy);
        return block.measures.map((measure) => ({ moments, block, measure }));
      }),
    };
}
