/**
 * Further columns of a village list are its attributes (属性): kept with the village as text, shown with it, and part of the
 * frozen frame's fingerprint. They never decide who is drawn, but for one that a design names as the order of a frame-order draw.
 */
import type { Problem, Wording } from '../refusals.ts';
import type { VillageAttributes } from './frame.ts';
import type { ListRow } from './list-row.ts';

const drawn = ['code', 'name', 'stratum', 'size'];

/** Columns of the frame file with which a draw is checked offline. */
const ofCertificates = ['unit', 'salt'];

const mostAttributes = 20;
const longestName = 40;
const longestValue = 200;

const reasons = {
  twice: { en: 'two columns have this name', zh: '两列同名' },
  unnamed: { en: 'a column has no name', zh: '有一列没有名称' },
  taken: {
    en: `${ofCertificates.join(' and ')} are columns of the file with which a draw is checked; name it otherwise`,
    zh: `${ofCertificates.join('、')} 是核验抽样所用文件的列名，请改名`,
  },
  nameLong: {
    en: `the name of a column has at most ${longestName} characters`,
    zh: `列名不超过${longestName}个字`,
  },
  many: {
    en: `there are at most ${mostAttributes} columns besides ${drawn.join(', ')}`,
    zh: `除${drawn.join('、')}外最多${mostAttributes}列`,
  },
  valueLong: { en: `a value has at most ${longestValue} characters`, zh: `内容不超过${longestValue}个字` },
  nationalId: {
    en: 'this looks like a national identity number; village lists must not hold one',
    zh: '疑似身份证号，村名单不得包含',
  },
} as const satisfies Record<string, Wording>;

/** The columns that are attributes, in their order; an empty cell of the header that ends the row is none. */
export const attributeColumns = (columns: readonly string[]): readonly string[] =>
  columns.filter((name) => name !== '' && !drawn.includes(name.toLowerCase()));

export const columnProblems = (columns: readonly string[]): readonly Problem[] => {
  const problem = (column: string, reason: Wording): Problem => ({ row: 1, column, reason });
  const lower = columns.map((name) => name.toLowerCase());
  const lastNamed = columns.findLastIndex((name) => name !== '');
  const attributes = attributeColumns(columns);
  return [
    ...(columns.slice(0, lastNamed).includes('') ? [problem('', reasons.unnamed)] : []),
    ...columns
      .filter((name, at) => name !== '' && lower.indexOf(name.toLowerCase()) !== at)
      .map((name) => problem(name, reasons.twice)),
    ...attributes
      .filter((name) => ofCertificates.includes(name.toLowerCase()))
      .map((name) => problem(name, reasons.taken)),
    ...attributes
      .filter((name) => [...name].length > longestName)
      .map((name) => problem([...name].slice(0, longestName).join(''), reasons.nameLong)),
    ...(attributes.length > mostAttributes ? [problem(attributes[mostAttributes] ?? '', reasons.many)] : []),
  ];
};

/** The attributes of one row; nothing where the file has no such column. */
export const attributesOf = (row: ListRow, columns: readonly string[]): VillageAttributes | undefined =>
  columns.length === 0
    ? undefined
    : Object.fromEntries(
        columns.map((name) => [name, row.cell(name.toLowerCase()).normalize('NFC') || null] as const),
      );

export const attributeProblems = (
  row: ListRow,
  attributes: VillageAttributes | undefined,
): readonly Problem[] =>
  Object.entries(attributes ?? {}).flatMap(([column, value]) =>
    valueProblems(value ?? '').map((reason) => ({ row: row.row, column, reason })),
  );

const valueProblems = (value: string): readonly Wording[] => {
  if (/(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])/.test(value)) {
    return [reasons.nationalId];
  }
  return [...value].length > longestValue ? [reasons.valueLong] : [];
};
