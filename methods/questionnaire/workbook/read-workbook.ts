import { uint8ArrayToString } from '@cj-tech-master/excelts/archive';
import type { CellSurroundings } from './cell-text.ts';
import { readDateStyles } from './date-styles.ts';
import { readSheet } from './read-sheet.ts';
import { readTexts } from './texts.ts';
import type { Sheet } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';
import { readXml } from './xml-events.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

/** A form has four sheets, and people keep a few beside them. */
const mostSheets = 100;

interface Relation {
  readonly id: string;
  /** The last word of its type's address. */
  readonly kind: string;
  readonly path: string;
}

type ReadPart = (path: string) => Promise<string>;

/** A target is relative to the folder of its part, or begins at the root with a slash. */
const resolved = (folder: string, target: string): string => {
  const names: string[] = target.startsWith('/') ? [] : folder.split('/').filter((name) => name !== '');
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
};

/** What a part refers to; for the empty path, what the whole package does. */
const relations = async (read: ReadPart, path: string): Promise<readonly Relation[]> => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const found: Relation[] = [];
  readXml(part, await read(part), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External') {
        found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folder, Target) });
      }
    },
  });
  return found;
};

interface Contents {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly dayZero: number;
}

const contentsOf = (path: string, markup: string, related: readonly Relation[], zip: ZipParts): Contents => {
  const sheets: { name: string; path: string }[] = [];
  let dayZero = Date.UTC(1899, 11, 30);
  readXml(path, markup, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) {
        dayZero = Date.UTC(1904, 0, 1);
      }
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = related.find((each) => each.id === id);
      if (part === undefined) throw new WorkbookError('damaged', path);
      // A chart may have a sheet of its own.
      if (part.kind !== 'worksheet') return;
      if (!zip.has(part.path) || sheets.length >= mostSheets) throw new WorkbookError('damaged', path);
      sheets.push({ name: attributes['name'] ?? '', path: part.path });
    },
  });
  return { sheets, dayZero };
};

/**
 * The sheets of an `.xlsx` workbook (ECMA-376) with the text of each cell. Formulas are not worked out: their last result stands,
 * and the cell says so. Reads at most 16 MiB that unpack to 128 MiB.
 * @throws WorkbookError
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const zip = await openZip(bytes);
  const read: ReadPart = async (path) => uint8ArrayToString(await zip.read(path));
  if (!zip.has('_rels/.rels')) throw new WorkbookError('no-workbook');
  const main = (await relations(read, '')).find(({ kind }) => kind === 'officeDocument')?.path;
  if (main === undefined || !main.endsWith('.xml')) throw new WorkbookError('no-workbook');
  const related = await relations(read, main);
  const { sheets, dayZero } = contentsOf(main, await read(main), related, zip);
  const part = (kind: string): string | undefined => related.find((each) => each.kind === kind)?.path;
  const [texts, styles] = [part('sharedStrings'), part('styles')];
  const surroundings: CellSurroundings = {
    texts: texts === undefined ? [] : readTexts(texts, await read(texts)),
    isDate: styles === undefined ? () => false : readDateStyles(styles, await read(styles)),
    dayZero,
  };
  const found: Sheet[] = [];
  for (const { name, path } of sheets) {
    found.push({ name, ...readSheet(path, await read(path), surroundings) });
  }
  return found;
};
