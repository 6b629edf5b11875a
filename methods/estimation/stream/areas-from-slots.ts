import { type AreaMoments, emptyArea, sumAreas } from '../area.ts';
import type { Block } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import type { MeasureRange } from './psu-totals.ts';
import { runsOf, slotsInOrder } from './slot-order.ts';
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

const areaMoments = (
  { answers, psuOfSlot, stratumOfPsu }: StreamedSample,
  strata: readonly StreamedStratum[],
  slots: Int32Array,
  range: MeasureRange,
  lonelyPolicy: LonelyPolicy,
): AreaMoments => {
  const psuOf = (slot: number): number => psuOfSlot[slot] ?? 0;
  const finished: AreaMoments[] = [];
  for (const run of runsOf(slots, (slot) => stratumOfPsu[psuOf(slot)] ?? 0)) {
    const stratum = strata[run.key];
    if (stratum === undefined)
      throw new EstimationError('wrong-shape', `The sample has no stratum ${run.key}.`);
    finished.push(stratumFromSlots(answers, run.slots, psuOf, stratum, range, lonelyPolicy));
  }
  return sumAreas(emptyArea(blockOf(range), lonelyPolicy), finished);
};

/**
 * The areas of one division, one after the other, so that only one is held at a time. An area that cuts a stratum keeps all the
 * stratum's PSUs, as R's `svyby` does.
 *
 * @param areaOfSlot the area of each slot, numbered from 0; −1 outside all
 */
export function* areasFromSlots(
  sample: StreamedSample,
  areaOfSlot: ArrayLike<number>,
  { lonelyPolicy = 'adjust' }: { readonly lonelyPolicy?: LonelyPolicy } = {},
): Generator<StreamedArea> {
  const strata = streamedStrata(sample);
  const ranges = rangesOf(sample.answers.numerators.length).map((range) => ({
    range,
    block: blockOf(range),
  }));
  for (const run of runsOf(slotsInOrder(sample, areaOfSlot), (slot) => areaOfSlot[slot] ?? 0))
    yield {
      area: run.key,
      measures: ranges.flatMap(({ range, block }) => {
        const moments = areaMoments(sample, strata, run.slots, range, lonelyPolicy);
        return block.measures.map((measure) => ({ moments, block, measure }));
      }),
    };
}
