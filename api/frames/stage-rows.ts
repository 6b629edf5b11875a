import { countyOf } from '../divisions/division.ts';
import type { OpenBytes } from './encoding.ts';
import type { FrameVillage, RosterHousehold } from './frame.ts';
import type { FrameStore } from './frame-store.ts';
import { householdRowChecker } from './household-row-rules.ts';
import type { ListType } from './list-type.ts';
import { readCsv } from './read-csv.ts';
import type { FilledLists } from './report-rosters.ts';
import type { Run } from './run-store.ts';
import { attributeColumns } from './village-attributes.ts';
import { villageOf } from './village-row-rules.ts';

/** Rows an item: a village row packs to about 20 bytes, a household to about 6. */
const villagesAnItem = 500;
const householdsAnItem = 2000;

/**
 * Rows that wait for their item to be full, in all places together. A file in order of code is far below it; in one without any
 * order items come out smaller, but a national list still fits into memory.
 */
const mostWaiting = 60_000;

export const stageVillages = async (
  frames: Pick<FrameStore, 'stageVillages'>,
  run: Run,
  open: OpenBytes,
  encoding: string,
): Promise<void> => {
  const staging = new Staging<FrameVillage>(villagesAnItem, (county, chunk, rows) =>
    frames.stageVillages(run, county, chunk, rows),
  );
  let attributes: readonly string[] = [];
  const onColumns = (columns: readonly string[]): void => {
    attributes = attributeColumns(columns);
  };
  for await (const row of readCsv(open, encoding, onColumns)) {
    const village = villageOf(row, attributes);
    await staging.add(countyOf(village.code), village);
  }
  await staging.finish();
};

/** Gives the lists that the file fills, by village. */
export const stageHouseholds = async (
  frames: Pick<FrameStore, 'stageRoster'>,
  run: Run,
  open: OpenBytes,
  encoding: string,
): Promise<FilledLists> => {
  const read = householdRowChecker(new Set());
  const filled = new Map<string, Set<ListType>>();
  const staging = new Staging<RosterHousehold>(householdsAnItem, (village, chunk, rows) =>
    frames.stageRoster(run, village, chunk, rows),
  );
  for await (const row of readCsv(open, encoding)) {
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

/** Collects the rows of each place until an item is full; the rows of one place keep the order of the file. */
class Staging<Row> {
  readonly #capacity: number;
  readonly #write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>;
  readonly #open = new Map<string, Row[]>();
  readonly #written = new Map<string, number>();
  #waiting = 0;

  constructor(
    capacity: number,
    write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>,
  ) {
    this.#capacity = capacity;
    this.#write = write;
  }

  async add(place: string, row: Row): Promise<void> {
    const rows = this.#open.get(place) ?? [];
    rows.push(row);
    this.#open.set(place, rows);
    this.#waiting += 1;
    if (rows.length === this.#capacity) {
      await this.#put(place, rows);
    } else if (this.#waiting > mostWaiting) {
      // The place that was begun first: in a file by county it is complete.
      const [oldest] = this.#open;
      await this.#put(...(oldest ?? [place, rows]));
    }
  }

  async finish(): Promise<void> {
    for (const [place, rows] of this.#open) {
      await this.#put(place, rows);
    }
  }

  async #put(place: string, rows: readonly Row[]): Promise<void> {
    const chunk = this.#written.get(place) ?? 0;
    this.#open.delete(place);
    this.#written.set(place, chunk + 1);
    this.#waiting -= rows.length;
    await this.#write(place, chunk, rows);
  }
}
