import { expect, test } from 'vitest';
import { privacyOf } from '../../../api/responses/privacy-of.ts';

test('an anonymous campaign is anonymous for the households that were drawn, and for nobody else', () => {
  // Households have numbers up to 64,000, screened groups up to 80,000, cases added by hand above.
  const numbers = [1, 64_000, 64_001, 80_000, 80_001];
  expect(numbers.map((number) => privacyOf({ privacy: 'anonymous' }, number))).toEqual([
    'anonymous',
    'anonymous',
    'confidential',
    'confidential',
    'confidential',
  ]);
});

test('a campaign older than the choice is confidential', () => {
  expect([privacyOf({}, 1), privacyOf({ privacy: 'confidential' }, 1)]).toEqual([
    'confidential',
    'confidential',
  ]);
});
