import type { Block } from '../../methods/estimation/block.ts';
import type { IntervalMethod } from '../../methods/estimation/interval.ts';
import type { DrawMethod } from '../../methods/sampling/draw.ts';
import type { FrameUnit, StratumPlan } from '../../methods/sampling/frame-check.ts';

/** A figure that is estimated from every draw, and what is true of it in the population. */
export interface CoverageMeasure {
  readonly name: string;
  readonly interval: IntervalMethod;
  readonly truth: number;
}

/** A unit of the frame with what is true of everybody in it: a (y, x) for each measure, one after the other. */
export interface PopulationUnit extends FrameUnit {
  readonly households: readonly (readonly number[])[];
}

export interface CoverageDesign {
  readonly name: string;
  readonly method: DrawMethod;
  readonly units: readonly PopulationUnit[];
  readonly strata: readonly StratumPlan[];
  /** Households drawn in a unit at random; absent: all. */
  readonly inner?: number;
  readonly measures: readonly CoverageMeasure[];
  readonly block: Block;
}

interface MeasureOf<Row> {
  readonly name: string;
  readonly interval: IntervalMethod;
  readonly y: (row: Row) => number;
  /** Default: 1, a mean or a share. */
  readonly x?: (row: Row) => number;
}

interface DesignParts<Row> {
  readonly name: string;
  readonly method: DrawMethod;
  /** Rows of a unit, by the unit's id. */
  readonly units: ReadonlyMap<string, readonly Row[]>;
  readonly stratum: (row: Row) => string;
  readonly size: (rows: readonly Row[]) => number;
  /** By stratum. */
  readonly n: ReadonlyMap<string, number>;
  readonly inner?: number;
  readonly measures: readonly MeasureOf<Row>[];
}

const one = (): number => 1;

/** A design with the truth computed from its population. */
export const coverageDesign = <Row>(parts: DesignParts<Row>): CoverageDesign => {
  const { name, method, units, stratum, size, n, measures } = parts;
  const everybody = [...units.values()].flat();
  const total = (of: (row: Row) => number): number => everybody.reduce((sum, row) => sum + of(row), 0);
  return {
    name,
    method,
    units: [...units].flatMap(([id, rows]) =>
      rows.slice(0, 1).map((first) => ({
        id,
        stratum: stratum(first),
        size: size(rows),
        households: rows.map((row) => measures.flatMap(({ y, x = one }) => [y(row), x(row)])),
      })),
    ),
    strata: [...n].map(([code, count]) => ({ code, n: count, reserve: 0, method })),
    ...(parts.inner === undefined ? {} : { inner: parts.inner }),
    measures: measures.map(({ name: measure, interval, y, x = one }) => ({
      name: measure,
      interval,
      truth: total(y) / total(x),
    })),
    block: { measures: measures.map((measure) => measure.name), groups: ['all'] },
  };
};
