import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { knownCounties } from '../divisions/known-counties.ts';
import type { Problem, Wording } from '../refusals.ts';
import { CsvUnreadable } from './csv-unreadable.ts';
import { encodingOf, type OpenBytes } from './encoding.ts';
import type { ImportKind } from './frame.ts';
import { householdColumns, householdRowChecker } from './household-row-rules.ts';
import { readCsv } from './read-csv.ts';
import { attributeColumns, columnProblems } from './village-attributes.ts';
import { villageColumns, villageRowChecker } from './village-row-rules.ts';

export interface CheckedFile {
  readonly encoding: string;
  readonly rows: number;
  /** At most 200; `problemCount` counts all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

const kept = 200;

/** Reads the whole file and says everything that is wrong with it: row, column, reason. Keeps nothing. */
export const checkFile = async (
  stores: Stores,
  campaign: Campaign,
  kind: ImportKind,
  year: string,
  open: OpenBytes,
): Promise<CheckedFile> => {
  try {
    const encoding = await encodingOf(open);
    const check = await rowChecker(stores, campaign, kind, year);
    let attributes: readonly string[] = [];
    const problems: Problem[] = [];
    let problemCount = 0;
    let rows = 0;
    const onColumns = (columns: readonly string[]): void => {
      problems.push(...missingColumns(columns, kind));
      if (kind === 'villages') {
        attributes = attributeColumns(columns);
        problems.push(...columnProblems(columns));
      }
      problemCount = problems.length;
    };
    for await (const row of readCsv(open, encoding, onColumns)) {
      rows += 1;
      // Without its columns every row is wrong in the same way; the first row's problem says it once.
      const found = problems[0]?.row === 1 ? [] : check(row, attributes).problems;
      problemCount += found.length;
      problems.push(...found.slice(0, kept - problems.length));
    }
    if (rows === 0) {
      return whole('the file has no rows', '文件没有数据行');
    }
    return { encoding, rows, problems, problemCount };
  } catch (error) {
    if (error instanceof CsvUnreadable) {
      return whole(
        `the file is not readable as CSV: ${error.reason.en}`,
        `文件不能按CSV读取：${error.reason.zh}`,
        error.row,
      );
    }
    throw error;
  }
};

const rowChecker = async (stores: Stores, campaign: Campaign, kind: ImportKind, year: string) => {
  if (kind === 'villages') {
    return villageRowChecker(
      campaign.division,
      await knownCounties(stores.divisions, year, campaign.division),
    );
  }
  const drawn = await stores.samples.villages('import job', campaign.campaignId);
  return householdRowChecker(new Set(drawn.map((village) => village.code)));
};

const missingColumns = (present: readonly string[], kind: ImportKind): readonly Problem[] => {
  const needed = kind === 'villages' ? villageColumns : householdColumns;
  const reason: Wording = {
    en: `this column is missing; the first row must name: ${needed.join(', ')}`,
    zh: `缺少此列；第一行须包含：${needed.join('、')}`,
  };
  const lower = present.map((column) => column.toLowerCase());
  return needed.filter((column) => !lower.includes(column)).map((column) => ({ row: 1, column, reason }));
};

const whole = (en: string, zh: string, row?: number): CheckedFile => ({
  encoding: '',
  rows: 0,
  problems: [{ ...(row === undefined ? {} : { row }), reason: { en, zh } }],
  problemCount: 1,
});
