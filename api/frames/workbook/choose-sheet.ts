import { FileUnreadable } from '../file-unreadable.ts';
import type { ImportKind } from '../frame.ts';

export interface Sheet {
  readonly name: string;
  /** Its part in the archive. */
  readonly path: string;
  readonly hidden: boolean;
}

const rosters = ['households', '户', '户名单', '户名册'];

const namesOf: Readonly<Record<ImportKind, readonly string[]>> = {
  villages: ['villages', '村', '村名单', '抽样框'],
  households: rosters,
  corrections: rosters,
};

/** The shown sheet that has the name of its list, else the first that is shown; `others` are the rest of those shown. */
export const chooseSheet = (
  sheets: readonly Sheet[],
  kind: ImportKind,
): { readonly chosen: Sheet; readonly others: readonly Sheet[] } => {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const named = shown.find(({ name }) => namesOf[kind].includes(name.trim().toLowerCase()));
  const chosen = named ?? shown[0];
  if (chosen === undefined) {
    throw new FileUnreadable('workbook', { en: 'it shows no sheet', zh: '没有可见的工作表' });
  }
  return { chosen, others: shown.filter((sheet) => sheet !== chosen) };
};
