import { type Block, cellIndex } from '../../methods/estimation/block.ts';
import type { Design } from '../samples/design.ts';
import { type Breakdown, breakdownsOf, everyone } from './breakdown.ts';
import { type Measure, measuresOf } from './indicator.ts';

/**
 * What is summed together. Cross terms cost the square of a block's columns, so there is one block of all measures over
 * everybody, in which composites are read, and a small one for each measure and breakdown, in which its groups are compared.
 */
export type BlockSet = readonly Block[];

/** The measure beside an undecided one that counts every household that nobody could judge as an error. */
export const againstKey = (measure: string): string => `${measure}+undecided`;

type Summed = Pick<Design, 'indicators' | 'breakdowns'>;

export const breakdownOf = ({ breakdowns }: Pick<Design, 'breakdowns'>, key: string): Breakdown | undefined =>
  breakdownsOf(breakdowns).find((each) => each.key === key);

const keysOf = ({ key, undecided }: Measure): readonly string[] =>
  undecided === undefined ? [key] : [key, againstKey(key)];

/** All measures over everybody first; then, measure by measure, its breakdowns. */
export const blocksOf = (design: Summed): BlockSet => {
  const measures = measuresOf(design.indicators);
  return [
    { measures: measures.flatMap(keysOf), groups: [everyone] },
    ...measures.flatMap((measure) =>
      measure.by.flatMap((key) => {
        const breakdown = breakdownOf(design, key);
        return breakdown === undefined
          ? []
          : [{ measures: keysOf(measure), groups: breakdown.groups.map((group) => group.key) }];
      }),
    ),
  ];
};

/** Where a measure's group is summed. Group keys are unique in a design, so the first block that holds both is the one. */
export const placeInBlocks = (
  blocks: BlockSet,
  measure: string,
  group: string,
): { readonly block: Block; readonly index: number; readonly cell: number } | undefined => {
  const index = blocks.findIndex(
    ({ measures, groups }) => measures.includes(measure) && groups.includes(group),
  );
  const block = blocks[index];
  return block && { block, index, cell: cellIndex(block, measure, group) };
};
