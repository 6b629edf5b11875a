/**
 * A workbook keeps each text once, and cells point to it: a national list has a million, half of them codes. They are kept as
 * UTF-8 in one piece of memory, because as many strings would take three times as much.
 */
import { damaged, tooLarge } from './damaged.ts';
import { readXml } from './xml-events.ts';

export interface Texts {
  /** The text with this number, from 0; nothing where there is none. */
  readonly at: (index: number) => string | undefined;
}

/** National lists need a fifth of it. */
const mostBytes = 96 * 1024 * 1024;

/** Excel's own limit. */
const longestText = 32_767;

const collector = (part: string) => {
  let bytes = Buffer.alloc(1024 * 1024);
  let ends = new Uint32Array(16 * 1024);
  let count = 0;
  let length = 0;
  return {
    add: (text: string): void => {
      const needed = length + Buffer.byteLength(text);
      if (needed > mostBytes || text.length > longestText) {
        throw tooLarge(part);
      }
      if (needed > bytes.length) {
        bytes = Buffer.concat([bytes], Math.max(needed, Math.min(2 * bytes.length, mostBytes)));
      }
      if (count === ends.length) {
        const larger = new Uint32Array(2 * ends.length);
        larger.set(ends);
        ends = larger;
      }
      bytes.write(text, length);
      length = needed;
      ends[count] = length;
      count += 1;
    },
    texts: (): Texts => ({
      at: (index) =>
        Number.isInteger(index) && index >= 0 && index < count
          ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
          : undefined,
    }),
  };
};

export const noTexts: Texts = { at: () => undefined };

/** Reads `sharedStrings.xml`: ECMA-376 part 1, 18.4. Phonetic readings beside a text are not part of it. */
export const readTexts = async (part: string, pieces: AsyncIterable<Uint8Array>): Promise<Texts> => {
  const { add, texts } = collector(part);
  let text: string | undefined;
  let taking = false;
  let phonetic = false;
  await readXml(part, pieces, {
    open: (name) => {
      if (name === 'si') {
        text = '';
      } else if (name === 'rPh') {
        phonetic = true;
      } else if (name === 't') {
        taking = !phonetic;
      }
    },
    text: (piece) => {
      if (taking && text !== undefined) {
        text += piece;
      }
    },
    close: (name) => {
      if (name === 't') {
        taking = false;
      } else if (name === 'rPh') {
        phonetic = false;
      } else if (name === 'si') {
        if (text === undefined) {
          throw damaged(part);
        }
        add(unescaped(text));
        text = undefined;
      }
    },
  });
  return texts();
};

/** Characters that XML cannot hold are written as `_x000D_`: ECMA-376 part 1, 22.9.2.19. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
