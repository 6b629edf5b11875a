import { EstimationError } from './estimation-error.ts';

/**
 * The measures and groups whose sums are kept together, with all their cross products: a contrast, a breakdown or a
 * composite can be read only inside one block. A *cell* is one measure in one group; its two *columns* are the numerator
 * y and the denominator x. Group `all`, where wanted, is a group like any other.
 */
export interface Block {
  readonly measures: readonly string[];
  readonly groups: readonly string[];
}

export const cellCount = (block: Block): number => block.measures.length * block.groups.length;

/** k: the length of a household's vector u. */
export const columnCount = (block: Block): number => 2 * cellCount(block);

export const numeratorColumn = (cell: number): number => 2 * cell;
export const denominatorColumn = (cell: number): number => 2 * cell + 1;

/** Cells run measure by measure, inside a measure group by group. Refuses names that the block does not hold. */
export const cellIndex = (block: Block, measure: string, group: string): number => {
  const measureIndex = block.measures.indexOf(measure);
  if (measureIndex < 0)
    throw new EstimationError('unknown-measure', `The block has no measure "${measure}".`);
  const groupIndex = block.groups.indexOf(group);
  if (groupIndex < 0) throw new EstimationError('unknown-group', `The block has no group "${group}".`);
  return measureIndex * block.groups.length + groupIndex;
};

/** What one household says to one measure: y of x, counted in each of the groups that it belongs to. */
export interface HouseholdValue {
  readonly measure: string;
  readonly groups: readonly string[];
  readonly y: number;
  readonly x: number;
}

/** u of one household: all (y, x) of the block, 0 where a measure does not concern the household. */
export const householdVector = (block: Block, values: readonly HouseholdValue[]): Float64Array => {
  const u = new Float64Array(columnCount(block));
  for (const { measure, groups, y, x } of values) {
    for (const group of groups) {
      const cell = cellIndex(block, measure, group);
      u[numeratorColumn(cell)] = y;
      u[denominatorColumn(cell)] = x;
    }
  }
  return u;
};
