import { expect, test } from 'vitest';
import { isEarlier } from '../../../api/open-channel/open-message.ts';

test('messages are in the order of their numbers, also past a million and over the turn of a year', () => {
  const inOrder = [
    '2026-000001',
    '2026-000002',
    '2026-999999',
    '2026-1000000',
    '2026-10000000',
    '2027-000001',
  ];
  for (const [place, one] of inOrder.entries()) {
    for (const [otherPlace, other] of inOrder.entries()) {
      expect([one, other, isEarlier(one, other)]).toEqual([one, other, place < otherPlace]);
    }
  }
});
