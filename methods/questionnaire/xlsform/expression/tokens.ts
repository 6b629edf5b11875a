import { ExpressionError } from './expression-error.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'name' | 'sign' | 'end';
  /** What it says: without quotes, without `${}`. */
  readonly text: string;
  readonly at: number;
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['reference', /\$\{\s*([^{}]*?)\s*\}/y],
  ['text', /"([^"]*)"|'([^']*)'/y],
  ['number', /((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)/y],
  // A word may hold - and . but not end with them: `a -1` subtracts, `jr:choice-name` is one word.
  ['name', /((?:[A-Za-z_][\w-]*:)?[A-Za-z_](?:[\w.-]*\w)?)/y],
  ['sign', /(!=|<=|>=|\.\.|[-+*=<>(),.|/[\]])/y],
];

const isFullWidth = (character: string): boolean => /[\u3000-\u303F\uFF00-\uFFEF]/.test(character);

const unreadable = (text: string, at: number): ExpressionError => {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/[\u2018\u2019\u201C\u201D]/.test(character)) {
    return new ExpressionError(at, 'curly-quote', {
      en: `${character} is a printer's quotation mark; write ' or "`,
      zh: `${character}是印刷引号，请改为半角的'或"`,
    });
  }
  if (isFullWidth(character)) {
    return new ExpressionError(at, 'full-width', {
      en: `${character} is a full-width character; write ${character.normalize('NFKC')}`,
      zh: `${character}是全角字符，请改为半角的${character.normalize('NFKC')}`,
    });
  }
  return /['"]/.test(character)
    ? new ExpressionError(at, 'open-text', {
        en: `the text that begins with ${character} has no end`,
        zh: `以${character}开始的文字没有结尾引号`,
      })
    : new ExpressionError(at, 'unknown-character', {
        en: `${character} means nothing in an expression`,
        zh: `表达式中不认识字符${character}`,
      });
};

const tokenAt = (text: string, at: number): readonly [Token, number] => {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) {
      return [{ kind, text: found.slice(1).find((part) => part !== undefined) ?? '', at }, pattern.lastIndex];
    }
  }
  throw unreadable(text, at);
};

/** The words and signs of an expression, and after them one of kind `end`. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
    } else {
      const [token, end] = tokenAt(text, at);
      tokens.push(token);
      at = end;
    }
  }
  return [...tokens, { kind: 'end', text: '', at }];
};
