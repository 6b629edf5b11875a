import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inGroups, markOf, newShortCode, readShortCode } from '../../../api/invitations/short-code.ts';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe('short code', () => {
  test('what is printed is read again, however it is typed', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('', ' ', '-', '　', ' · '),
        fc.boolean(),
        (chance, between, wide) => {
          const code = newShortCode(() => chance);
          const typed = inGroups(code).replaceAll(' ', between);
          const shown = wide
            ? typed.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xff10 - 0x30))
            : typed;
          expect(readShortCode(shown)).toBe(code);
        },
      ),
    );
  });

  test.each(['', '1234', 'abcd efgh ijkl mnop', '1234 5678 9012 3456 7', '0000 0000 0000 0000'])(
    '%j is none',
    (typed) => {
      expect(readShortCode(typed)).toBeUndefined();
    },
  );

  test('the mark in the table depends on the key, and shows no digit of the code', () => {
    const code = newShortCode(() => Buffer.alloc(8, 7));
    const marks = [1, 2].map((key) => markOf(Buffer.alloc(32, key), code));
    expect(new Set(marks).size).toBe(2);
    expect(marks[0]).toMatch(/^[\w-]{43}$/);
  });
});
