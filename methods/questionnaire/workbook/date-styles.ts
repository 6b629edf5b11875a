import { readXml } from './xml-events.ts';

/** Formats that show a number as a date or a time without being written out: ECMA-376 part 1, 18.8.30, with East Asia's. */
const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What is quoted, escaped or in brackets (a colour, a currency) is no part of a date; hours above 24 stand in brackets too. */
const isDateFormat = (format: string): boolean => {
  const bare = format.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
};

/** Reads `styles.xml`: whether cells of a style, by its number, show dates. */
export const readDateStyles = (part: string, markup: string): ((style: number) => boolean) => {
  const dateIds = new Set<number>();
  const styles: number[] = [];
  let ofCells = false;
  readXml(part, markup, {
    open: (name, attributes) => {
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) {
        dateIds.add(Number(attributes['numFmtId']));
      } else if (name === 'cellXfs') ofCells = true;
      else if (name === 'xf' && ofCells) styles.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') ofCells = false;
    },
  });
  const dated = styles.map((id) => dateIds.has(id) || isDateId(id));
  return (style) => dated[style] ?? false;
};
