import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';

type Surroundings = { readonly stores: Pick<Stores, 'changes' | 'campaigns'>; readonly now: Date };

/**
 * Makes every change count whose seven days are over. Figures follow from what stands in the table and read no clock, so they
 * are the same whenever they are computed again. Where the campaign has closed meanwhile, the change never counts.
 *
 * @param only the campaign that is about to close; all campaigns where it is left out
 * @returns how many took effect
 */
export const takeDueEffects = async (
  { stores: { changes, campaigns }, now }: Surroundings,
  permit: 'clock' | Permit<'close the campaign'>,
  only?: string,
): Promise<number> => {
  const due = await changes.dueBy(permit, now.toISOString());
  let took = 0;
  for (const each of due) {
    if (only === undefined || each.campaignId === only) {
      const counts = await changes.takeEffect(permit, each, campaigns.stillTakesAnswers(each.campaignId));
      took += counts ? 1 : 0;
      await changes.noLongerDue(permit, each, now);
    }
  }
  return took;
};
