/** Workbooks written out as ECMA-376 has them, so that a test says which markup is read how. */
import { zip } from '@cj-tech-master/excelts/archive';

export interface WorkbookParts {
  /** What stands in `sheetData`, by the sheet's name; beside it what follows. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly texts?: readonly string[];
  /** The number format of each style. */
  readonly formats?: readonly string[];
  /** Parts that are put in the place of these, or beside them. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly stored?: boolean;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([kind, target], at) => `<Relationship Id="rId${at}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Excel's own order: the sheets first, the texts to which they point after them. */
export const workbookOf = async (parts: WorkbookParts): Promise<Uint8Array<ArrayBuffer>> => {
  const { sheets, hidden = [], texts, formats = [], instead = {}, stored = false } = parts;
  const names = Object.keys(sheets);
  const files: Readonly<Record<string, string>> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_name, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', '/xl/styles.xml'],
      ...(texts === undefined ? [] : ([['sharedStrings', 'sharedStrings.xml']] as const)),
    ]),
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheets[name] ?? '')]),
    ),
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts>${formats
      .map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_format, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...(texts === undefined
      ? {}
      : {
          'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
        }),
    ...instead,
  };
  const archive = zip({ level: stored ? 0 : 6 });
  for (const [path, content] of Object.entries(files)) {
    archive.add(path, Buffer.from(content));
  }
  return Uint8Array.from(await archive.bytes());
};

/** `rows` ends with what comes after them, such as merged cells. */
const sheetXml = (rows: string): string => {
  const [data = '', after = ''] = rows.split('</sheetData>');
  return `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`;
};

/** A row of plain texts, from column A. */
export const textRow = (row: number, ...cells: readonly string[]): string =>
  `<row r="${row}">${cells
    .map(
      (cell, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join('')}</row>`;
