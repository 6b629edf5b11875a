import type { Answers } from '../../../methods/questionnaire/form.ts';
import type { LinkKeepers } from '../kept/keeper.ts';

/**
 * What the questions that take pictures need of the link at hand, and what they want to know of its answers. Small, because it
 * is there before the first question; the rest comes with the first question that takes a file.
 */
export const atHand: { keepers?: LinkKeepers; answersNow?: (answers: Answers) => void } = {};
