/**
 * The heads of all areas of a campaign as of one moment. Areas above the county follow at their own pace, and a sum that is behind its
 * parts would tell what the households say that came meanwhile. So an area that is behind is computed again first, as the roll-up would;
 * where fieldwork is faster than that, there is no snapshot now.
 */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { divisionLevels, levelOf, nation, parentOf } from '../divisions/division.ts';
import { measuresOf } from '../estimates/indicator.ts';
import { areaPlace, type NodeLevel } from '../estimates/node.ts';
import type { NodeHead } from '../estimates/node-store.ts';
import { openRollup, type Rollup, seenWithin } from '../estimates/recompute.ts';
import { recomputeArea } from '../estimates/recompute-area.ts';
import type { AreaOfSnapshot } from './campaign-snapshot.ts';

const mostRounds = 4;

/** All areas from the township up, or nothing while they do not add up. */
export const settledAreas = async (
  { stores, now }: Pick<Context, 'stores' | 'now'>,
  campaignId: string,
): Promise<readonly AreaOfSnapshot[] | undefined> => {
  const rollup = await openRollup(stores, campaignId, now.toISOString());
  for (let round = 0; round < mostRounds; round++) {
    const found = await readTree(rollup);
    const behind = found.flatMap((area) => areasBehind(rollup, area));
    if (behind.length === 0) {
      return found.flatMap((area) => snapshotArea(rollup.campaign, area));
    }
    await computeAgain(rollup, behind);
  }
  return undefined;
};

/** An area, the nodes that lie in its partition, and the areas among them. */
interface FoundArea {
  readonly division: string;
  readonly within: string | undefined;
  readonly head: NodeHead | undefined;
  /** What its `seen` adds up; not known of counties, whose strata are read by the roll-up alone. */
  readonly inputs: readonly NodeHead[] | undefined;
  readonly parts: readonly NodeHead[];
}

const areaLevels: readonly NodeLevel[] = ['township', 'county', 'prefecture', 'province', 'nation'];

/** A division with all that it lies in. */
const andAbove = (division: string): readonly string[] => {
  const above = parentOf(division);
  return above === undefined ? [division] : [division, ...andAbove(above)];
};

/** From the nation down: what has a head, and what must have one because a stratum is at home in it. */
const readTree = async (rollup: Rollup): Promise<readonly FoundArea[]> => {
  const needed = new Set([nation, ...[...rollup.homes.values()].flatMap(andAbove)]);
  const root = areaPlace(rollup.campaign.campaignId, nation);
  const head = root && (await rollup.stores.nodes.head(root));
  return readBelow(rollup, needed, nation, undefined, head);
};

const readBelow = async (
  rollup: Rollup,
  needed: ReadonlySet<string>,
  division: string,
  within: string | undefined,
  head: NodeHead | undefined,
): Promise<readonly FoundArea[]> => {
  const isCounty = levelOf(division) === 'county';
  const under = await nodesUnder(rollup, division);
  const parts = under.filter(({ level }) => areaLevels.includes(level));
  const heads = new Map(parts.map((part) => [part.key, part]));
  const named = [...needed].filter((each) => parentOf(each) === division);
  const below = isCounty ? [...heads.keys()] : [...new Set([...heads.keys(), ...named])];
  const deeper = await Promise.all(
    below.map((part) =>
      isCounty
        ? [{ division: part, within: division, head: heads.get(part), inputs: undefined, parts: [] }]
        : readBelow(rollup, needed, part, division, heads.get(part)),
    ),
  );
  return [{ division, within, head, inputs: isCounty ? undefined : under, parts }, ...deeper.flat()];
};

const nodesUnder = ({ stores, campaign, design }: Rollup, division: string): Promise<readonly NodeHead[]> => {
  if (levelOf(division) !== 'county') {
    return stores.nodes.headsUnder(campaign.campaignId, division);
  }
  return design.townships
    ? stores.nodes.headsUnder(campaign.campaignId, `townships:${division}`)
    : Promise.resolve([]);
};

/** Whether the area's households, and those with an event, are those of its parts, in every group of every measure. */
const addsUp = ({ design }: Rollup, head: NodeHead, parts: readonly NodeHead[]): boolean => {
  const measures = new Set(measuresOf(design.indicators).map(({ key }) => key));
  return head.figures
    .filter(({ indicator }) => measures.has(indicator))
    .every(({ indicator, group, n, events = 0 }) => {
      const same = parts.flatMap(
        ({ figures }) => figures.find((each) => each.indicator === indicator && each.group === group) ?? [],
      );
      return (
        same.reduce((sum, each) => sum + each.n, 0) === n &&
        same.reduce((sum, each) => sum + (each.events ?? 0), 0) === events
      );
    });
};

/** The areas that have to be computed again before this one can be in a snapshot. */
const areasBehind = (rollup: Rollup, { division, head, inputs, parts }: FoundArea): readonly string[] => {
  const { epoch } = rollup.campaign;
  if (head === undefined || head.epoch !== epoch) {
    return [division];
  }
  if (inputs !== undefined && head.seen !== seenWithin(epoch, inputs)) {
    return [division];
  }
  const divided = inputs !== undefined || (rollup.design.townships && levelOf(division) === 'county');
  return divided && !addsUp(rollup, head, parts) ? [division, ...parts.map(({ key }) => key)] : [];
};

/** Smaller areas first; whatever lies above one that was computed again follows it. */
const computeAgain = async (rollup: Rollup, divisions: readonly string[]): Promise<void> => {
  const all = new Set(divisions.flatMap(andAbove));
  for (const level of divisionLevels.toReversed()) {
    const ofLevel = [...all].filter((division) => levelOf(division) === level);
    await Promise.all(ofLevel.map((division) => recomputeArea(rollup, division)));
  }
};

const snapshotArea = (
  { epoch, state }: Campaign,
  { division, within, head }: FoundArea,
): readonly AreaOfSnapshot[] =>
  head === undefined
    ? []
    : [
        {
          key: division,
          ...(within === undefined ? {} : { within }),
          figures: head.figures,
          counts: head.counts,
          provisional: !(head.settled && head.epoch === epoch),
          ...(state === 'published' && head.verdict !== undefined ? { verdict: head.verdict } : {}),
        },
      ];
