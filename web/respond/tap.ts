import {
  type Answer,
  type Choice,
  type ChoiceCode,
  DONT_KNOW,
  REFUSED,
  type SelectItem,
} from '../../methods/questionnaire/form.ts';

const standsAlone = (choice: Choice): boolean =>
  choice.alone === true ||
  (choice.apart === true && [0, DONT_KNOW, REFUSED].some((code) => code === choice.code));

/**
 * The answer to a multiple choice after a tap on one of its choices; `undefined` when nothing is chosen any more. “None”,
 * “don't know” and “refused” push the others out and are pushed out by them.
 */
export const afterTap = (
  item: SelectItem,
  chosen: readonly ChoiceCode[],
  choice: Choice,
): readonly ChoiceCode[] | undefined => {
  if (!chosen.includes(choice.code)) {
    if (standsAlone(choice)) return [choice.code];
    const companions = item.choices.filter((one) => !standsAlone(one)).map((one) => one.code);
    return [...chosen.filter((code) => companions.includes(code)), choice.code];
  }
  const left = chosen.filter((code) => code !== choice.code);
  return left.length > 0 ? left : undefined;
};

/** What is not a number stays as it was typed, so that the check can say what is wrong with it. */
export const numberTyped = (typed: string): Answer | undefined => {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  return /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
};
