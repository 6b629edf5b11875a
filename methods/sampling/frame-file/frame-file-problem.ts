import { quoteFaults } from '../../csv/split-row.ts';

/** Why a file is no frame, each reason with its row; what to do follows from the code. */
export interface FrameFileProblems {
  readonly empty: object;
  /** What the file is instead: its first bytes tell. */
  readonly 'not-csv': { readonly found: 'workbook' | 'json' | 'utf-16' | 'semicolons' | 'tabs' };
  readonly 'column-missing': { readonly column: string };
  readonly 'column-twice': { readonly column: string };
  readonly 'quote-open': object;
  readonly 'text-after-quote': object;
  readonly 'field-count': { readonly found: number; readonly expected: number };
  readonly 'not-an-id': { readonly column: string; readonly found: string };
  readonly 'not-a-size': object;
  readonly 'not-a-salt': object;
  readonly 'not-text': { readonly column: string };
}

export type FrameFileReason = {
  [Code in keyof FrameFileProblems]: { readonly code: Code; readonly data: FrameFileProblems[Code] };
}[keyof FrameFileProblems];

/** The header is row 1. */
export type FrameFileProblem = FrameFileReason & { readonly row: number };

const kinds: Readonly<Record<FrameFileProblems['not-csv']['found'], string>> = {
  workbook: 'this is a workbook; save its sheet as CSV',
  json: 'this is JSON, perhaps the certificate; a frame is a CSV file',
  'utf-16': 'bytes of value 0, as in UTF-16; save the file as CSV in UTF-8',
  semicolons: 'one column, with semicolons in its name; save the file with commas between its fields',
  tabs: 'one column, with tabs in its name; save the file with commas between its fields',
};

const reasonOf = (problem: FrameFileProblem): string => {
  switch (problem.code) {
    case 'empty':
      return 'the file is empty';
    case 'not-csv':
      return kinds[problem.data.found];
    case 'column-missing':
      return `there is no column ${problem.data.column}; a frame has unit, stratum and size`;
    case 'column-twice':
      return `two columns are called “${problem.data.column}”`;
    case 'quote-open':
    case 'text-after-quote':
      return quoteFaults[problem.code];
    case 'field-count':
      return `${problem.data.found} fields where the header has ${problem.data.expected}`;
    case 'not-an-id':
      return `${problem.data.column} “${problem.data.found}” is no id (1 to 64 characters of 0-9 A-Z a-z . _ : -)`;
    case 'not-a-size':
      return 'size is not a whole number from 1';
    case 'not-a-salt':
      return 'salt is not 32 bytes in lower-case hex';
    case 'not-text':
      return `${problem.data.column} is no text in the encoding of the file`;
  }
};

/** One line, such as `row 2: size is not a whole number from 1`. */
export const frameFileSentence = (problem: FrameFileProblem): string =>
  problem.code === 'empty' ? reasonOf(problem) : `row ${problem.row}: ${reasonOf(problem)}`;

/** Thrown by the reader of frame files, after the last row that can be used. */
export class FrameFileRefusal extends Error {
  readonly problems: readonly FrameFileProblem[];

  constructor(problems: readonly FrameFileProblem[]) {
    super(problems.map(frameFileSentence).join('\n'));
    this.name = 'FrameFileRefusal';
    this.problems = problems;
  }
}
