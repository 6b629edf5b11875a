import type { Domain } from '../flat/domain.ts';
import type { AdjustedPart, Sample } from '../flat/sample.ts';
import { type Extract, rowsOfExtract, weightsOfExtract } from './extract.ts';
import { checkComplete, sampledStrata } from './sampled-strata.ts';

/**
 * One flat sample of several areas, rows in the order given: quantiles, tables, comparisons and any other figure of a prefecture, a
 * province or the nation. A stratum that areas cut is whole again; each area's calibration stays its own.
 * @throws EstimationError `sample-incomplete` where a stratum lacks the villages of an area that is not given, `unit-in-two-strata`,
 *   `mixed-designs`
 */
export const joinExtracts = (extracts: readonly Extract[]): Sample => {
  const strata = extracts.flatMap((extract) => extract.strata);
  checkComplete(strata);
  const rows = extracts.reduce((sum, extract) => sum + rowsOfExtract(extract), 0);
  const weights = new Float64Array(rows);
  const parts: AdjustedPart[] = [];
  let from = 0;
  for (const extract of extracts) {
    const here = rowsOfExtract(extract);
    weights.set(weightsOfExtract(extract), from);
    const { auxiliaries } = extract;
    if (auxiliaries.length > 0) parts.push({ from, rows: here, auxiliaries });
    from += here;
  }
  return { weights, strata: sampledStrata(strata), ...(parts.length === 0 ? {} : { parts }) };
};

/** Where a row comes from. */
export interface Place {
  readonly area: string;
  readonly stratum: string;
  readonly village: string;
  /** List type. */
  readonly list: string;
}

/** The rows of some areas, strata, villages or lists of the joined sample: the domain of an area that cuts a stratum, of a list type. */
export const domainOfPlaces = (extracts: readonly Extract[], holds: (place: Place) => boolean): Domain => {
  const domain = new Uint8Array(extracts.reduce((sum, extract) => sum + rowsOfExtract(extract), 0));
  let from = 0;
  for (const { area, strata } of extracts)
    for (const { code: stratum, villages } of strata)
      for (const { code: village, lists } of villages)
        for (const { type: list, answered } of lists) {
          if (holds({ area, stratum, village, list })) domain.fill(1, from, from + answered);
          from += answered;
        }
  return domain;
};
