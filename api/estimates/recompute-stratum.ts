import { countyOf, liesIn } from '../divisions/division.ts';
import { sumOfCounts } from './counts.ts';
import { packAreas } from './moments-bytes.ts';
import { domainPlace, stratumPlace, villagesOfStratum } from './node.ts';
import { isFinal, isSettled, type Rollup, seenWithin, writeNode } from './recompute.ts';
import { areasCut } from './strata.ts';
import { stratumMoments } from './stratum-moments.ts';
import { closedVillage, drawnVillages } from './village-nodes.ts';

/**
 * A stratum, from its closed villages; until all are closed, those that are stand for all that were drawn. Where it is larger than a
 * county, each smaller area that holds a village of it gets a domain. Returns the areas that have to look again in the same go:
 * counties and townships; larger ones follow at their own pace.
 */
export const recomputeStratum = async (rollup: Rollup, leader: string): Promise<readonly string[]> => {
  const { stores, campaign, design, homes, blocks, members } = rollup;
  const home = homes.get(leader);
  if (home === undefined) {
    throw new Error(`Stratum ${leader} of campaign ${campaign.campaignId} has no home`);
  }
  const codes = members.get(leader) ?? [leader];
  const byStratum = await Promise.all(
    codes.map((code) => stores.nodes.childrenOf(campaign.campaignId, villagesOfStratum(code))),
  );
  const villages = byStratum.flat();
  const momentsWithin = stratumMoments(
    codes.map((code, index) => ({
      code,
      drawn: drawnVillages(rollup, code),
      villages: (byStratum[index] ?? []).flatMap(closedVillage),
    })),
    {
      blocks,
      policy: design.lonely.policy,
      ...(isFinal(campaign) ? { nonResponse: design.weighting.nonResponse } : {}),
    },
  );
  const nodeWithin = (holds: (village: string) => boolean) => ({
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, villages),
    settled: isSettled(campaign, villages),
    counts: sumOfCounts(villages.filter(({ key }) => holds(key)).map(({ counts }) => counts)),
    moments: packAreas(momentsWithin(holds)),
  });
  const areas = new Set(villages.flatMap(({ key }) => areasCut(key, home, design.townships)));
  const moved = await Promise.all([
    writeNode(rollup, { ...stratumPlace(campaign.campaignId, home, leader), ...nodeWithin(() => true) }),
    ...[...areas].map((area) =>
      writeNode(rollup, {
        ...domainPlace(campaign.campaignId, area, leader),
        ...nodeWithin((village) => liesIn(village, area)),
      }),
    ),
  ]);
  if (!moved.some(Boolean)) {
    return [];
  }
  const counties = villages.map(({ key }) => countyOf(key));
  return [...new Set([...[...areas].filter((area) => area.length === townshipDigits), ...counties])];
};

const townshipDigits = 9;
