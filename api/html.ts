/**
 * Text that is HTML already. Everything else that stands in a page is escaped, so that a label, an answer or a link can
 * never become a part of the page.
 */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Part[] | false | undefined;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const written = (part: Part): string => {
  if (part === false || part === undefined) {
    return '';
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
  }
  return 'html' in part ? part.html : part.map(written).join('');
};

/** A template whose values are escaped; attributes must stand in double quotes. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.reduce(
    (page, text, index) => page + text + written(index < parts.length ? parts[index] : ''),
    '',
  ),
});
