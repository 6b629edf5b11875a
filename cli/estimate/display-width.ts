/** Characters that take two places on a terminal: Chinese, Japanese, Korean, full-width forms, pictures (Unicode, UAX #11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Marks that stand on the character before them, and characters without a shape. */
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200f\ufeff]/u;

/** Places that a text takes on a terminal. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const character of text) if (!WITHOUT_WIDTH.test(character)) width += WIDE.test(character) ? 2 : 1;
  return width;
};

const gap = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padRight = (text: string, width: number): string => text + gap(text, width);
export const padLeft = (text: string, width: number): string => gap(text, width) + text;
