/** What a plan assumes where nobody says otherwise; whoever prints a plan says what was assumed. */
export const ASSUMED = {
  /** That surveys of households often find. */
  icc: 0.05,
  /** One-sided, of a verdict. */
  verdictLevel: 0.95,
} as const;
