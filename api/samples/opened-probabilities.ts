import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { SampledVillage } from './sample.ts';

/**
 * The villages with the probability that everything in the field has by now: (n + j)·M/S with j reserves of the stratum opened, n of
 * those that are not in for certain. While none was opened, n·M/S, as the draw gave it.
 */
export const openedProbabilities = async (
  { samples, lostVillages }: Stores,
  permit: Permit<'see the sample' | 'disclose villages'>,
  campaignId: string,
  villages: readonly SampledVillage[],
): Promise<readonly SampledVillage[]> => {
  const losses = await lostVillages.all(permit, campaignId);
  const opened = Map.groupBy(
    losses.filter((loss) => loss.opened !== undefined),
    ({ stratum }) => stratum,
  );
  const frozen = opened.size === 0 ? undefined : await samples.frozenDesign(campaignId);
  const drawn = new Map(
    frozen?.design.strata.map(({ code, villages: n }) => [code, n - (frozen.takeAll.get(code) ?? 0)]),
  );
  return villages.map((village) => {
    const j = opened.get(village.stratum)?.length;
    const n = drawn.get(village.stratum);
    if (j === undefined || n === undefined || village.role === 'take-all') {
      return village;
    }
    const { numerator, denominator } = village.inclusion;
    // The numerator is n·M, not reduced, so n divides it.
    const raised = (BigInt(numerator) / BigInt(n)) * BigInt(n + j);
    return { ...village, inclusion: { numerator: raised.toString(), denominator } };
  });
};
