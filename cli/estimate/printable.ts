/** Characters that move the cursor, colour the screen or turn the direction of text: they would break a table, or hide a part of it. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text of the file as it can stand on a terminal: a line end inside it is shown as \n, an escape as \u001b. */
export const printable = (text: string): string =>
  text.replace(
    UNPRINTABLE,
    (character) => SHORT.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
