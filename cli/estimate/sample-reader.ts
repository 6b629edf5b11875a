import type { Scan } from '../../methods/csv/scan.ts';
import { type AnswerSums, emptyAnswerSums } from '../../methods/estimation/stream/answer-sums.ts';
import { emptyKeyTable, type KeyTable } from '../../methods/estimation/stream/key-table.ts';
import type { Columns } from './columns.ts';
import type { Row } from './csv/read-row.ts';
import type { Header } from './header.ts';
import { MOST_PROBLEMS, type Problem } from './problem.ts';
import type { EstimateRequest } from './request.ts';

/** What is known of a sample while its file is read; everything grows with PSUs and categories, nothing with rows. */
export interface SampleReader {
  readonly scan: Scan;
  readonly headers: readonly string[];
  readonly decode: Header['decode'];
  readonly columns: Columns;
  readonly dropsMissing: boolean;
  readonly row: Row;
  /** The row being read: its number, and its first byte. */
  rowNumber: number;
  rowStart: number;
  readonly answers: AnswerSums;
  /** PSU, then the values of the `--by` columns. */
  readonly slots: KeyTable;
  /** The key of the row being read. */
  readonly key: Int32Array;
  readonly psuOfSlot: number[];
  /** PSUs by stratum and name where names repeat in other strata; else the name alone tells. */
  readonly nested: KeyTable | undefined;
  readonly stratumOfPsu: number[];
  /** By stratum: PSUs in the population, and the row that said so first. */
  readonly population: number[];
  readonly firstRows: number[];
  rows: number;
  rowsInDomain: number;
  /** By measure: rows of the domain left out because a value is missing. */
  readonly missing: number[];
  readonly problems: Problem[];
}

export const newSampleReader = (
  scan: Scan,
  { names, decode }: Header,
  columns: Columns,
  request: EstimateRequest,
): SampleReader => {
  const row = {
    numbers: new Float64Array(columns.numbers).fill(1),
    labels: new Int32Array(columns.labels.length),
  };
  return {
    scan,
    headers: names,
    decode,
    columns,
    dropsMissing: request.missing === 'drop',
    row,
    rowNumber: 1,
    rowStart: 0,
    answers: emptyAnswerSums(columns.measures, { designEffects: request.designEffects }),
    slots: emptyKeyTable(1 + columns.by.length),
    key: new Int32Array(1 + columns.by.length),
    psuOfSlot: [],
    nested: request.nest ? emptyKeyTable(2) : undefined,
    stratumOfPsu: [],
    population: [],
    firstRows: [],
    rows: 0,
    rowsInDomain: 0,
    missing: columns.measures.map(() => 0),
    problems: [],
  };
};

/** Notes a problem of the row being read. */
export const refuse = (reader: SampleReader, column: string | undefined, reason: string): void => {
  const { problems, rowNumber: row } = reader;
  if (problems.length < MOST_PROBLEMS)
    problems.push({ row, ...(column === undefined ? {} : { column }), reason });
};
