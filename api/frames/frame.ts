import { z } from 'zod';
import { listTypes } from './list-type.ts';

/** A village of the frame (抽样框): the unit that is drawn first. `size` is a whole number of households. */
export interface FrameVillage {
  readonly code: string;
  readonly name: string;
  readonly stratum: string;
  readonly size: number;
  /** The file's further columns by their names; an empty cell is null. Absent where there is none. */
  readonly attributes?: VillageAttributes | undefined;
}

export type VillageAttributes = Readonly<Record<string, string | null>>;

/** A household of a village's roster (户名册), without a name: the position in the frozen roster is its unit. */
export interface RosterHousehold {
  readonly village: string;
  readonly list: (typeof listTypes)[number];
  /** The registry's or the village's own number; never a national id. */
  readonly household: string;
  /** The village group (村民小组), which has no national code. */
  readonly group: string;
}

/** As they are packed: short arrays, hundreds of rows an item. */
export const packedVillages = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.string(),
    z.int(),
    z.record(z.string(), z.string().nullable()).optional(),
  ]),
);
export const packedHouseholds = z.array(z.tuple([z.enum(listTypes), z.string(), z.string()]));

/** `corrections`: rosters for villages that have one from which households were drawn; they wait for a supervisor's word. */
export const importKinds = ['villages', 'households', 'corrections'] as const;
export type ImportKind = (typeof importKinds)[number];

/** waiting for the file → checking → adopted, or refused with every problem; nothing of a refused file is kept. */
export const importStates = ['waiting', 'checking', 'adopted', 'refused'] as const;

export interface FrameImport {
  readonly campaignId: string;
  readonly importId: string;
  readonly kind: ImportKind;
  readonly state: (typeof importStates)[number];
  readonly fileName: string;
  readonly requestedBy: string;
  readonly grantId: string;
  readonly requestedAt: string;
  readonly rows: number;
  readonly problemCount: number;
  /** The first 200, packed. */
  readonly problems?: Uint8Array | undefined;
  /** The sheet of a workbook that was read; absent for CSV. */
  readonly sheet?: string | undefined;
  /** Other sheets of it that show something, and were not read. */
  readonly otherSheets?: string[] | undefined;
  /** The year of the official list whose codes the file uses; the campaign uses that of the frame it has. */
  readonly divisionYear?: string | undefined;
  /** The import of which this is a new version; it may be another campaign's. */
  readonly basisImportId?: string | undefined;
  /** What was found in the adopted list, packed; see `frame-report.ts`. */
  readonly report?: Uint8Array | undefined;
}

/** Without an ending: the content says what a file is. */
export const uploadKey = (campaignId: string, importId: string): string =>
  `uploads/${campaignId}/${importId}`;

/** The campaign and import that an object's key names, or nothing. */
export const importOfKey = (key: string): { campaignId: string; importId: string } | undefined => {
  const [, campaignId, importId] = /^uploads\/([0-9a-z]+)\/([0-9a-z]+)$/.exec(key) ?? [];
  return campaignId === undefined || importId === undefined ? undefined : { campaignId, importId };
};
