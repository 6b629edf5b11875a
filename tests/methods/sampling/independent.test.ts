import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../methods/proof/hex.ts';
import { drawHouseholds, type HouseholdDraw } from '../../../methods/sampling/draw-households.ts';
import { drawVillages, type VillageDraw } from '../../../methods/sampling/draw-villages.ts';
import { byUnit, type FrameRow, frameRoot } from '../../../methods/sampling/frame-root.ts';
import { sampleRoot } from '../../../methods/sampling/sample-root.ts';
import { drawSeed, householdStageSeed, villageStageSeed } from '../../../methods/sampling/seed.ts';

const python = spawnSync('python3', ['--version']).status === 0;
const script = fileURLToPath(new URL('independent.py', import.meta.url));
const answer = (questions: unknown): Record<string, unknown> =>
  JSON.parse(execFileSync('python3', [script], { input: JSON.stringify(questions), encoding: 'utf8' }));

const seed32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2 ** 40, max: 2 ** 44 }) },
);
const method = fc.constantFrom(
  'pps-random-order',
  'pps-frame-order',
  'simple-random',
  'take-all',
  'sequential-poisson',
  'pareto',
);

/** A frame of up to three strata, now and then with units that must be taken for certain. */
const villageDraw: fc.Arbitrary<VillageDraw> = fc
  .tuple(
    seed32,
    fc.array(fc.tuple(method, fc.array(size, { minLength: 1, maxLength: 14 }), fc.nat(), fc.nat(6)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([stageSeed, strata]) => ({
    campaign: 'c-2026',
    stageSeed,
    strata: strata.map(([how, sizes, chosen, reserve], index) => ({
      code: `43312${index}`,
      n: how === 'take-all' ? sizes.length : 1 + (chosen % sizes.length),
      reserve: how === 'pps-frame-order' || how === 'take-all' ? 0 : reserve,
      method: how,
    })),
    units: strata.flatMap(([, sizes], index) =>
      sizes.map((value, place) => ({
        id: `43312${index}-${place}`,
        stratum: `43312${index}`,
        size: value,
        order: `p${(place * 7) % 5}`,
      })),
    ),
  }));

const householdDraw: fc.Arbitrary<HouseholdDraw> = fc
  .tuple(
    seed32,
    fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 2, max: 12 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([stageSeed, lists]) => ({
    campaign: 'c-2026',
    village: '433124001001',
    stageSeed,
    lists: lists.map(([listSize, n], index) => ({ list: `list${9 - index}`, size: listSize, n })),
  }));

const frameRows: readonly FrameRow[] = [
  {
    unit: '433124001002',
    stratum: '433124',
    size: 88,
    attributes: { name: '麻栗场村', households: 310, note: null },
  },
  {
    unit: '433124001001',
    stratum: '433124',
    size: 412,
    attributes: { name: '"十八洞"村\n', ａ: 'x', z: '', households: 240 },
  },
  { unit: '433124001003', stratum: '433124', size: 7, attributes: { '\u{20bb7}': 1, ａ: 2 } },
];

const hexSeed = <Draw extends { readonly stageSeed: Uint8Array }>(draw: Draw) => ({
  ...draw,
  stageSeed: toHex(draw.stageSeed),
});

describe.skipIf(!python)('a second implementation in Python (skipped where python3 is absent)', () => {
  it('draws the same villages and publishes the same sample root', () => {
    const draws = fc.sample(villageDraw, { numRuns: 300, seed: 20260810 });
    const saltKey = new Uint8Array(32).fill(5);
    const found = answer({
      villages: draws.map(hexSeed),
      samples: draws.slice(0, 20).map((draw) => ({ saltKey: toHex(saltKey), draw: hexSeed(draw) })),
    });
    expect(
      draws.map((draw) => drawVillages(draw).map(({ stratum, selected }) => ({ stratum, selected }))),
    ).toEqual(found['villages']);
    expect(
      draws.slice(0, 20).map((draw) => toHex(sampleRoot(saltKey, 'village', drawVillages(draw)))),
    ).toEqual(found['samples']);
  });

  it('draws the same households', () => {
    const draws = fc.sample(householdDraw, { numRuns: 60, seed: 20260811 });
    const ours = draws.map((draw) =>
      drawHouseholds(draw).map(({ list, selected }) => ({
        list,
        selected: selected.map(({ position: _, ...selection }) => selection),
      })),
    );
    expect(ours).toEqual(answer({ households: draws.map(hexSeed) })['households']);
  });

  it('makes the same seeds, stage seeds and frame root', () => {
    const [frameHash, designHash, key, value, rosterHash] = [1, 2, 3, 4, 5].map((byte) =>
      new Uint8Array(32).fill(byte),
    );
    if (!(frameHash && designHash && key && value && rosterHash)) throw new Error('five values were made');
    const draw = { campaign: 'c-2026', drawNumber: 1, frameRoot: frameHash, designHash, key };
    const reveals = [
      { party: 'evaluator', value: null },
      { party: 'commissioner', value },
    ];
    const pulse = { number: 4_242_424, value: 'ab'.repeat(32) };
    const withBeacon = drawSeed({ ...draw, reveals, beacon: { name: 'drand-quicknet', pulse } });
    const withoutBeacon = drawSeed({ ...draw, reveals: [], beacon: null });
    const written = { ...draw, frameRoot: toHex(frameHash), designHash: toHex(designHash), key: toHex(key) };
    const noPulse = { beacon: null, pulseNumber: null, pulse: null };
    const revealed = reveals.map((reveal) => ({ ...reveal, value: reveal.value && toHex(reveal.value) }));
    const village = { seed: withBeacon, village: '433124001001', rosterRoot: rosterHash };
    const household = { stage: 'household', village: '433124001001', rosterRoot: toHex(rosterHash) };
    const found = answer({
      seeds: [
        {
          ...written,
          reveals: revealed,
          beacon: 'drand-quicknet',
          pulseNumber: pulse.number,
          pulse: pulse.value,
        },
        { ...written, reveals: [], ...noPulse },
      ],
      stageSeeds: [
        { seed: toHex(withBeacon), stage: 'village', village: null, rosterRoot: null, ...noPulse },
        { seed: toHex(withBeacon), ...household, pulseNumber: pulse.number, pulse: pulse.value },
        { seed: toHex(withBeacon), ...household, pulseNumber: null, pulse: toHex(key) },
      ],
      frames: [{ saltKey: toHex(key), frame: 'f1', rows: frameRows }],
    });
    expect([withBeacon, withoutBeacon].map(toHex)).toEqual(found['seeds']);
    expect(
      [
        villageStageSeed(withBeacon),
        householdStageSeed({ ...village, chance: { pulse } }),
        householdStageSeed({ ...village, chance: { key } }),
      ].map(toHex),
    ).toEqual(found['stageSeeds']);
    expect([toHex(frameRoot(key, 'f1', frameRows.toSorted(byUnit)))]).toEqual(found['frames']);
  });
});
