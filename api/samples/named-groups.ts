import { breakdownOf } from '../estimates/block-set.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';

/** The groups of a breakdown that a figure names. */
export const groupsOf = (design: Design, figure: string, key: string): readonly string[] => {
  const breakdown = breakdownOf(design, key);
  if (breakdown === undefined) {
    throw impossible(
      `${figure} is shown by ${key}, which is no breakdown.`,
      `${figure} 所用分组 ${key} 不存在。`,
    );
  }
  return breakdown.groups.map((group) => group.key);
};
