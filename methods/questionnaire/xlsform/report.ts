import { letters } from '../workbook/cell-place.ts';
import type { SheetProblem, Tell } from './problem.ts';

/** Gathers what is said of a form while it is read. */
export interface Report {
  readonly tell: Tell;
  readonly hasErrors: () => boolean;
  /** By sheet, row and column. */
  readonly problems: () => readonly SheetProblem[];
}

export const openReport = (sheetNames: readonly string[]): Report => {
  const problems: (SheetProblem & { readonly at: number })[] = [];
  const said = new Set<string>();
  const orderOf = ({ sheet, row, at }: (typeof problems)[number]): readonly number[] => [
    sheet === null ? -1 : sheetNames.indexOf(sheet),
    row ?? 0,
    at,
  ];
  return {
    tell: (severity, { sheet = null, row = null, column }, reason, en, zh) => {
      const letter = column === undefined ? null : letters(column);
      const key = JSON.stringify([sheet, row, letter, reason, en]);
      if (said.has(key)) return;
      said.add(key);
      problems.push({ sheet, row, column: letter, severity, reason, en, zh, at: column ?? -1 });
    },
    hasErrors: () => problems.some(({ severity }) => severity === 'error'),
    problems: () =>
      problems
        .toSorted((a, b) => {
          const before = orderOf(b);
          return (
            orderOf(a)
              .map((part, index) => part - (before[index] ?? 0))
              .find((part) => part !== 0) ?? 0
          );
        })
        .map(({ at: _at, ...problem }) => problem),
  };
};
