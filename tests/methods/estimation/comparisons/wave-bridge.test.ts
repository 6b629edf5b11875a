import { describe, expect, it } from 'vitest';
import { sumAreas } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import {
  bridgedBlock,
  bridgedVillage,
  inWave,
  type VillageInWaves,
} from '../../../../methods/estimation/comparisons/wave-bridge.ts';
import { addHousehold, emptyListSums } from '../../../../methods/estimation/list-sums.ts';
import { readContrast } from '../../../../methods/estimation/read-contrast.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import type { StratumDesign } from '../../../../methods/estimation/stratum.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import type { VillageMoments } from '../../../../methods/estimation/village.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';

const block: Block = { measures: ['m'], groups: ['all'] };
const both = bridgedBlock(block);

type Answers = readonly (readonly [y: number, x: number])[];

/** By stratum and village: the weight, and what each wave's households said; all of them are asked in a drawn village. */
const villages: Readonly<Record<string, Readonly<Record<string, readonly [number, Answers, Answers]>>>> = {
  a: {
    a1: [
      2,
      [
        [1, 2],
        [0, 3],
      ],
      [],
    ],
    a2: [
      3,
      [
        [2, 2],
        [1, 4],
      ],
      [
        [2, 3],
        [2, 2],
      ],
    ],
    a3: [2.5, [[0, 1]], [[1, 2]]],
    a4: [
      2,
      [],
      [
        [0, 1],
        [1, 3],
      ],
    ],
  },
  b: {
    b1: [
      4,
      [
        [3, 3],
        [1, 2],
      ],
      [],
    ],
    b2: [3, [[0, 2]], [[1, 2]]],
    b3: [
      2,
      [
        [2, 4],
        [2, 3],
      ],
      [
        [3, 3],
        [2, 4],
      ],
    ],
    b4: [
      5,
      [],
      [
        [2, 2],
        [0, 2],
      ],
    ],
  },
};

interface Drawn {
  readonly designOf: (stratum: string) => StratumDesign;
  readonly inclusionOf: (stratum: string) => { readonly numerator: string; readonly denominator: string };
  readonly weightOf: (weight: number) => number;
}

const momentsOf = (answers: Answers, weight: number, inclusion: ReturnType<Drawn['inclusionOf']>) => {
  const sums = emptyListSums(block);
  for (const [y, x] of answers)
    addHousehold(sums, householdVector(block, [{ measure: 'm', groups: ['all'], y, x }]));
  return villageFromLists({ lists: [{ size: answers.length, sums, weight }], inclusion }, block);
};

const bridge = ({ designOf, inclusionOf, weightOf }: Drawn) => {
  const strata = Object.entries(villages).map(([stratum, inStratum]) => {
    const moments = Object.values(inStratum).map(([weight, one, two]): VillageMoments => {
      const of = (answers: Answers) => momentsOf(answers, weightOf(weight), inclusionOf(stratum));
      const waves: VillageInWaves = {
        ...(one.length === 0 ? {} : { first: of(one) }),
        ...(two.length === 0 ? {} : { second: of(two) }),
      };
      return bridgedVillage(waves);
    });
    return stratumFromVillages(moments, designOf(stratum), both);
  });
  const [first, ...others] = strata;
  if (first === undefined) throw new Error('there are strata');
  return sumAreas(first, others);
};

const change = (drawn: Drawn) => {
  const area = bridge(drawn);
  const read = readContrast(area, both, [
    { measure: inWave('m', 2), group: 'all', coefficient: 1 },
    { measure: inWave('m', 1), group: 'all', coefficient: -1 },
  ]);
  const waves = [1, 2].map((wave) => readRatio(area, both, inWave('m', wave), 'all', { interval: 't' }));
  return { read, waves };
};

/**
 * d: one row a household and wave, `wave`, `stratum`, `psu`, `w`, `y`, `x` as above.
 * R: des <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = d)
 *    r <- svyby(~y, ~wave, des, denominator = ~x, svyratio, covmat = TRUE); svycontrast(r, c(-1, 1)); vcov(r)
 */
