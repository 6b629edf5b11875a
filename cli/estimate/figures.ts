import type { Estimate, NotEstimable } from '../../methods/estimation/estimate.ts';
import {
  type DesignEffect,
  readDesignEffect,
  readTotalDesignEffect,
} from '../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../methods/estimation/read-total.ts';
import {
  areasFromSlots,
  type MeasureInArea,
  type ReadySample,
  readySample,
} from '../../methods/estimation/stream/areas-from-slots.ts';
import { emptyKeyTable, keyIndex } from '../../methods/estimation/stream/key-table.ts';
import type { LabelPlace } from './columns.ts';
import { ratioIntervalFor, totalIntervalFor } from './interval-for.ts';
import type { FileSample } from './read-sample.ts';
import type { EstimateRequest, Measure } from './request.ts';

export interface Figure {
  readonly measure: Measure;
  readonly reading: Estimate | NotEstimable;
  readonly designEffect?: DesignEffect;
}

/** A line of a table: the value of each `by` column, and a figure for each measure. */
export interface AreaFigures {
  readonly area: readonly string[];
  readonly figures: readonly Figure[];
}

export interface FigureTable {
  /** Empty: the whole sample. */
  readonly by: readonly string[];
  readonly areas: readonly AreaFigures[];
}

const readingOf = (
  { kind }: Measure,
  { moments, block, measure: name }: MeasureInArea,
  request: EstimateRequest,
): Estimate | NotEstimable => {
  const { level, deffPlanned, cap } = request;
  return kind === 'total'
    ? readTotal(moments, block, name, 'all', { level, deffPlanned, interval: totalIntervalFor(request) })
    : readRatio(moments, block, name, 'all', {
        level,
        deffPlanned,
        cap,
        interval: ratioIntervalFor(kind, request),
      });
};

const figureOf = (measure: Measure, read: MeasureInArea, request: EstimateRequest): Figure => {
  const effectOf = measure.kind === 'total' ? readTotalDesignEffect : readDesignEffect;
  const { moments, block, measure: name } = read;
  const effect = request.designEffects ? effectOf(moments, block, name, 'all') : undefined;
  return {
    measure,
    reading: readingOf(measure, read, request),
    ...(effect === undefined ? {} : { designEffect: effect }),
  };
};

const isWhole = (text: string): boolean => /^\d{1,15}$/.test(text);

/** Codes by their number, other texts by their characters. */
const compare = (a: string, b: string): number => {
  if (isWhole(a) && isWhole(b) && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
};

const compareAreas = (a: readonly string[], b: readonly string[]): number => {
  for (const [at, text] of a.entries()) {
    const difference = compare(text, b[at] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
};

interface Areas {
  /** In the order in which they are shown. */
  readonly names: readonly (readonly string[])[];
  readonly ofSlot: Int32Array;
}

const areasBy = ({ slots, columns }: FileSample, by: readonly string[]): Areas => {
  const places = by.map((column) => columns.by.findIndex((label) => label.column === column));
  const labels = places.flatMap((place): readonly LabelPlace[] => columns.by.slice(place, place + 1));
  if (labels.length === 0) return { names: [[]], ofSlot: new Int32Array(slots.count) };
  const table = emptyKeyTable(by.length);
  const found = Int32Array.from({ length: slots.count }, (_, slot) =>
    keyIndex(
      table,
      places.map((place) => slots.keys[slot * slots.width + 1 + place] ?? 0),
    ),
  );
  const names = Array.from({ length: table.count }, (_, area) =>
    labels.map((label, at) => label.table.texts[table.keys[area * by.length + at] ?? 0] ?? ''),
  );
  const order = [...names.keys()].sort((a, b) => compareAreas(names[a] ?? [], names[b] ?? []));
  const rank = new Int32Array(order.length);
  for (const [place, area] of order.entries()) rank[area] = place;
  return {
    names: order.flatMap((area) => names.slice(area, area + 1)),
    ofSlot: found.map((area) => rank[area] ?? 0),
  };
};

const tableBy = (
  file: FileSample,
  ready: ReadySample,
  by: readonly string[],
  request: EstimateRequest,
): FigureTable => {
  const { names, ofSlot } = areasBy(file, by);
  const areas: AreaFigures[] = [];
  for (const { area, measures } of areasFromSlots(ready, ofSlot, { lonelyPolicy: request.lonely }))
    areas.push({
      area: names[area] ?? [],
      figures: measures.flatMap((measure, at) =>
        request.measures.slice(at, at + 1).map((asked) => figureOf(asked, measure, request)),
      ),
    });
  return { by, areas };
};

/** The whole sample, then a table for each `--by`. */
export const figureTables = (file: FileSample, request: EstimateRequest): readonly FigureTable[] => {
  const ready = readySample(file.sample);
  return [[], ...request.by].map((by) => tableBy(file, ready, by, request));
};
