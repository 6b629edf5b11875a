import { zip } from '@cj-tech-master/excelts/archive';
import { xmlEncode, xmlEncodeAttr } from '@cj-tech-master/excelts/xml';
import { letters } from './cell-place.ts';

/** A sheet as rows of texts, the first row being the header. An empty text is an empty cell. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (entries: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="${packaged}/relationships">${entries
    .map(
      ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** What XML cannot hold, and what looks like its replacement, is written as `_x0001_`: ECMA-376 part 1, 22.9.2.19. */
const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase();
      return `_x${code.padStart(4, '0')}_`;
    });

/** Every cell is a text, so that no spreadsheet makes a date, a number or a formula of it. */
const sheetXml = ({ rows }: TextSheet): string => {
  const lines = rows.map((cells, index) => {
    const marked = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${letters(column)}${index + 1}" t="inlineStr" s="1"><is><t xml:space="preserve">${xmlEncode(escaped(text))}</t></is></c>`,
    );
    return `<row r="${index + 1}">${marked.join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

/** Style 1 is Excel's own “text” (format 49). */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** The bytes of an `.xlsx` workbook (ECMA-376). The same sheets give the same bytes. */
export const writeWorkbook = (sheets: readonly TextSheet[]): Uint8Array => {
  const names = sheets.map((_sheet, at) => `worksheets/sheet${at + 1}.xml`);
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${names
        .map((name) => `<Override PartName="/xl/${name}" ContentType="${sheetType}.worksheet+xml"/>`)
        .join('')}</Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
        .map(
          ({ name }, at) => `<sheet name="${xmlEncodeAttr(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([...names.map((name): [string, string] => ['worksheet', name]), ['styles', 'styles.xml']]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, at): [string, string] => [`xl/${names[at]}`, sheetXml(sheet)]),
  ];
  const archive = zip({ reproducible: true });
  for (const [path, text] of parts) archive.add(path, text);
  return archive.bytesSync();
};