describe('the change of a ratio between two waves that share villages', () => {
  it('is R’s contrast with replacement', () => {
    const { read, waves } = change({
      designOf: () => ({ method: 'with-replacement' }),
      inclusionOf: () => ({ numerator: '1', denominator: '1' }),
      weightOf: (weight) => weight,
    });
    expect(read).toMatchObject({ degreesOfFreedom: 6 });
    expect(read.estimate).toBeCloseTo(0.08442845223196, 12);
    expect('variance' in read && read.standardError).toBeCloseTo(0.132194030492127, 12);
    expect(waves.map(({ estimate }) => estimate)).toEqual([
      expect.closeTo(0.49645390070922, 12),
      expect.closeTo(0.580882352941177, 12),
    ]);
    expect(waves.map((each) => 'variance' in each && each.variance)).toEqual([
      expect.closeTo(0.01303386826752892, 14),
      expect.closeTo(0.0070028857512881, 14),
    ]);
  });

  // R: the same with weights left out and fpc = ~N, N 10 and 12 villages of which 4 are in either wave.
  it('is R’s contrast of 4 of 10 and 4 of 12 villages', () => {
    const population = (stratum: string): number => (stratum === 'a' ? 10 : 12);
    const { read } = change({
      designOf: (stratum) => ({ method: 'simple-random', sampled: 4, population: population(stratum) }),
      inclusionOf: (stratum) => ({ numerator: '4', denominator: `${population(stratum)}` }),
      weightOf: () => 1,
    });
    expect(read.estimate).toBeCloseTo(0.1142439431913, 12);
    expect('variance' in read && read.standardError).toBeCloseTo(0.0975338253689883, 12);
  });
});

describe('a bridge', () => {
  it('has a village that is in a wave, and waves of one block', () => {
    expect(() => bridgedVillage({})).toThrow('in no wave');
    const inclusion = { numerator: '1', denominator: '2' };
    const wide = villageFromLists({ lists: [], inclusion }, both);
    const narrow = villageFromLists({ lists: [], inclusion }, block);
    expect(() => bridgedVillage({ first: wide, second: narrow })).toThrow('Waves of 4 and of 2 columns');
  });

  it('takes the smaller probability of a village that the waves drew differently', () => {
    const of = (numerator: string) =>
      villageFromLists({ lists: [], inclusion: { numerator, denominator: '10' } }, block);
    expect(bridgedVillage({ first: of('3'), second: of('2') })).toMatchObject({
      inclusion: 0.2,
      complement: 0.8,
    });
    expect(bridgedVillage({ first: of('2'), second: of('3') })).toMatchObject({ inclusion: 0.2 });
  });

  it('keeps the variance inside villages of each wave to itself', () => {
    const answers: Answers = [
      [0, 3],
      [2, 2],
    ];
    const sums = emptyListSums(block);
    for (const [y, x] of answers)
      addHousehold(sums, householdVector(block, [{ measure: 'm', groups: ['all'], y, x }]));
    const inclusion = { numerator: '1', denominator: '2' };
    const one = villageFromLists({ lists: [{ size: 6, sums }], inclusion }, block);
    const { variance } = bridgedVillage({ first: one, second: one });
    // Columns y@1, x@1, y@2, x@2, packed: yy, yx, xx; 0, 0, yy; 0, 0, yx, xx.
    const [yy, yx, xx] = one.variance;
    expect([...variance]).toEqual([yy, yx, xx, 0, 0, yy, 0, 0, yx, xx]);
  });

  it('counts what both waves have', () => {
    const inclusion = { numerator: '1', denominator: '2' };
    const none = { size: 3, sums: emptyListSums(block) };
    const list = (households: number, size: number) => {
      const sums = emptyListSums(block);
      for (let at = 0; at < households; at++)
        addHousehold(sums, householdVector(block, [{ measure: 'm', groups: ['all'], y: 1, x: 1 }]));
      return { size, sums };
    };
    // First: 4 of 9 answered, one of 5 (lonely), a list without an answer. Second: 3 of 6, two lonely lists, two without one.
    const first = villageFromLists({ lists: [list(4, 9), list(1, 5), none], inclusion }, block);
    const lists = [list(3, 6), list(1, 4), list(1, 2), none, none];
    const second = villageFromLists({ lists, inclusion }, block);
    expect(bridgedVillage({ first, second })).toMatchObject({
      households: 4 + 1 + 3 + 1 + 1,
      innerPsus: 4 + 1 + 3 + 1 + 1,
      innerStrata: 2 + 3,
      lonelyLists: 1 + 2,
      emptyLists: 1 + 2,
    });
    expect(bridgedVillage({ second })).toMatchObject({ households: 5, innerStrata: 3, emptyLists: 2 });
  });
});
