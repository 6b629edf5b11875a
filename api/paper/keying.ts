/**
 * Paper (纸质问卷) is keyed twice, by two people who do not see each other's keying; where they agree it is an answer like every other,
 * where they differ somebody looks at the paper again. One person's slips are found this way, and one person's inventions.
 */
import type { Answer, Answers } from '../../methods/questionnaire/form.ts';

/** What one person keyed. */
export interface Keying {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  /** 1 or 2: which keying it is. */
  readonly place: number;
  readonly personId: string;
  /** UTC moment. */
  readonly keyedAt: string;
  readonly language: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly contentHash: string;
  readonly answers: Answers;
}

/** What stands at one place of the paper, as each keyed it; absent: not asked, or left empty. */
export interface Difference {
  readonly key: string;
  readonly first: Answer | undefined;
  readonly second: Answer | undefined;
}

const same = (a: Answer | undefined, b: Answer | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Where two keyings of one paper differ, by key. */
export const differencesOf = (first: Answers, second: Answers): readonly Difference[] =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .filter((key) => !same(first[key], second[key]))
    .toSorted()
    .map((key) => ({ key, first: first[key], second: second[key] }));
