import { expect, test } from 'vitest';
import { knownCounties } from '../../../api/divisions/known-counties.ts';

/** Part of the official list: two provinces, a municipality directly under the nation with its own districts. */
const list: Readonly<Record<string, readonly string[]>> = {
  CN: ['11', '43'],
  '11': ['1101'],
  '1101': ['110101', '110102'],
  '43': ['4301', '4331'],
  '4301': ['430102'],
  '4331': ['433123', '433124'],
  // Townships are no counties.
  '433124': ['433124100', '433124200'],
};

const divisions = {
  childrenOf: (_year: string, parent: string) =>
    Promise.resolve((list[parent] ?? []).map((code) => ({ code, name: code }))),
  names: () => Promise.resolve(new Map<string, string>()),
  save: () => Promise.resolve(),
};

test.each([
  ['CN', ['110101', '110102', '430102', '433123', '433124']],
  ['43', ['430102', '433123', '433124']],
  ['4331', ['433123', '433124']],
  // Within one prefecture, so that the county itself and its neighbours are known.
  ['433124', ['433123', '433124']],
  ['433124100', ['433123', '433124']],
  ['99', []],
])('in %s the list knows %o', async (division, counties) => {
  expect([...(await knownCounties(divisions, '2023', division))].toSorted()).toEqual(counties);
});
