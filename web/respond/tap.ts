import {
  type Answer,
  type Choice,
  type ChoiceCode,
  DONT_KNOW,
  NOT_APPLICABLE,
  REFUSED,
  type SelectItem,
} from '../../methods/questionnaire/form.ts';

export const NOT_ANSWERS = [DONT_KNOW, REFUSED, NOT_APPLICABLE] as const;

const standsAlone = (choice: Choice): boolean =>
  choice.alone === true ||
  (choice.apart === true && [0, ...NOT_ANSWERS].some((code) => code === choice.code));

export const chosenOf = (answer: Answer | undefined): readonly ChoiceCode[] => {
  if (answer === undefined) return [];
  return typeof answer === 'object' ? answer : [answer];
};

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
