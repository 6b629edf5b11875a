/** What a workbook is made of: which part is a sheet, where the texts are, which styles show dates. ECMA-376 part 1, 18.2. */
import type { StoredFile } from '../../platform/stored-file.ts';
import { FileUnreadable } from '../file-unreadable.ts';
import type { Sheet } from './choose-sheet.ts';
import { damaged } from './damaged.ts';
import { readDateStyles } from './date-styles.ts';
import { noTexts, readTexts, type Texts } from './texts.ts';
import { readXml } from './xml-events.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly texts: Texts;
  readonly isDate: (style: number) => boolean;
  /** The markup of a sheet. */
  readonly markup: (sheet: Sheet) => AsyncGenerator<Uint8Array>;
}

const mebibyte = 1024 * 1024;

/** A national list of four columns takes 124 MB. */
const largestSheet = 2048 * mebibyte;
const largestTexts = 512 * mebibyte;
const largestOther = 16 * mebibyte;

export const openWorkbook = async (file: StoredFile): Promise<Workbook> => {
  const zip = await openZip(file);
  if (!zip.has('_rels/.rels')) {
    throw noWorkbook;
  }
  const [main] = (await relations(zip, '')).filter(({ kind }) => kind === 'officeDocument');
  if (main === undefined || !main.path.endsWith('.xml')) {
    throw noWorkbook;
  }
  const related = await relations(zip, main.path);
  const ofKind = (wanted: string): string | undefined => related.find(({ kind }) => kind === wanted)?.path;
  const texts = ofKind('sharedStrings');
  const styles = ofKind('styles');
  return {
    sheets: await sheetsOf(zip, main.path, related),
    texts: texts === undefined ? noTexts : await readTexts(texts, zip.read(texts, largestTexts)),
    isDate: styles === undefined ? () => false : await readDateStyles(styles, zip.read(styles, largestOther)),
    markup: ({ path }) => zip.read(path, largestSheet),
  };
};

const noWorkbook = new FileUnreadable('workbook', {
  en: 'it is a packed file, but no .xlsx workbook; save the list as .xlsx or CSV',
  zh: '这是压缩文件但不是.xlsx工作簿，请将名单另存为.xlsx或CSV',
});

interface Relation {
  readonly id: string;
  /** The last word of its type's address. */
  readonly kind: string;
  readonly path: string;
}

/** What a part refers to; for the empty path, what the whole package does. */
const relations = async (zip: ZipParts, path: string): Promise<readonly Relation[]> => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const found: Relation[] = [];
  await readXml(part, zip.read(part, largestOther), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External') {
        // A target is relative to the folder of its part, or begins at the root with a slash.
        const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
        found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), path: decodeURIComponent(target) });
      }
    },
  });
  return found;
};

const sheetsOf = async (
  zip: ZipParts,
  path: string,
  related: readonly Relation[],
): Promise<readonly Sheet[]> => {
  const sheets: Sheet[] = [];
  await readXml(path, zip.read(path, largestOther), {
    open: (name, attributes) => {
      if (name !== 'sheet') {
        return;
      }
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = related.find((each) => each.id === id);
      if (part === undefined || (part.kind === 'worksheet' && !zip.has(part.path))) {
        throw damaged(path);
      }
      // A chart may have a sheet of its own.
      if (part.kind === 'worksheet') {
        const { name: sheetName = '', state = 'visible' } = attributes;
        sheets.push({ name: sheetName, path: part.path, hidden: state !== 'visible' });
      }
    },
  });
  return sheets;
};
