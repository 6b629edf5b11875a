/**
 * The import job: an uploaded file is read twice. The first reading checks every row and keeps nothing; only if no row is
 * wrong does the second stage the rows, and one conditional write makes them the campaign's, with a report of what was found.
 * A worker that dies can start again from the beginning: rows that nobody adopted are part of nothing.
 */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { divisionYear } from '../divisions/load-divisions.ts';
import { pack } from '../platform/packed.ts';
import { adoptList, type ImportSurroundings, refuseList, takesList, wentOn } from './adopt-list.ts';
import { checkFile } from './check-file.ts';
import type { OpenBytes } from './encoding.ts';
import { type FrameImport, importOfKey } from './frame.ts';
import type { FrameReport } from './frame-report.ts';
import { reportRosters } from './report-rosters.ts';
import { reportVillages } from './report-villages.ts';
import type { Run } from './run-store.ts';
import { stageHouseholds, stageVillages } from './stage-rows.ts';

/** Does the import that the object's key names. An object that belongs to no waiting import is left alone. */
export const importFrame = async (
  surroundings: ImportSurroundings,
  key: string,
): Promise<FrameImport | undefined> => {
  const named = importOfKey(key);
  if (named === undefined) {
    return undefined;
  }
  const { stores } = surroundings;
  const { campaignId, importId } = named;
  const [entry, campaign] = await Promise.all([
    stores.frames.get(campaignId, importId),
    stores.campaigns.get(campaignId),
  ]);
  if (
    entry === undefined ||
    campaign === undefined ||
    entry.state === 'adopted' ||
    entry.state === 'refused'
  ) {
    return entry;
  }
  if (!takesList(campaign, entry)) {
    return refuseList(stores, entry, 0, [wentOn]);
  }
  if (!(await stores.frames.save({ ...entry, state: 'checking' }))) {
    return stores.frames.get(campaignId, importId);
  }
  const open = () => surroundings.open(key);
  const year = entry.divisionYear ?? divisionYear;
  const checked = await checkFile(stores, campaign, entry.kind, year, open);
  if (checked.problems.length > 0) {
    return refuseList(stores, entry, checked.rows, checked.problems, checked.problemCount);
  }
  const run = { importId, runId: surroundings.newId() };
  const stage = entry.kind === 'villages' ? villagesStaged : rostersStaged;
  const report = await stage(stores, campaign, { ...entry, divisionYear: year }, run, open, checked.encoding);
  const adopted = { ...entry, state: 'adopted', rows: checked.rows, report: pack(report) } as const;
  return adoptList(surroundings, adopted, run);
};

type Stage = (
  stores: Stores,
  campaign: Campaign,
  entry: FrameImport & { readonly divisionYear: string },
  run: Run,
  open: OpenBytes,
  encoding: string,
) => Promise<FrameReport>;

const villagesStaged: Stage = async (stores, campaign, entry, run, open, encoding) => {
  await stageVillages(stores.frames, run, open, encoding);
  return reportVillages(stores, campaign, entry, entry.divisionYear, run);
};

const rostersStaged: Stage = async (stores, campaign, _entry, run, open, encoding) =>
  reportRosters(stores, campaign, await stageHouseholds(stores.frames, run, open, encoding));
