import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../methods/proof/hex.ts';
import { inclusionProof, verifyInclusion } from '../../../methods/proof/inclusion-proof.ts';
import { merkleRoot, saltedLeafHash } from '../../../methods/proof/tree-hash.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import { byUnit, type FrameRow, frameLeaves, frameRoot } from '../../../methods/sampling/frame-root.ts';
import { type Roster, rosterLeaves, rosterRoot } from '../../../methods/sampling/roster-root.ts';
import { sampleLeaves, sampleRoot } from '../../../methods/sampling/sample-root.ts';

const saltKey = new Uint8Array(32).fill(6);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const rows: readonly FrameRow[] = [
  { unit: 'v1', stratum: 's', size: 5, attributes: { name: '甲', households: 12 } },
  { unit: 'v2', stratum: 's', size: 9, attributes: { name: '乙', households: null } },
  { unit: 'v3', stratum: 't', size: 2, attributes: {} },
];

describe('a frame root', () => {
  const root = toHex(frameRoot(saltKey, 'f', rows));

  it('stands over one salted leaf a row, whose bytes say all of it', () => {
    const leaves = rows.map(frameLeaves(saltKey, 'f'));
    expect(leaves.map(({ bytes }) => text(bytes))).toEqual([
      '["zhenping/frame-row/v1","f","v1","s",5,[["households",12],["name","甲"]]]',
      '["zhenping/frame-row/v1","f","v2","s",9,[["households",null],["name","乙"]]]',
      '["zhenping/frame-row/v1","f","v3","t",2,[]]',
    ]);
    for (const { salt, bytes, leaf } of leaves) expect(saltedLeafHash(salt, bytes)).toEqual(leaf);
    expect(toHex(merkleRoot(leaves.map(({ leaf }) => leaf)))).toBe(root);
    expect(new Set(leaves.map(({ salt }) => toHex(salt))).size).toBe(3);
  });

  it('changes with any change of any row, with the salt key and with the frame', () => {
    const changed: readonly (readonly FrameRow[])[] = [
      rows.slice(1),
      [...rows, { unit: 'v4', stratum: 's', size: 1, attributes: {} }],
      ...rows.flatMap((row, place) =>
        [
          { unit: `${row.unit}x` },
          { stratum: 'u' },
          { size: row.size + 1 },
          { attributes: { name: '丙' } },
        ].map((change) => rows.with(place, { ...row, ...change })),
      ),
    ];
    const roots = changed.map((other) => toHex(frameRoot(saltKey, 'f', other)));
    const others = [frameRoot(new Uint8Array(32), 'f', rows), frameRoot(saltKey, 'g', rows)].map(toHex);
    expect(new Set([root, ...roots, ...others]).size).toBe(1 + changed.length + 2);
  });

  it('does not depend on the order of attributes or on how a letter is composed', () => {
    const [first, ...rest] = rows;
    const same = { unit: 'v1', stratum: 's', size: 5, attributes: { households: 12, name: '甲' } };
    expect(first && toHex(frameRoot(saltKey, 'f', [same, ...rest]))).toBe(root);
    const spelled = (name: string) => frameRoot(saltKey, 'f', [{ ...same, attributes: { [name]: name } }]);
    expect(spelled('cafe\u0301')).toEqual(spelled('caf\u00e9'));
  });

  it('refuses rows out of order, rows that come twice and two spellings of one attribute', () => {
    const reversed = rows.toReversed();
    expect(() => frameRoot(saltKey, 'f', reversed)).toThrow(
      expect.objectContaining({
        problem: { code: 'rows-not-in-order', data: { before: 'v3', after: 'v2' } },
      }),
    );
    expect(frameRoot(saltKey, 'f', reversed.toSorted(byUnit))).toEqual(frameRoot(saltKey, 'f', rows));
    expect(() => frameRoot(saltKey, 'f', rows.concat(rows.slice(2)))).toThrow('rows-not-in-order');
    const twice = { 'caf\u00e9': 1, 'cafe\u0301': 2 };
    expect(() => frameRoot(saltKey, 'f', [{ unit: 'v', stratum: 's', size: 1, attributes: twice }])).toThrow(
      'attribute-twice',
    );
  });
});

