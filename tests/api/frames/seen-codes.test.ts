import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenCodes } from '../../../api/frames/seen-codes.ts';

/** Codes of few townships, so that neighbours share their bits. */
const code = fc
  .tuple(fc.constantFrom('433124100', '433124101', '110101001'), fc.nat({ max: 999 }))
  .map(([township, number]) => `${township}${String(number).padStart(3, '0')}`);

test('a code came before exactly where a set of texts holds it', () => {
  fc.assert(
    fc.property(fc.array(code, { maxLength: 400 }), (codes) => {
      const seen = seenCodes();
      const before = codes.map((each, at) => codes.slice(0, at).includes(each));
      expect(codes.map(seen.again)).toEqual(before);
    }),
    { seed: 12, numRuns: 50 },
  );
});
