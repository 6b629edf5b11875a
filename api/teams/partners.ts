import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';

/** Who interviews together with somebody. */
export interface Partner {
  readonly personId: string;
  readonly name: string;
}

/** The others of each of one person's cases in a village, by number. */
export const partnersIn = async (
  { stores }: Pick<Context, 'stores'>,
  { campaignId }: Campaign,
  village: string,
  personId: string,
): Promise<ReadonlyMap<number, readonly Partner[]>> => {
  const cases = await stores.assignments.casesIn(campaignId, village);
  const own = cases.filter(({ persons }) => persons.includes(personId));
  const others = [...new Set(own.flatMap(({ persons }) => persons))].filter((each) => each !== personId);
  const records = await Promise.all(others.map((each) => stores.staff.get(campaignId, each)));
  const nameOf = (each: string): string => records[others.indexOf(each)]?.name ?? '';
  return new Map(
    own.map(({ number, persons }) => [
      number,
      persons.filter((each) => each !== personId).map((each) => ({ personId: each, name: nameOf(each) })),
    ]),
  );
};
