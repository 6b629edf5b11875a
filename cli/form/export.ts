import { parseArgs } from 'node:util';
import type { Form } from '../../methods/questionnaire/form.ts';
import { ShapeError } from '../../methods/questionnaire/json-shape.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';
import { RuleError } from '../../methods/questionnaire/rule.ts';
import { writeWorkbook } from '../../methods/questionnaire/workbook/write-workbook.ts';
import { FormNotWritable, sheetsFromForm } from '../../methods/questionnaire/xlsform/sheets-from-form.ts';
import { type Surroundings, WrongUse } from '../command.ts';
import { FileProblem, unusable } from '../verify/file-problem.ts';
import { readJson } from '../verify/read-json.ts';
import { oneFile } from './one-file.ts';
import { writeFile } from './write-file.ts';

const written = (file: string): { readonly form: Form; readonly bytes: Uint8Array } => {
  const value = readJson(file);
  try {
    const form = readForm(value);
    return { form, bytes: writeWorkbook(sheetsFromForm(form)) };
  } catch (error) {
    const isOfFile = [ShapeError, RuleError, FormNotWritable].some((kind) => error instanceof kind);
    if (!isOfFile || !(error instanceof Error)) throw error;
    throw new FileProblem(unusable(file, [error.message]), { cause: error });
  }
};

/** `zhenping form export`: the spreadsheet was read back before it is written, and gave the same form. */
export const exportForm = (args: readonly string[], { print }: Surroundings): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { output: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const file = oneFile(positionals, 'zhenping form export FORM.json --output FILE.xlsx');
  const { output } = values;
  if (output === undefined) throw new WrongUse('say where to write it: --output FILE.xlsx');
  const { form, bytes } = written(file);
  writeFile(output, bytes);
  print(
    values.json === true
      ? JSON.stringify({ form: form.code, version: form.version, output, bytes: bytes.length })
      : `${output}: ${form.code}, version ${form.version}, ${form.items.length} items; read back, it is the same form`,
  );
  return Promise.resolve(0);
};
