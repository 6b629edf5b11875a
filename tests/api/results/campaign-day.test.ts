import { expect, test } from 'vitest';
import { campaignDay } from '../../../api/results/campaign-day.ts';

test.each([
  // China keeps one zone, eight hours before UTC, without summer time.
  ['2026-06-01T15:59:59.999Z', 'Asia/Shanghai', '2026-06-01'],
  ['2026-06-01T16:00:00.000Z', 'Asia/Shanghai', '2026-06-02'],
  ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01-01'],
  ['2026-02-28T20:00:00.000Z', 'Asia/Shanghai', '2026-03-01'],
  // Six hours in Ürümqi’s own zone.
  ['2026-06-01T17:59:59.999Z', 'Asia/Urumqi', '2026-06-01'],
  ['2026-06-01T18:00:00.000Z', 'Asia/Urumqi', '2026-06-02'],
  ['2026-06-01T03:00:00.000Z', 'America/New_York', '2026-05-31'],
])('at %s it is in %s the %s', (moment, zone, day) => {
  expect(campaignDay(new Date(moment), zone)).toBe(day);
});
