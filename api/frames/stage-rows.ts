import { countyOf } from '../divisions/division.ts';
import type { OpenBytes } from './encoding.ts';
import type { FrameVillage, RosterHousehold } from './frame.ts';
import type { FrameStore } from './frame-store.ts';
import { householdRowChecker } from './household-row-rules.ts';
import { readCsv } from './read-csv.ts';
import { villageOf } from './village-row-rules.ts';

/** Rows an item: a village row packs to about 20 bytes, a household to about 6. */
const villagesAnItem = 500;
const householdsAnItem = 2000;

export const stageVillages = async (
  frames: FrameStore,
  importId: string,
  open: OpenBytes,
  encoding: string,
): Promise<void> => {
  const staging = new Staging<FrameVillage>(villagesAnItem, (county, chunk, rows) =>
    frames.stageVillages(importId, county, chunk, rows),
  );
  for await (const row of readCsv(open, encoding)) {
    const village = villageOf(row);
    await staging.add(countyOf(village.code), village);
  }
  await staging.finish();
};

export const stageHouseholds = async (
  frames: FrameStore,
  importId: string,
  open: OpenBytes,
  encoding: string,
): Promise<void> => {
  const read = householdRowChecker(new Set());
  const staging = new Staging<RosterHousehold>(householdsAnItem, (village, chunk, rows) =>
    frames.stageRoster(importId, village, chunk, rows),
  );
  for await (const row of readCsv(open, encoding)) {
    const { household } = read(row);
    if (household !== undefined) {
      await staging.add(household.village, household);
    }
  }
  await staging.finish();
};

/** Collects the rows of each place until an item is full; the rows of one place keep the order of the file. */
class Staging<Row> {
  readonly #capacity: number;
  readonly #write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>;
  readonly #open = new Map<string, { chunk: number; rows: Row[] }>();

  constructor(
    capacity: number,
    write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>,
  ) {
    this.#capacity = capacity;
    this.#write = write;
  }

  async add(place: string, row: Row): Promise<void> {
    const open = this.#open.get(place) ?? { chunk: 0, rows: [] };
    open.rows.push(row);
    this.#open.set(place, open);
    if (open.rows.length === this.#capacity) {
      await this.#write(place, open.chunk, open.rows);
      this.#open.set(place, { chunk: open.chunk + 1, rows: [] });
    }
  }

  async finish(): Promise<void> {
    for (const [place, { chunk, rows }] of this.#open) {
      if (rows.length > 0) {
        await this.#write(place, chunk, rows);
      }
    }
  }
}
