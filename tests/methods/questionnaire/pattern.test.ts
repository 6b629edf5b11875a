import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPattern, matcherOf } from '../../../methods/questionnaire/pattern.ts';

/** The authority is the language's own engine, asked about the whole text. */
const expected = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text);

const { pattern: anyPattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc.oneof(
    fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
    fc.tuple(tie('piece'), tie('piece')).map((pieces) => pieces.join('|')),
  ),
  piece: fc
    .tuple(
      fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.', '汉', '😀', '[a-c1]'),
        tie('pattern').map((inside) => `(?:${inside})`),
        tie('pattern').map((inside) => `(${inside})`),
      ),
      fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'),
    )
    .map(([atom, times]) => `${atom}${times}`),
}));

const anyText = fc
  .array(fc.constantFrom('a', 'b', '1', '.', '汉', '😀'), { maxLength: 6 })
  .map((all) => all.join(''));

describe('a pattern', () => {
  it('takes the whole texts that the language’s own engine takes', () => {
    fc.assert(
      fc.property(anyPattern, fc.array(anyText, { minLength: 8, maxLength: 8 }), (pattern, texts) => {
        const matches = matcherOf(pattern);
        for (const text of texts) expect(matches(text)).toBe(expected(pattern, text));
      }),
      { seed: 20261105, numRuns: 400 },
    );
  });

  it.each([
    ['\\d{11}', '13800000000', true],
    ['\\d{11}', '1380000000', false],
    ['^[A-Z]{2}\\d{1,3}$', 'AB12', true],
    ['^$|^-$', '', true],
    ['\\p{Script=Han}+', '汉字', true],
    // Needless escapes are common in forms, and refused by the engine.
    ['[\\w\\.\\@]+\\@b', 'x@y@b', true],
  ])('%s of %s: %s', (pattern, text, fits) => {
    expect(matcherOf(pattern)(text)).toBe(fits);
  });

  it.each([
    '(',
    'a)',
    'a**',
    '(?=a)',
    '(?!a)',
    '(a)\\1',
    '\\bfoo',
    'a{3,2}',
    'a|b^',
    '[b-a]',
    '{',
    'x'.repeat(501),
  ])('%s is refused', (pattern) => {
    expect(isPattern(pattern)).toBe(false);
  });

  it('that would grow without measure is refused', () => {
    expect(isPattern('((a{100}){100}){100}')).toBe(false);
  });

  it('that takes the engine 2^20000 steps is answered in order', () => {
    expect(matcherOf('(a+)+b')('a'.repeat(20_000))).toBe(false);
    expect(matcherOf('(a|a)*c')('a'.repeat(20_000))).toBe(false);
  });
});
