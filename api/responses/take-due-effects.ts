import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { DueChange } from './change-store.ts';

type Surroundings = { readonly stores: Pick<Stores, 'changes' | 'campaigns'>; readonly now: Date };

type Looking = 'clock' | Permit<'close the campaign'>;

/**
 * Makes every change count whose seven days are over. Figures follow from what stands in the table and read no clock, so they
 * are the same whenever they are computed again. Where the campaign has closed meanwhile, the change never counts. One that
 * fails holds up no other, and is tried again when somebody next looks.
 *
 * @param only the campaign that is about to close; all campaigns where it is left out
 * @returns how many took effect
 * @throws AggregateError with what went wrong with each that failed
 */
export const takeDueEffects = async (
  surroundings: Surroundings,
  permit: Looking,
  only?: string,
): Promise<number> => {
  const due = await surroundings.stores.changes.dueBy(permit, surroundings.now.toISOString());
  const failures: unknown[] = [];
  let took = 0;
  for (const each of due.filter(({ campaignId }) => only === undefined || campaignId === only)) {
    try {
      took += (await takeOne(surroundings, permit, each)) ? 1 : 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} changes of answers could not take effect`);
  }
  return took;
};

const takeOne = async (
  { stores: { changes, campaigns }, now }: Surroundings,
  permit: Looking,
  due: DueChange,
): Promise<boolean> => {
  const counts = await changes.takeEffect(permit, due, campaigns.stillTakesAnswers(due.campaignId));
  await changes.noLongerDue(permit, due, now);
  return counts;
};
