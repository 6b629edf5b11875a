import { displayWidth, padLeft, padRight } from '../estimate/display-width.ts';

/** Cells of a line, or its first cells and a sentence in place of the others. */
export interface TableLine {
  readonly cells: readonly string[];
  readonly sentence?: string;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));

/**
 * Lines below each other, the first `labels` columns to the left and the others to the right. Widths are those of a terminal, on which a
 * Chinese character takes two places.
 */
export const textTable = (heads: readonly string[], lines: readonly TableLine[], labels: number): string => {
  const all = [{ cells: heads }, ...lines];
  const widths = heads.map((_, column) => widest(all.map(({ cells }) => cells[column] ?? '')));
  return all
    .map((line: TableLine) => {
      const cells = line.cells.map((cell, column) =>
        column < labels ? padRight(cell, widths[column] ?? 0) : padLeft(cell, widths[column] ?? 0),
      );
      return [...cells, ...(line.sentence === undefined ? [] : [line.sentence])].join('  ').trimEnd();
    })
    .join('\n');
};
