/** Workbooks written out as ECMA-376 has them, so that a test says which markup is read how. */
import { zip } from '@cj-tech-master/excelts/archive';

export interface WorkbookParts {
  /** What stands in `sheetData`, and behind it. */
  readonly rows?: string;
  readonly behind?: string;
  readonly texts?: readonly string[];
  /** The number format of each style, from style 1. */
  readonly formats?: readonly string[];
  readonly properties?: string;
  /** Parts that are put in the place of these, or beside them. */
  readonly instead?: Readonly<Record<string, string>>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([kind, target], at) => `<Relationship Id="rId${at}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const workbookOf = (parts: WorkbookParts): Promise<Uint8Array> => {
  const { rows = '', behind = '', texts = [], formats = [], properties = '', instead = {} } = parts;
  const files: Readonly<Record<string, string>> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets><sheet name="survey" sheetId="1" r:id="rId0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', '/xl/styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats
      .map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_format, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...instead,
  };
  const archive = zip();
  for (const [path, content] of Object.entries(files)) archive.add(path, content);
  return archive.bytes();
};

/** The bytes with those of `find` replaced, wherever they stand. */
export const replaced = (bytes: Uint8Array, find: readonly number[], put: readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at + find.length <= copy.length; at += 1) {
    if (find.every((byte, index) => copy[at + index] === byte)) copy.set(put, at);
  }
  return copy;
};

/** The bytes with the flag “encrypted” in each header of the archive: APPNOTE 4.3.7, 4.3.12 and 4.4.4. */
export const encrypted = (bytes: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at + 10 <= copy.length; at += 1) {
    const [p, k, kind, version] = copy.subarray(at, at + 4);
    const isHeader = p === 0x50 && k === 0x4b;
    const flags = at + (kind === 3 && version === 4 ? 6 : 8);
    if (isHeader && ((kind === 3 && version === 4) || (kind === 1 && version === 2))) {
      copy[flags] = (copy[flags] ?? 0) | 1;
    }
  }
  return copy;
};
