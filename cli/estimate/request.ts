import type { Encoding } from '../../methods/csv/encoding.ts';
import type { LonelyPolicy } from '../../methods/estimation/lonely-policy.ts';
import type { AskedIntervals } from './read-intervals.ts';

/** A figure asked for. A proportion is the share of rows that hold 1, or that hold `value`; a total with a `value` is their number. */
export type Measure =
  | { readonly kind: 'mean'; readonly name: string; readonly y: string }
  | { readonly kind: 'ratio'; readonly name: string; readonly y: string; readonly x: string }
  | {
      readonly kind: 'proportion' | 'total';
      readonly name: string;
      readonly y: string;
      readonly value?: string;
    };

/** What a column has to hold. */
export interface Condition {
  readonly column: string;
  readonly value: string;
}

/** `zhenping estimate`, understood: column names as they stand in the header. */
export interface EstimateRequest extends AskedIntervals {
  readonly file: string;
  readonly psu: string;
  readonly weight: string;
  /** Absent: one stratum. */
  readonly stratum?: string;
  /** Absent: as if drawn with replacement. */
  readonly fpc?: string;
  /** PSU names are used again in other strata. */
  readonly nest: boolean;
  readonly measures: readonly Measure[];
  /** Each a table, with a line for each combination of the columns' values. */
  readonly by: readonly (readonly string[])[];
  /** All have to hold. */
  readonly domain: readonly Condition[];
  readonly missing: 'refuse' | 'drop';
  readonly lonely: LonelyPolicy;
  readonly level: number;
  readonly deffPlanned: number;
  readonly cap: boolean;
  readonly designEffects: boolean;
  /** Absent: found from the bytes. */
  readonly encoding?: Encoding;
  readonly json: boolean;
}
