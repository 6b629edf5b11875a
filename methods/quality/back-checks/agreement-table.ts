import { compareText } from '../../sampling/compare-text.ts';
import type { GivenAnswer } from '../interview.ts';

/** One item asked twice of the same household: by who interviewed, and by another team. */
export interface AskedTwice {
  readonly first: GivenAnswer;
  readonly again: GivenAnswer;
}

/** How often each pair of answers was given; `counts[i][j]`: first category i, then category j. */
export interface AgreementTable {
  readonly categories: readonly GivenAnswer[];
  readonly counts: readonly (readonly number[])[];
  readonly n: number;
}

const inOrder = (a: GivenAnswer, b: GivenAnswer): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));

/** Numbers in their order, so that neighbours in the table are neighbours on the scale; texts by their letters. */
export const agreementTable = (answers: readonly AskedTwice[]): AgreementTable => {
  const categories = [...new Set(answers.flatMap(({ first, again }) => [first, again]))].sort(inOrder);
  const counts = categories.map((first) =>
    categories.map((again) => answers.filter((both) => both.first === first && both.again === again).length),
  );
  return { categories, counts, n: answers.length };
};
