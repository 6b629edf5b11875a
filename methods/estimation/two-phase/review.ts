import { EstimationError } from '../estimation-error.ts';
import { checkLabels, checkRows } from '../flat/check-columns.ts';
import { checkDomain, type Domain } from '../flat/domain.ts';
import type { Label, Sample } from '../flat/sample.ts';

/** Which rows of a sample were judged a second time: a simple random part of each stratum of the first judgement. */
export interface Review {
  /** By row, known from the first phase: its first judgement, in its county. Strata may cut PSUs and strata of the sample. */
  readonly strata: readonly Label[];
  /** By row. */
  readonly reviewed: readonly boolean[];
}

/** A stratum of the second phase. */
export interface ReviewStratum {
  /** Those that were reviewed. */
  readonly rows: readonly number[];
  /** M, all rows of it in the sample. */
  readonly size: number;
}

/**
 * The strata of a review that hold a row of the domain; the others add nothing.
 * @throws EstimationError `wrong-shape`, `not-a-number`; `mixed-designs` of a sample with adjusted weights: their residuals need the second
 *   judgement of every row
 */
export const reviewStrata = (
  sample: Sample,
  domain: Domain,
  { strata, reviewed }: Review,
): readonly ReviewStratum[] => {
  const { weights, parts = [], auxiliaries = [] } = sample;
  checkDomain(sample, domain);
  checkRows('Review strata', strata.length, weights.length);
  checkRows('Reviews', reviewed.length, weights.length);
  checkLabels('review stratum', strata);
  if (parts.length + auxiliaries.length > 0)
    throw new EstimationError('mixed-designs', 'A review is of a sample whose weights were not adjusted.');
  const sizes = new Map<Label, number>();
  const drawn = new Map<Label, number[]>();
  const concerned = new Set<Label>();
  for (const [row, label] of strata.entries()) {
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    if (domain[row] === 1) concerned.add(label);
    if (reviewed[row] === true) drawn.set(label, [...(drawn.get(label) ?? []), row]);
  }
  return [...concerned].map((label) => ({ rows: drawn.get(label) ?? [], size: sizes.get(label) ?? 0 }));
};