describe('a roster root', () => {
  const roster: Roster = {
    village: '433124001001',
    version: 1,
    lists: [
      { list: 'poor', households: [{ head: '张三' }] },
      { list: 'exited', households: [{ head: '李四' }, { head: '王五', persons: 4 }] },
    ],
  };

  it('stands over households by list type and position', () => {
    const leaves = rosterLeaves(saltKey, roster);
    expect(leaves.map(({ bytes }) => text(bytes))).toEqual([
      '["zhenping/roster-row/v1","433124001001",1,"exited",1,[["head","李四"]]]',
      '["zhenping/roster-row/v1","433124001001",1,"exited",2,[["head","王五"],["persons",4]]]',
      '["zhenping/roster-row/v1","433124001001",1,"poor",1,[["head","张三"]]]',
    ]);
    expect(leaves.map(({ list, position }) => [list, position])).toEqual([
      ['exited', 1],
      ['exited', 2],
      ['poor', 1],
    ]);
    expect(rosterRoot(saltKey, roster)).toEqual(merkleRoot(leaves.map(({ leaf }) => leaf)));
  });

  it('is another for another version, another order of households, another salt key', () => {
    const swapped = roster.lists.map(({ list, households }) => ({
      list,
      households: households.toReversed(),
    }));
    const others = [
      rosterRoot(saltKey, roster),
      rosterRoot(saltKey, { ...roster, version: 2 }),
      rosterRoot(saltKey, { ...roster, lists: swapped }),
      rosterRoot(new Uint8Array(32), roster),
    ];
    expect(new Set(others.map(toHex)).size).toBe(4);
    expect(rosterRoot(saltKey, { ...roster, lists: roster.lists.toReversed() })).toEqual(others[0]);
  });

  it('refuses a list that comes twice', () => {
    const lists = [...roster.lists, { list: 'poor', households: [] }];
    expect(() => rosterRoot(saltKey, { ...roster, lists })).toThrow('stratum-twice');
  });
});

describe('a sample root', () => {
  const stageSeed = new Uint8Array(32).fill(8);
  const units = Array.from({ length: 30 }, (_, place) => ({
    id: `v${place}`,
    stratum: `s${place % 2}`,
    size: 4 + place,
  }));
  const strata = ['s1', 's0'].map((code) => ({ code, n: 3, reserve: 2 }));
  const draws = drawVillages({ campaign: 'c', stageSeed, strata, units });
  const leaves = sampleLeaves(saltKey, 'village', draws);
  const root = sampleRoot(saltKey, 'village', draws);

  it('has a leaf for each selected unit, by stratum and rank, sample and ladder', () => {
    const expected = draws.flatMap(({ stratum, selected }) =>
      selected.map(
        ({ rank, unit, ticket }) =>
          `["zhenping/selected/v1","village","${stratum}",${rank},"${unit}","${ticket}"]`,
      ),
    );
    expect(leaves.map(({ bytes }) => text(bytes))).toEqual(expected);
    expect(draws.map(({ stratum, selected }) => [stratum, selected.length])).toEqual([
      ['s0', 5],
      ['s1', 5],
    ]);
    expect(sampleRoot(saltKey, 'village', draws.toReversed())).toEqual(root);
  });

  it('proves one village at a time, and no other unit, rank or stratum in its place', () => {
    const hashes = leaves.map(({ leaf }) => leaf);
    fc.assert(
      fc.property(fc.nat(leaves.length - 1), fc.nat(leaves.length - 1), (index, other) => {
        const shown = leaves[index];
        const path = inclusionProof(hashes, index);
        if (shown === undefined) throw new Error('a leaf stands at each index');
        const holds = (bytes: Uint8Array): boolean =>
          verifyInclusion(
            { leaf: saltedLeafHash(shown.salt, bytes), index, size: leaves.length, root },
            path,
          );
        expect(holds(shown.bytes)).toBe(true);
        expect(holds(leaves[other]?.bytes ?? new Uint8Array())).toBe(other === index);
      }),
      { seed: 20260820 },
    );
  });
});
