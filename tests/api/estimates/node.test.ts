import { expect, test } from 'vitest';
import {
  areaPlace,
  chunkPlace,
  domainPlace,
  stratumPlace,
  villagePlace,
} from '../../../api/estimates/node.ts';
import { placeOf } from '../../../api/estimates/roll-up.ts';

const village = '433124100201';

test('a node lies in the partition of the one above it, from the chunk to the nation', () => {
  const path = [
    chunkPlace('c1', village, 3),
    villagePlace('c1', village, 'town'),
    stratumPlace('c1', '433124', 'town'),
    ...['433124', '4331', '43', 'CN'].map((code) => areaPlace('c1', code)),
  ];
  expect(path.map((place) => place?.level)).toEqual([
    'chunk',
    'village',
    'stratum',
    'county',
    'prefecture',
    'province',
    'nation',
  ]);
  expect(path.map((place) => place?.key)).toEqual([
    '433124100201#0003',
    '433124100201',
    'stratum:town',
    '433124',
    '4331',
    '43',
    'CN',
  ]);
  expect(path.map((place) => place?.parent)).toEqual([
    '433124100201',
    'stratum:town',
    '433124',
    '4331',
    '43',
    'CN',
    'ROOT',
  ]);
});

test('a stratum larger than a county says so, and an area that cuts it holds a domain of it', () => {
  expect(stratumPlace('c1', '4331', 'town')).toMatchObject({ level: 'wide-stratum', parent: '4331' });
  expect(domainPlace('c1', '433124', 'town')).toMatchObject({ level: 'domain', parent: '433124' });
});

test('a township lies apart from what its county is added up from, and a village alone is no area', () => {
  expect(areaPlace('c1', '433124100')).toMatchObject({ level: 'township', parent: 'townships:433124' });
  expect(areaPlace('c1', village)).toBeUndefined();
  expect(areaPlace('c1', '')).toBeUndefined();
});

test('a changed record says where to look: its chunk, its village, its county', () => {
  const chunk = { kind: 'chunk', campaignId: 'c1', village, chunk: 2 };
  expect(placeOf(`VILLAGE#c1#${village}#2`, 'CASE#00129')).toEqual(chunk);
  expect(placeOf(`VILLAGE#c1#${village}#2`, 'RESPONSE#00129')).toEqual(chunk);
  expect(placeOf('SAMPLE#c1#433124', `VILLAGE#${village}`)).toEqual({
    kind: 'village',
    campaignId: 'c1',
    village,
  });
  expect(placeOf('NODE#c1#4331', 'MOMENTS#433124')).toEqual({
    kind: 'area',
    campaignId: 'c1',
    division: '4331',
  });
  for (const sk of ['MOMENTS#stratum:town', 'MOMENTS#domain:town']) {
    expect(placeOf('NODE#c1#43', sk)).toEqual({ kind: 'area', campaignId: 'c1', division: '43' });
  }
});

test('no figure depends on anything else', () => {
  const elsewhere = [
    ['NODE#c1#4331', 'HEAD#433124'],
    ['NODE#c1#433124', 'MOMENTS#stratum:town'],
    ['NODE#c1#43', 'MOMENTS#4331'],
    ['SAMPLE#c1', 'COUNTY#433124'],
    ['CAMPAIGN#c1', 'CAMPAIGN'],
    ['FRAME#i1', 'VILLAGES#433124#0000'],
  ] as const;
  expect(elsewhere.map(([pk, sk]) => placeOf(pk, sk))).toEqual(elsewhere.map(() => undefined));
});
