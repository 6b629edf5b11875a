import { type Context, inCampaign } from '../context.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { refusal } from '../refusals.ts';
import { householdRun } from '../samples/sample.ts';
import type { Case } from './case.ts';
import type { ReserveOpening } from './reserve.ts';
import { mayHaveReserve } from './reserve-rules.ts';

/** What reserves did to one list of a village. Response rates are taken on those `drawn`, whatever was opened. */
export interface ListReserves {
  readonly list: ListType;
  /** Households on the frozen roster. */
  readonly size: number;
  /** Cases of the draw itself. */
  readonly drawn: number;
  readonly opened: number;
  /** Households of the ladder that were not opened. */
  readonly left: number;
  /** Cases with an answer, and those of them that are reserves. */
  readonly answered: number;
  readonly answeredByReserves: number;
}

export interface VillageReserves {
  readonly lists: readonly ListReserves[];
  /** Cases that ended without an answer and for which no reserve was opened. */
  readonly waiting: readonly Case[];
  readonly opened: readonly ReserveOpening[];
}

/** The reserves of a village, for those who answer for them: what was opened and why, what it did, which cases may have one. */
export const seeReserves = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<VillageReserves> => {
  const { permit } = await inCampaign(context, campaignId, 'see the reserves', village);
  const { samples, cases, reserves } = context.stores;
  const facts = await samples.villageFacts(campaignId, village);
  if (facts === undefined) {
    throw refusal('case-unknown');
  }
  const [all, answered, opened] = await Promise.all([
    cases.ofRun(permit, householdRun(facts)),
    cases.answered(permit, householdRun(facts)),
    reserves.openingsIn(permit, campaignId, village),
  ]);
  const lists = listTypes.flatMap((list): readonly ListReserves[] => {
    const listed = facts.lists[list];
    if (listed === undefined) {
      return [];
    }
    const { size, issued, reserves: fromLadder = 0 } = listed;
    const withAnswer = all.filter((each) => each.list === list && answered.has(each.number));
    return [
      {
        list,
        size,
        drawn: issued - fromLadder,
        opened: fromLadder,
        left: size - issued,
        answered: withAnswer.length,
        answeredByReserves: withAnswer.filter(({ standsInFor }) => standsInFor !== undefined).length,
      },
    ];
  });
  return { lists, waiting: all.filter((each) => mayHaveReserve(each, answered.has(each.number))), opened };
};
