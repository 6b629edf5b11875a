import { type Command, WrongUse } from './command.ts';
import { check } from './form/check.ts';
import { exportForm } from './form/export.ts';

const help = `zhenping form: questionnaires as spreadsheets (XLSForm)

  check FILE.xlsx         what was understood of it, and each problem with its cell
  export FORM.json        writes a form as a spreadsheet, which other programs of XLSForm read too

  --form FILE.json        check: writes the form that was understood there
  --output FILE.xlsx      export: where to write it
  --json                  one JSON object

error: cannot be taken, so there is no form. ignored: has no meaning here and does no harm. note: taken, but not
exactly as it stands. docs/xlsform.md states what is taken.

Examples:
  zhenping form check households.xlsx
  zhenping form check households.xlsx --form households.json
  zhenping form export households.json --output households.xlsx

Exit: 0 it imports, or it was written; 1 it has errors (each is printed); 2 wrong use.`;

/** `zhenping form`: nothing is asked of any server. */
export const form: Command = {
  help,
  run: ([act, ...args], surroundings) => {
    if (act === 'check') return check(args, surroundings);
    if (act === 'export') return exportForm(args, surroundings);
    throw new WrongUse('say check or export: zhenping form check FILE.xlsx');
  },
};
