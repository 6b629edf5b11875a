import { cellKey } from '../../methods/estimation/suppression/crossed-families.ts';
import type { CellStatus, Snapshot } from '../../methods/estimation/suppression/snapshot.ts';
import { levelOf } from '../divisions/division.ts';
import { measuresOf } from '../estimates/indicator.ts';
import type { Counts } from '../estimates/node.ts';
import type { AreaVerdict } from '../estimates/verdict.ts';
import type { Design } from '../samples/design.ts';
import { publicFigures } from './area-picture.ts';
import { cellsOf } from './measure-cells.ts';
import { measureSnapshot, type TalliedArea } from './measure-snapshot.ts';
import { publicVerdict } from './public-verdict.ts';
import type { ShownFigure } from './shown-figure.ts';

/** An area from the township up with what its head says. */
export interface AreaOfSnapshot extends TalliedArea {
  readonly counts: Counts;
  /** Until everything under it was computed after closing. */
  readonly provisional: boolean;
  /** Of a published campaign. */
  readonly verdict?: AreaVerdict;
}

/** What everybody without right to records sees of an area until the next snapshot. */
export interface AreaPicture {
  readonly counts: Counts;
  readonly provisional: boolean;
  readonly figures: readonly ShownFigure[];
  readonly verdict?: AreaVerdict;
}

/**
 * A snapshot of a campaign: what may be shown of all its areas, decided together and once. The decisions hold secret numbers, which the
 * next snapshot needs; the pictures are public.
 */
export interface CampaignSnapshot {
  /** By measure. */
  readonly decisions: ReadonlyMap<string, Snapshot>;
  /** By area. */
  readonly pictures: ReadonlyMap<string, AreaPicture>;
}

/**
 * Townships hold few households, so each hides others and its county; with more of them finding out which takes longer than a request
 * lasts (docs/verdicts.md), and the county is the smallest area that is public.
 */
export const mostTownships = 120;

const isTownship = (area: string): boolean => levelOf(area) === 'township';

/** Whether there are townships is settled when the first household is counted: parts cannot come to a sum that has gone out. */
const publicAreas = (
  areas: readonly AreaOfSnapshot[],
  before: CampaignSnapshot | undefined,
): readonly AreaOfSnapshot[] => {
  const counted = [...(before?.decisions.values() ?? [])].some(({ cells }) =>
    cells.some(({ households }) => households > 0),
  );
  const withTownships = counted
    ? [...(before?.pictures.keys() ?? [])].some(isTownship)
    : areas.filter(({ key }) => isTownship(key)).length <= mostTownships;
  return withTownships ? areas : areas.filter(({ key }) => !isTownship(key));
};

/** The next snapshot from the heads of all areas: a pure function of them and of the one before. */
export const decideSnapshot = (
  design: Pick<Design, 'indicators' | 'breakdowns' | 'verdict'>,
  all: readonly AreaOfSnapshot[],
  before: CampaignSnapshot | undefined,
): CampaignSnapshot => {
  const areas = publicAreas(all, before);
  const decisions = new Map(
    measuresOf(design.indicators).map((measure) => [
      measure.key,
      measureSnapshot(before?.decisions.get(measure.key), areas, cellsOf(design, measure)),
    ]),
  );
  const statuses = new Map(
    [...decisions].map(([measure, { cells }]) => [
      measure,
      new Map(cells.map(({ key, status }): readonly [string, CellStatus] => [key, status])),
    ]),
  );
  const pictures = areas.map((area): readonly [string, AreaPicture] => {
    const { key, counts, provisional, figures } = area;
    const decided = {
      design,
      counts,
      figures,
      statusOf: (measure: string, group: string) =>
        statuses.get(measure)?.get(cellKey(key, group)) ?? 'empty',
      before: before?.pictures.get(key)?.figures ?? [],
    };
    const shown = publicFigures(decided);
    const verdict = area.verdict && publicVerdict(decided, design.verdict?.rules ?? [], area.verdict, shown);
    return [key, { counts, provisional, figures: shown, ...(verdict === undefined ? {} : { verdict }) }];
  });
  return { decisions, pictures: new Map(pictures) };
};
