import { type Context, inCampaign, type Stores } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import { type AddedCase, type AddedRole, type AddedVillage, roleOf } from './added-case.ts';
import type { Case } from './case.ts';

/** An added case as it stands: how it came in, and what came of it. */
export interface AddedCaseStanding {
  readonly addition: AddedCase;
  readonly answered: boolean;
  /** Where nobody answered. */
  readonly outcome?: number | undefined;
}

/** What came of the cases of one role in a village. No rate is made of them. */
export interface AddedCounts {
  readonly cases: number;
  readonly answered: number;
  readonly otherOutcomes: number;
}

/** A village with its added cases, which are read when the first field asks for them, once. */
export interface SeenVillage extends AddedVillage {
  readonly standings: () => Promise<readonly AddedCaseStanding[]>;
}

/** The villages with added cases within the division of any of the viewer's grants. */
export const addedVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly SeenVillage[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the added cases');
  const villages = await context.stores.addedCases.villages(permit, campaignId);
  const maySee = (division: string): boolean =>
    grantFor(context.grants, 'see the added cases', { campaign, division }, context.now) !== undefined;
  return villages
    .filter(({ village }) => maySee(village))
    .map((village) => {
      let reading: Promise<readonly AddedCaseStanding[]> | undefined;
      const standings = (): Promise<readonly AddedCaseStanding[]> => {
        reading ??= standingsOf(context.stores, permit, village);
        return reading;
      };
      return { ...village, standings };
    });
};

/** The added cases of a village, by number. */
const standingsOf = async (
  { addedCases, cases }: Stores,
  permit: Permit<'see the added cases'>,
  village: AddedVillage,
): Promise<readonly AddedCaseStanding[]> => {
  const [additions, all, answered] = await Promise.all([
    addedCases.ofVillage(permit, village),
    cases.added(permit, village),
    cases.addedAndAnswered(permit, village),
  ]);
  const byNumber = new Map(all.map((each): readonly [number, Case] => [each.number, each]));
  return additions
    .toSorted((a, b) => a.number - b.number)
    .map((addition) => {
      const hasAnswer = answered.has(addition.number);
      const outcome = hasAnswer ? undefined : byNumber.get(addition.number)?.outcome;
      return { addition, answered: hasAnswer, outcome };
    });
};

export const countsOf = (standings: readonly AddedCaseStanding[], role: AddedRole): AddedCounts => {
  const ofRole = standings.filter(({ addition }) => roleOf(addition.reason) === role);
  return {
    cases: ofRole.length,
    answered: ofRole.filter(({ answered }) => answered).length,
    otherOutcomes: ofRole.filter(({ outcome }) => outcome !== undefined).length,
  };
};
