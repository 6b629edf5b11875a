/** What the estimator refuses. Codes are stable; the sentence names the offending value. */
export type EstimationErrorCode =
  | 'unknown-measure'
  | 'unknown-group'
  | 'wrong-shape'
  | 'not-a-number'
  | 'negative-denominator'
  | 'negative-weight'
  | 'inclusion-out-of-range'
  | 'more-answers-than-households'
  | 'population-smaller-than-sample'
  | 'sample-incomplete'
  | 'unit-in-two-strata'
  | 'lonely-psu'
  | 'mixed-designs'
  | 'unknown-layout'
  | 'out-of-range';

/** Thrown on input that cannot be estimated from. A group without data is no error: it reads as `notEstimable`. */
export class EstimationError extends Error {
  readonly code: EstimationErrorCode;

  constructor(code: EstimationErrorCode, message: string) {
    super(message);
    this.name = 'EstimationError';
    this.code = code;
  }
}
