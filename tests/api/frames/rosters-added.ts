/** Rosters come from many offices: a file adds to those before it, for drawn villages alone; the report says what is left. */
import { describe, expect, test } from 'vitest';
import { disclosed, rosterCsv, sampleOf, upload } from '../campaign-on-its-way.ts';
import { evaluation } from '../one-system.ts';
import { findingsOf, reportOf } from './asking.ts';

const added = async (campaign: string, file: string) => {
  const done = await upload(evaluation, campaign, 'HOUSEHOLDS', file);
  expect(done).toMatchObject({ state: 'ADOPTED' });
  return findingsOf(await reportOf(campaign, done['id']));
};

describe('rosters', () => {
  test('are added village by village; the last file that names a village gives its roster', async () => {
    const campaign = await disclosed(evaluation);
    const villages = (await sampleOf(evaluation, campaign)).map(({ code, name, role }) => ({
      code: String(code),
      name: String(name),
      role,
    }));
    const [first, second, ...others] = villages;
    const codes = others.map(({ code }) => code);
    const missing = [second, ...others].map((each) => `${each?.code} ${each?.name}`).join('; ');
    expect(await added(campaign, rosterCsv([first?.code ?? '']))).toEqual([
      `ROSTER_MISSING ${villages.length - 1}: ${missing}`,
    ]);
    const withoutPoor = rosterCsv([second?.code ?? '']).replaceAll(/.*,poor,.*\n/g, '');
    expect(
      await added(campaign, `${withoutPoor}${rosterCsv(codes).split('\n').slice(1).join('\n')}`),
    ).toEqual([`LIST_EMPTY 1: ${second?.code} ${second?.name} poor`]);
    // Seven households a list in the place of five.
    expect(await added(campaign, rosterCsv([first?.code ?? '', second?.code ?? ''], 7))).toEqual([]);
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    const sizes = (await sampleOf(evaluation, campaign))
      .filter(({ role }) => role !== 'LADDER')
      .map(({ code, lists }) => [code, Array.isArray(lists) ? lists.map(({ size }) => size) : []]);
    const seven = new Set<unknown>([first?.code, second?.code]);
    expect(sizes).toEqual(
      sizes.map(([code]) => [code, Array.from({ length: 3 }, () => (seven.has(code) ? 7 : 5))]),
    );
  });
});
