import { printable } from './printable.ts';

/** One thing wrong with a file. Rows are numbered as a spreadsheet shows them: the header is row 1. */
export interface Problem {
  readonly row?: number;
  readonly column?: string;
  readonly reason: string;
}

/** Reading stops after so many, for one mistake often spoils every row. */
export const MOST_PROBLEMS = 20;

/** Thrown when a file cannot be estimated from. Nothing is estimated from the rest of it. */
export class BadInput extends Error {
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super(
      [`nothing is estimated from ${file}:`, ...problems.map(sentence), ...stopped(problems)].join('\n  '),
    );
    this.name = 'BadInput';
    this.problems = problems;
  }
}

const sentence = ({ row, column, reason }: Problem): string => {
  const place = [
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${printable(column)}`]),
  ].join(', ');
  return place === '' ? reason : `${place}: ${reason}`;
};

const stopped = (problems: readonly Problem[]): readonly string[] =>
  problems.length >= MOST_PROBLEMS ? [`stopped after ${MOST_PROBLEMS}; there may be more`] : [];
