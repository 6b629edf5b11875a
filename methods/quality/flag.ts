/** One line of the day's list: data for a sentence, never a verdict, and no answer is changed by it. */
export interface Flag {
  /** The same from day to day: a flag that somebody has closed is known by it. */
  readonly key: string;
  readonly check: string;
  readonly kind: 'score' | 'village' | 'fact';
  readonly interviewers: readonly string[];
  readonly village?: string;
  /** By which the list is ordered, in standard deviations. */
  readonly score: number;
  /** Interviews that were looked at; of a fact, those that it rests on. */
  readonly n: number;
  readonly p?: number;
  readonly q?: number;
  /** The numbers of the check's sentence. */
  readonly figures: Readonly<Record<string, number>>;
  /** Ids, the most telling first. */
  readonly interviews: readonly string[];
}

export const flagKey = (check: string, about: readonly string[]): string => JSON.stringify([check, ...about]);
