import type { SplitRow } from '../estimate/csv/split-row.ts';
import { FileProblem, unusable } from './file-problem.ts';

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

/** Throws `FileProblem` for a column that is missing or there twice. */
export const frameHeader = (
  file: string,
  { fields, fault }: SplitRow,
  decode: (bytes: Uint8Array) => string | undefined,
): FrameHeader => {
  const names = fields.map(({ bytes, from, to }) =>
    (decode(bytes.subarray(from, to)) ?? '').normalize('NFC'),
  );
  const missing = own.filter((name) => name !== 'salt' && !names.includes(name));
  const twice = names.filter((name, column) => names.indexOf(name) !== column);
  const problems = [
    ...(fault === undefined ? [] : [`row 1: ${fault}`]),
    ...missing.map((name) => `row 1: there is no column ${name}; a frame has unit, stratum and size`),
    ...twice.map((name) => `row 1: two columns are called “${name}”`),
  ];
  if (problems.length > 0) throw new FileProblem(unusable(file, problems));
  return {
    unit: names.indexOf('unit'),
    stratum: names.indexOf('stratum'),
    size: names.indexOf('size'),
    salt: names.indexOf('salt'),
    names,
    attributes: names.flatMap((name, column) => (own.includes(name) ? [] : [{ name, column }])),
  };
};
