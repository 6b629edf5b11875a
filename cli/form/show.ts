import type { FormReading } from '../../methods/questionnaire/xlsform/form-from-sheets.ts';
import type { Severity, SheetProblem } from '../../methods/questionnaire/xlsform/problem.ts';
import { printable } from '../estimate/printable.ts';

/** So many of each kind are shown; --json has them all. */
const MOST_SHOWN = 50;

const marks: Readonly<Record<Severity, string>> = { error: '✗', ignored: '–', note: '·' };

/** `survey!H9`, as a spreadsheet finds it; `survey` for a sheet as a whole. */
const cellOf = ({ sheet, row, column }: SheetProblem): string => {
  if (sheet === null) return 'file';
  return row === null ? sheet : `${sheet}!${column ?? ''}${row}`;
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const section = (
  problems: readonly SheetProblem[],
  severity: Severity,
  one: string,
  many: string,
): readonly string[] => {
  const of = problems.filter((problem) => problem.severity === severity);
  if (of.length === 0) return [];
  const shown = of
    .slice(0, MOST_SHOWN)
    .map((problem) => `  ${marks[severity]} ${cellOf(problem).padEnd(14)} ${printable(problem.en)}`);
  const rest = of.length > MOST_SHOWN ? [`  … and ${of.length - MOST_SHOWN} more`] : [];
  return ['', of.length === 1 ? `1 ${one}` : `${of.length} ${many}`, ...shown, ...rest];
};

/** For people: what was understood, then each problem with its cell. */
export const toText = (file: string, { form, understood, problems }: FormReading): string => {
  const { questions, calculations, groups, repeats, choices, rules, derived, languages } = understood;
  return [
    `${file}: ${form === null ? 'cannot be imported' : `imports as ${printable(form.code)}, version ${form.version}`}`,
    `  ${counted(questions, 'question')}, ${counted(calculations, 'calculation')}, ${counted(rules, 'rule')}, ${counted(groups, 'group')}, ${counted(repeats, 'repeat')}, ${counted(choices, 'choice')}, ${counted(derived, 'derived variable')}`,
    `  languages: ${languages.length === 0 ? 'none' : languages.join(', ')}`,
    ...section(problems, 'error', 'error', 'errors'),
    ...section(problems, 'ignored', 'thing without a meaning here', 'things without a meaning here'),
    ...section(problems, 'note', 'note', 'notes'),
  ].join('\n');
};

/** For programs: everything, one object. */
export const toJson = (file: string, { form, understood, problems }: FormReading): string =>
  JSON.stringify({
    file,
    imports: form !== null,
    ...(form === null ? {} : { form: form.code, version: form.version }),
    understood,
    problems: problems.map((problem) => ({ ...problem, cell: cellOf(problem) })),
  });
