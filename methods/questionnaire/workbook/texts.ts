import { readXml } from './xml-events.ts';

/** Characters that XML cannot hold are written as `_x000D_`: ECMA-376 part 1, 22.9.2.19. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

/** Reads `sharedStrings.xml`: ECMA-376 part 1, 18.4. A text may stand in runs; phonetic readings beside it are not part of it. */
export const readTexts = (part: string, markup: string): readonly string[] => {
  const texts: string[] = [];
  let text = '';
  let taking = false;
  let phonetic = false;
  readXml(part, markup, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text: (piece) => {
      if (taking) text += piece;
    },
    close: (name) => {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
};
