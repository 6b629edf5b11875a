import type { Decode } from '../../csv/encoding.ts';
import type { SplitRow } from '../../csv/split-row.ts';
import { type FrameFileProblem, FrameFileRefusal } from './frame-file-problem.ts';

/** Which column is which; all others are attributes under the frame's root. */
export interface FrameHeader {
  readonly unit: number;
  readonly stratum: number;
  readonly size: number;
  /** −1: no salts in the file. */
  readonly salt: number;
  readonly names: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly column: number }[];
}

const own = ['unit', 'stratum', 'size', 'salt'];

/** A file with other separators has one long name. */
const separatorProblem = (names: readonly string[]): readonly FrameFileProblem[] => {
  const [name = '', ...others] = names;
  if (others.length > 0) return [];
  if (name.includes(';')) return [{ row: 1, code: 'not-csv', data: { found: 'semicolons' } }];
  return name.includes('\t') ? [{ row: 1, code: 'not-csv', data: { found: 'tabs' } }] : [];
};

const nameProblems = (names: readonly string[]): readonly FrameFileProblem[] => [
  ...own
    .filter((name) => name !== 'salt' && !names.includes(name))
    .map((column): FrameFileProblem => ({ row: 1, code: 'column-missing', data: { column } })),
  ...names
    .filter((name, column) => names.indexOf(name) !== column)
    .map((column): FrameFileProblem => ({ row: 1, code: 'column-twice', data: { column } })),
];

/** Throws `FrameFileRefusal` for a broken row, another separator, and a column that is missing or there twice. */
export const frameHeader = ({ fields, fault }: SplitRow, decode: Decode): FrameHeader => {
  if (fault !== undefined) throw new FrameFileRefusal([{ row: 1, code: fault, data: {} }]);
  const names = fields.map(({ bytes, from, to }) =>
    (decode(bytes.subarray(from, to)) ?? '').normalize('NFC'),
  );
  const separated = separatorProblem(names);
  const problems = separated.length > 0 ? separated : nameProblems(names);
  if (problems.length > 0) throw new FrameFileRefusal(problems);
  return {
    unit: names.indexOf('unit'),
    stratum: names.indexOf('stratum'),
    size: names.indexOf('size'),
    salt: names.indexOf('salt'),
    names,
    attributes: names.flatMap((name, column) => (own.includes(name) ? [] : [{ name, column }])),
  };
};
