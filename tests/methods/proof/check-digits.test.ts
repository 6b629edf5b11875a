import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRightCheckDigits, withCheckDigits } from '../../../methods/proof/check-digits.ts';

describe('check digits', () => {
  test('ISO 7064 MOD 97-10: the example of the standard, 794 gets 44', () => {
    expect(withCheckDigits('794')).toBe('79444');
    expect(hasRightCheckDigits('79444')).toBe(true);
  });

  test('an IBAN is such a number: DE75512108001245126199 of ISO 13616, its letters as digits, country and check digits last', () => {
    expect(hasRightCheckDigits('512108001245126199131475')).toBe(true);
  });

  const digits = fc.stringMatching(/^[0-9]{14}$/);

  test('what was given out is right', () => {
    fc.assert(fc.property(digits, (number) => hasRightCheckDigits(withCheckDigits(number))));
  });

  test('every single wrong digit is found', () => {
    fc.assert(
      fc.property(digits, fc.nat(15), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const right = withCheckDigits(number);
        const wrong = (Number(right[at]) + by) % 10;
        expect(hasRightCheckDigits(right.slice(0, at) + wrong + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('every two neighbours that changed places are found', () => {
    fc.assert(
      fc.property(digits, fc.nat(14), (number, at) => {
        const right = withCheckDigits(number);
        const turned = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
        expect(hasRightCheckDigits(turned)).toBe(turned === right);
      }),
    );
  });
});
