import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { LONELY_POLICIES } from '../../../methods/estimation/lonely-policy.ts';
import { fromBytes, toBytes } from '../../../methods/estimation/packed-row.ts';
import {
  packArea,
  packListSums,
  packStratumPart,
  packVillage,
  unpackArea,
  unpackListSums,
  unpackStratumPart,
  unpackVillage,
} from '../../../methods/estimation/packing.ts';
import type { StratumDesign } from '../../../methods/estimation/stratum.ts';
import { stratumPart } from '../../../methods/estimation/stratum-part.ts';
import { block, designs, listSums, treeArea, villageMoments } from './random-design.ts';

const seeded = { seed: 8, numRuns: 40 };
const stored = (row: Float64Array): Float64Array => fromBytes(toBytes(row));

describe('moments in storage', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(designs(2, 1), fc.constantFrom('adjust', 'certainty', 'average'), (strata, policy) => {
        const area = treeArea(strata, policy);
        expect(unpackArea(stored(packArea(area)))).toEqual(area);
        for (const { villages, population } of strata) {
          const moments = villages.map((village) => villageMoments(village, villages.length, population));
          const methods: readonly StratumDesign[] = [
            { method: 'pps' },
            { method: 'with-replacement' },
            { method: 'simple-random', sampled: villages.length, population },
          ];
          for (const design of methods) {
            const part = stratumPart(moments, design, block);
            expect(unpackStratumPart(stored(packStratumPart(part)))).toEqual(part);
          }
          for (const village of moments) expect(unpackVillage(stored(packVillage(village)))).toEqual(village);
          for (const sums of villages.flatMap(({ lists }) => lists).map(listSums))
            expect(unpackListSums(stored(packListSums(sums)))).toEqual(sums);
        }
      }),
      seeded,
    );
  });

  it('are little-endian doubles with the layout first', () => {
    const bytes = toBytes(packListSums(emptyListSums({ measures: [], groups: [] })));
    // 101 = 0x4059400000000000; no columns; no households
    expect([...bytes.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0, 0x40, 0x59, 0x40]);
    expect(bytes).toHaveLength(24);
  });

  it('are refused in a layout that is not their own', () => {
    const packed = packListSums(emptyListSums(block));
    expect(() => unpackVillage(packed)).toThrow('Layout 101 is not 201 (village)');
    expect(() => unpackListSums(packed.slice(0, -1))).toThrow('ends after');
    expect(() => unpackListSums(Float64Array.of(...packed, 0))).toThrow('1 doubles too many');
    expect(() => unpackListSums(Float64Array.of(101, 3))).toThrow('3 columns');
    expect(() => unpackListSums(Float64Array.of(101, Number.NaN))).toThrow('NaN columns');
    expect(() => fromBytes(new Uint8Array(7))).toThrow('7 bytes');
    const area = packArea(treeArea([]));
    area[2] = LONELY_POLICIES.length;
    expect(() => unpackArea(area)).toThrow('no policy');
  });

  it('grow on after unpacking', () => {
    const sums = { ...unpackListSums(packListSums(emptyListSums(block))) };
    addHousehold(sums, new Float64Array(12).fill(1));
    expect(sums.households).toBe(1);
  });
});
