import type { Choice, SelectItem } from './form.ts';

/**
 * Half of the cases read a satisfaction scale from its other end, so that a habit of taking the first line cancels out;
 * only the order changes, never a code. Choices that stand apart stay last.
 */
export const choicesInOrder = (item: SelectItem, caseNumber: number): readonly Choice[] => {
  const scale = item.choices.filter((choice) => choice.apart !== true);
  const apart = item.choices.filter((choice) => choice.apart === true);
  const reversed = item.scale === true && Math.abs(caseNumber % 2) === 1;
  return [...(reversed ? [...scale].reverse() : scale), ...apart];
};
