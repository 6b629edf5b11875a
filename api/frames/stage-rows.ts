import { countyOf } from '../divisions/division.ts';
import type { FrameVillage, RosterHousehold } from './frame.ts';
import type { FrameStore } from './frame-store.ts';
import { householdRowChecker } from './household-row-rules.ts';
import type { ListFile } from './list-file.ts';
import type { ListType } from './list-type.ts';
import type { FilledLists } from './report-rosters.ts';
import type { Run } from './run-store.ts';
import { type Progress, Staging } from './staging.ts';
import { attributeColumns } from './village-attributes.ts';
import { villageOf } from './village-row-rules.ts';

/** Rows an item: a village row packs to about 20 bytes, a household to about 6. */
const villagesAnItem = 500;
const householdsAnItem = 2000;

export const stageVillages = async (
  frames: Pick<FrameStore, 'stageVillages'>,
  run: Run,
  list: ListFile,
  progress: Progress,
): Promise<void> => {
  const staging = new Staging<FrameVillage>(villagesAnItem, progress, (county, chunk, rows) =>
    frames.stageVillages(run, county, chunk, rows),
  );
  let attributes: readonly string[] = [];
  const columns = (names: readonly string[]): void => {
    attributes = attributeColumns(names);
  };
  for await (const row of list.rows({ columns })) {
    const village = villageOf(row, attributes);
    await staging.add(countyOf(village.code), village);
  }
  await staging.finish();
};

/** Gives the lists that the file fills, by village. */
export const stageHouseholds = async (
  frames: Pick<FrameStore, 'stageRoster'>,
  run: Run,
  list: ListFile,
  progress: Progress,
): Promise<FilledLists> => {
  const read = householdRowChecker({ disclosed: new Set(), frozen: new Set() });
  const filled = new Map<string, Set<ListType>>();
  const staging = new Staging<RosterHousehold>(householdsAnItem, progress, (village, chunk, rows) =>
    frames.stageRoster(run, village, chunk, rows),
  );
  for await (const row of list.rows({})) {
    const { household } = read(row);
    if (household !== undefined) {
      const lists = filled.get(household.village) ?? new Set();
      filled.set(household.village, lists.add(household.list));
      await staging.add(household.village, household);
    }
  }
  await staging.finish();
  return filled;
};
