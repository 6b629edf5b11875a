import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readWorkbook } from '../../methods/questionnaire/workbook/read-workbook.ts';
import { WorkbookError } from '../../methods/questionnaire/workbook/workbook-error.ts';
import { type FormReading, formFromSheets } from '../../methods/questionnaire/xlsform/form-from-sheets.ts';
import type { Surroundings } from '../command.ts';
import { FileProblem, unusable } from '../verify/file-problem.ts';
import { mustBeFile } from '../verify/read-json.ts';
import { oneFile } from './one-file.ts';
import { toJson, toText } from './show.ts';
import { writeFile } from './write-file.ts';

/** Letters, digits and `_` of the file's name, by which a form without an id of its own is known. */
const nameOf = (file: string): string => basename(file).replace(/\.[^.]*$/, '');

const readingOf = async (file: string): Promise<FormReading> => {
  mustBeFile(file);
  try {
    return formFromSheets(await readWorkbook(readFileSync(file)), nameOf(file));
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw new FileProblem(unusable(file, [error.message]), { cause: error });
  }
};

/** `zhenping form check`: 0 where the file imports, 1 where it has errors. */
export const check = async (args: readonly string[], { print }: Surroundings): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { form: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const file = oneFile(positionals, 'zhenping form check FILE.xlsx');
  const reading = await readingOf(file);
  if (values.form !== undefined && reading.form !== null) {
    writeFile(values.form, `${JSON.stringify(reading.form, null, 2)}\n`);
  }
  print(values.json === true ? toJson(file, reading) : toText(file, reading));
  return reading.form === null ? 1 : 0;
};
