import { accessSync, constants, statSync } from 'node:fs';
import { type RowOutcome, skipEmptyLine } from '../../methods/csv/end-row.ts';
import { LONGEST_ROW, readOn, type Scan } from '../../methods/csv/scan.ts';
import type { KeyTable } from '../../methods/estimation/stream/key-table.ts';
import type { StreamedSample } from '../../methods/estimation/stream/streamed-sample.ts';
import { WrongUse } from '../command.ts';
import { acceptRow } from './accept-row.ts';
import { type Columns, columnsFor } from './columns.ts';
import { openScan, STANDARD_INPUT } from './csv/open-scan.ts';
import { readRow } from './csv/read-row.ts';
import { counted, explainBrokenRow, labelText } from './explain-row.ts';
import { readHeader } from './header.ts';
import { BadInput, MOST_PROBLEMS, type Problem } from './problem.ts';
import type { EstimateRequest } from './request.ts';
import { newSampleReader, refuse, type SampleReader } from './sample-reader.ts';

/** A file's sample, summed. */
export interface FileSample {
  readonly sample: StreamedSample;
  readonly columns: Columns;
  readonly slots: KeyTable;
  readonly rows: number;
  readonly rowsInDomain: number;
  readonly strata: number;
  readonly psus: number;
  /** By measure: rows left out because a value is missing. */
  readonly missing: readonly number[];
}

/** Reads and checks the row that begins here. */
const takeRow = (reader: SampleReader): RowOutcome => {
  const { scan, columns, row } = reader;
  const empty = skipEmptyLine(scan);
  if (empty !== 'not-empty') {
    if (empty === 'read') reader.rowNumber += 1;
    return empty;
  }
  const outcome = readRow(scan, columns.plan, row);
  if (outcome === 'cut') return outcome;
  reader.rowNumber += 1;
  if (outcome === 'read') {
    reader.rows += 1;
    acceptRow(reader);
    return outcome;
  }
  const explained = explainBrokenRow(reader);
  if (explained === 'cut') reader.rowNumber -= 1;
  return explained;
};

const readRows = (reader: SampleReader): void => {
  const { scan, problems } = reader;
  while (problems.length < MOST_PROBLEMS) {
    reader.rowStart = scan.position;
    const outcome = scan.position < scan.end ? takeRow(reader) : 'cut';
    if (outcome === 'broken') return;
    if (outcome === 'read') continue;
    if (scan.last) return;
    if (readOn(scan, reader.rowStart)) continue;
    refuse(
      reader,
      undefined,
      `after this row one is longer than ${LONGEST_ROW} bytes: a quote is never closed`,
    );
    return;
  }
};

/** Strata of which more PSUs were sampled than they have. */
const populationProblems = (reader: SampleReader): readonly Problem[] => {
  const { columns, population, firstRows, stratumOfPsu } = reader;
  const { fpc, stratum } = columns;
  if (fpc === undefined) return [];
  const sampled = population.map(() => 0);
  for (const each of stratumOfPsu) sampled[each] = (sampled[each] ?? 0) + 1;
  return population.flatMap((size, each) => {
    const count = sampled[each] ?? 0;
    if (count <= size) return [];
    const where = stratum === undefined ? 'the sample' : `stratum ${labelText(stratum.table, each)}`;
    const row = firstRows[each];
    return {
      ...(row === undefined ? {} : { row }),
      column: fpc.column,
      reason: `${size} PSUs in the population, ${count} in ${where}`,
    };
  });
};

const domainProblems = (
  { rows, rowsInDomain }: SampleReader,
  { domain }: EstimateRequest,
): readonly Problem[] => {
  if (rows === 0) return [{ reason: 'there is no row below the header' }];
  if (rowsInDomain > 0) return [];
  const wanted = domain.map(({ column, value }) => `${column}=${value}`).join(' and ');
  return [{ reason: `the domain is empty: none of ${counted(rows, 'row')} has ${wanted}` }];
};

const mayBeRead = (file: string): boolean => {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

const open = (file: string): Scan => {
  if (file === STANDARD_INPUT) return openScan(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new WrongUse(`there is no file ${file}`);
  if (found.isDirectory()) throw new WrongUse(`${file} is a folder`);
  if (!mayBeRead(file)) throw new WrongUse(`${file} may not be read`);
  return openScan(file);
};

/** Throws `BadInput` for what stands in the file, `WrongUse` for columns that do not and for a file that is not there. */
export const readSample = (request: EstimateRequest): FileSample => {
  const scan = open(request.file);
  try {
    const header = readHeader(scan, request);
    const columns = columnsFor(request, header.names, header.decode);
    const reader = newSampleReader(scan, header, columns, request);
    readRows(reader);
    const { problems } = reader;
    if (problems.length === 0)
      problems.push(
        ...[...domainProblems(reader, request), ...populationProblems(reader)].slice(0, MOST_PROBLEMS),
      );
    if (problems.length > 0) throw new BadInput(request.file, problems);
    const { answers, psuOfSlot, stratumOfPsu, population, slots, rows, rowsInDomain, missing } = reader;
    return {
      sample: { answers, psuOfSlot, stratumOfPsu, ...(request.fpc === undefined ? {} : { population }) },
      columns,
      slots,
      rows,
      rowsInDomain,
      strata: new Set(stratumOfPsu).size,
      psus: stratumOfPsu.length,
      missing,
    };
  } finally {
    scan.close();
  }
};
