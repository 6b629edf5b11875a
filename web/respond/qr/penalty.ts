import type { Modules } from './modules.ts';

/** A row as text, so that what is looked for can be written down. */
const textOf = (row: readonly boolean[]): string => row.map((dark) => (dark ? '1' : '0')).join('');

/** 3 for five alike in a row, 1 for each more. */
const runs = (line: string): number =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);

/** 40 for what looks like a finder beside four light modules; occurrences may overlap. */
const finders = (line: string): number => (line.match(/(?=10111010000|00001011101)/g) ?? []).length * 40;

/** 3 for each square of four alike. */
const squares = (lines: readonly string[]): number => {
  let sum = 0;
  for (let row = 1; row < lines.length; row += 1) {
    const [above = '', here = ''] = [lines[row - 1], lines[row]];
    for (let column = 1; column < here.length; column += 1) {
      const one = here[column];
      if (one === here[column - 1] && one === above[column] && one === above[column - 1]) sum += 3;
    }
  }
  return sum;
};

/** 10 for each 5 % by which the dark share is off one half. */
const balance = (lines: readonly string[]): number => {
  const all = lines.join('');
  const dark = all.length - all.replace(/1/g, '').length;
  return 10 * Math.floor(Math.abs(dark / all.length - 0.5) / 0.05);
};

/** How badly a masked symbol can be read (ISO/IEC 18004 §7.8.3); lower is better. */
export const penaltyOf = (modules: Modules): number => {
  const rows = modules.map(textOf);
  const columns = modules.map((_, column) => textOf(modules.map((row) => row[column] === true)));
  const lines = [...rows, ...columns];
  const alongLines = lines.reduce((sum, line) => sum + runs(line) + finders(line), 0);
  return alongLines + squares(rows) + balance(rows);
};
