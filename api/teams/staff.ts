/** A mark in the training test (培训考核). */
export interface TrainingResult {
  /** 0 to 100. */
  readonly score: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Never the person. */
  readonly enteredBy: string;
  /** UTC moment. */
  readonly enteredAt: string;
}

/** What a person has said of themselves, so that nobody works where they are known (回避). Divisions, from the county down. */
export interface Declaration {
  readonly homes: readonly string[];
  readonly employers: readonly string[];
  readonly relatives: readonly string[];
  /** UTC moment. */
  readonly declaredAt: string;
}

/** Somebody of the evaluator's side in a campaign (调查人员). */
export interface StaffRecord {
  readonly campaignId: string;
  readonly personId: string;
  readonly name: string;
  readonly training?: TrainingResult | undefined;
  readonly declaration?: Declaration | undefined;
  /** BCP 47 tags, such as zh or ii (Yi). */
  readonly languages: readonly string[];
  /** Rises with every change. */
  readonly version: number;
}
