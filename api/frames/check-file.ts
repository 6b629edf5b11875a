import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { knownCounties } from '../divisions/known-counties.ts';
import type { Problem, Wording } from '../refusals.ts';
import type { ImportKind } from './frame.ts';
import { householdColumns, householdRowChecker } from './household-row-rules.ts';
import type { ListFile } from './list-file.ts';
import type { ListRow } from './list-row.ts';
import { attributeColumns, columnProblems } from './village-attributes.ts';
import { villageColumns, villageRowChecker } from './village-row-rules.ts';

export interface CheckedFile {
  readonly rows: number;
  /** At most 200; `problemCount` counts all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

const kept = 200;

/** Reads the whole list and says everything that is wrong with it: row, column, reason. Keeps nothing. */
export const checkFile = async (
  stores: Stores,
  campaign: Campaign,
  kind: ImportKind,
  year: string,
  list: ListFile,
): Promise<CheckedFile> => {
  const check = await rowChecker(stores, campaign, kind, year);
  let attributes: readonly string[] = [];
  const problems: Problem[] = [];
  let problemCount = 0;
  let rows = 0;
  const found = (some: readonly Problem[]): void => {
    problemCount += some.length;
    problems.push(...some.slice(0, kept - problems.length));
  };
  const columns = (names: readonly string[]): void => {
    found(missingColumns(names, kind));
    if (kind === 'villages') {
      attributes = attributeColumns(names);
      found(columnProblems(names));
    }
  };
  for await (const row of list.rows({ columns, problem: (problem) => found([problem]) })) {
    rows += 1;
    // Without its columns every row is wrong in the same way; the first row's problem says it once.
    if (problems[0]?.row !== 1) {
      found(withFaults(row, check(row, attributes).problems));
    }
  }
  return rows === 0 && problemCount === 0
    ? { rows, problems: [noRows], problemCount: 1 }
    : { rows, problems, problemCount };
};

const noRows: Problem = { reason: { en: 'the file has no rows', zh: '文件没有数据行' } };

/** What a cell cannot be read for stands in the place of what its emptiness breaks. */
const withFaults = ({ row, faults }: ListRow, problems: readonly Problem[]): readonly Problem[] =>
  faults === undefined
    ? problems
    : [
        ...[...faults].map(([column, reason]) => ({ row, column, reason })),
        ...problems.filter(({ column = '' }) => !faults.has(column)),
      ];

const rowChecker = async (stores: Stores, campaign: Campaign, kind: ImportKind, year: string) => {
  if (kind === 'villages') {
    return villageRowChecker(
      campaign.division,
      await knownCounties(stores.divisions, year, campaign.division),
    );
  }
  const drawn = await stores.samples.villages('import job', campaign.campaignId);
  return householdRowChecker({
    disclosed: new Set(drawn.map(({ code }) => code)),
    frozen: new Set(drawn.flatMap(({ code, roster }) => (roster === undefined ? [] : [code]))),
    ...(kind === 'corrections'
      ? {
          correctable: new Set(
            drawn.filter(({ householdsDrawn }) => householdsDrawn).map(({ code }) => code),
          ),
        }
      : {}),
  });
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
