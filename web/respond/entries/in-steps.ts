import type { NumberItem } from '../../../methods/questionnaire/form.ts';

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** The stop nearest to a value; as many decimals as the step has, or 0.1 + 0.2 would show. */
export const inSteps = (item: NumberItem, value: number): number => {
  const step = item.step ?? 1;
  const stops = Math.round((value - item.minimum) / step);
  const nearest = item.minimum + stops * step;
  const decimals = Math.max(decimalsOf(step), decimalsOf(item.minimum));
  return Math.min(item.maximum, Math.max(item.minimum, Number(nearest.toFixed(decimals))));
};
