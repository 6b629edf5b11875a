import { isNotAnswerCode } from '../not-answer.ts';

const isWhole = (name: string): boolean => /^(?:0|-?[1-9]\d{0,14})$/.test(name);

/** A list of so many choices counts through 96, 98 and 99; in a shorter one these stand for answers that were not given. */
const FEWEST_COUNTED = 96;

/**
 * Whether the names of a list are numbers: all are whole, without a nought before them, and 96, 98 and 99 are used for what they
 * mean everywhere here (not applicable, don't know, refused), or the list just counts through them.
 */
export const readsAsNumbers = (
  choices: readonly { readonly name: string; readonly isApart: boolean }[],
): boolean =>
  choices.every(
    ({ name, isApart }) =>
      isWhole(name) && (isApart || choices.length >= FEWEST_COUNTED || !isNotAnswerCode(Number(name))),
  );

/** Whether all names are whole numbers, so that someone may expect numbers. */
export const lookLikeNumbers = (names: readonly string[]): boolean => names.every(isWhole);
