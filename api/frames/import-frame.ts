/**
 * The import job: an uploaded file is read twice. The first reading checks every row and keeps nothing; only if no row is
 * wrong does the second stage the rows, and one conditional write makes them the campaign's, with a report of what was found.
 * A worker that dies is called again and goes on: a list that was found good is not checked again, and what was staged is not
 * staged again. Rows that nobody adopted are part of nothing.
 */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { divisionYear } from '../divisions/load-divisions.ts';
import { pack } from '../platform/packed.ts';
import type { StoredFile } from '../platform/stored-file.ts';
import { adoptList, type ImportSurroundings, refuseList, takesList, wentOn } from './adopt-list.ts';
import { checkFile } from './check-file.ts';
import { FileUnreadable, unreadableProblem } from './file-unreadable.ts';
import { type FrameImport, importOfKey } from './frame.ts';
import type { FrameReport } from './frame-report.ts';
import { type ListFile, openList } from './list-file.ts';
import { reportCorrections, reportRosters } from './report-rosters.ts';
import { reportVillages } from './report-villages.ts';
import { type Run, runIdOf } from './run-store.ts';
import { stageHouseholds, stageVillages } from './stage-rows.ts';
import type { Progress } from './staging.ts';

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
  if (!takesList(campaign, entry.kind)) {
    return refuseList(stores, entry, 0, [wentOn]);
  }
  if (!(await stores.frames.save({ ...entry, state: 'checking' }))) {
    return stores.frames.get(campaignId, importId);
  }
  try {
    return await importOpened(surroundings, campaign, entry, await surroundings.open(key));
  } catch (error) {
    if (error instanceof FileUnreadable) {
      return refuseList(stores, entry, 0, [unreadableProblem(error)]);
    }
    throw error;
  }
};

const importOpened = async (
  surroundings: ImportSurroundings,
  campaign: Campaign,
  waiting: FrameImport,
  file: StoredFile,
): Promise<FrameImport> => {
  const { stores } = surroundings;
  const year = waiting.divisionYear ?? divisionYear;
  const list = await openList(file, waiting.kind);
  const entry = { ...waiting, sheet: list.sheet, otherSheets: list.otherSheets };
  const run = { importId: entry.importId, runId: runIdOf(file) };
  const before = await stores.frames.progressOf(run);
  const checked = before ?? (await checkFile(stores, campaign, entry.kind, year, list));
  if ('problems' in checked && checked.problemCount > 0) {
    return refuseList(stores, entry, checked.rows, checked.problems, checked.problemCount);
  }
  const { rows } = checked;
  const progress: Progress = {
    staged: before?.staged ?? 0,
    keep: (staged) => stores.frames.keepProgress(run, { rows, staged }),
  };
  await progress.keep(progress.staged);
  const stage = entry.kind === 'villages' ? villagesStaged : rostersStaged;
  const report = await stage(stores, campaign, { ...entry, divisionYear: year }, run, list, progress);
  return adoptList(surroundings, { ...entry, state: 'adopted', rows, report: pack(report) }, run);
};

type Stage = (
  stores: Stores,
  campaign: Campaign,
  entry: FrameImport & { readonly divisionYear: string },
  run: Run,
  list: ListFile,
  progress: Progress,
) => Promise<FrameReport>;

const villagesStaged: Stage = async (stores, campaign, entry, run, list, progress) => {
  await stageVillages(stores.frames, run, list, progress);
  return reportVillages(stores, campaign, entry, entry.divisionYear, run);
};

const rostersStaged: Stage = async (stores, campaign, { kind }, run, list, progress) => {
  const filled = await stageHouseholds(stores.frames, run, list, progress);
  return kind === 'households'
    ? reportRosters(stores, campaign, filled)
    : reportCorrections(stores, campaign, filled);
};
