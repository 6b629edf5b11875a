/** Frames and designs of any kind, made into certificates: for properties, and for two verifiers to agree on. */
import fc from 'fast-check';
import { fromHex, toHex } from '../../../../methods/proof/hex.ts';
import type { CertificateParts } from '../../../../methods/sampling/certificate/certificate-of.ts';
import { certifiedSeed } from '../../../../methods/sampling/certificate/certificate-of.ts';
import {
  type CertifiedFrameRow,
  certifiedFrameRoot,
} from '../../../../methods/sampling/certificate/certified-frame.ts';
import { drawStrata } from '../../../../methods/sampling/certificate/draw-strata.ts';
import { drawMethods } from '../../../../methods/sampling/certificate/read-design.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import type { DrawMethod } from '../../../../methods/sampling/draw.ts';
import type { StratumPlan } from '../../../../methods/sampling/frame-check.ts';
import { keyCommitment } from '../../../../methods/sampling/seed.ts';
import { secret } from './example.ts';

export interface RandomDraw {
  readonly rows: readonly CertifiedFrameRow[];
  readonly strata: readonly StratumPlan[];
  readonly parts: CertificateParts;
}

const size = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2 ** 40, max: 2 ** 44 }) },
);
const method = fc.constantFrom(...drawMethods);
const name = fc
  .string({ unit: 'grapheme', maxLength: 6 })
  .map((text) => text.toWellFormed().replace(/[\r\n]/g, ''));
const village = fc.record({ size, name, road: fc.constantFrom('1', '2', '10', '') });
const stratum = fc.tuple(method, fc.array(village, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(5));

const at = '2026-05-01T00:00:00.000Z';

const made = (
  seed: number,
  strata: readonly (readonly [
    DrawMethod,
    readonly { size: number; name: string; road: string }[],
    number,
    number,
  ])[],
  stage: 'sealed' | 'opened',
): RandomDraw => {
  const draw = { campaign: `random-${seed}`, drawNumber: 1 };
  const rows = strata.flatMap(([, villages], s) =>
    villages.map((each, v) => ({
      unit: `v${s}-${(v * 7) % 13}`,
      stratum: `s${9 - s}`,
      size: each.size,
      attributes: { name: each.name || null, road: each.road || null },
    })),
  );
  const key = secret(`key ${seed}`);
  const saltKey = secret(`frame salts ${seed}`);
  const frame = {
    id: 'f',
    rows: rows.length,
    root: certifiedFrameRoot({ frame: 'f', saltKey, rows }, portableSha256),
    saltKey,
  };
  const design = {
    keyCommit: toHex(keyCommitment(draw, fromHex(key))),
    orderColumn: seed % 2 === 0 ? 'road' : null,
    strata: strata.map(([how, villages, chosen, reserve], s) => ({
      code: `s${9 - s}`,
      n: how === 'take-all' ? villages.length : 1 + (chosen % villages.length),
      reserve: how === 'pps-frame-order' || how === 'take-all' ? 0 : reserve,
      method: how,
    })),
    lists: [],
    parties: [],
    deadline: null,
    beacon: null,
    codeVersion: '',
    rules: '',
  };
  const inputs = { ...draw, frame, design, parties: [], pulse: null, key };
  const request = { campaign: draw.campaign, seed: certifiedSeed(inputs), design, rows };
  const facts = ['frozen', 'drawn', ...(stage === 'opened' ? (['opened'] as const) : [])] as const;
  const parts: CertificateParts = {
    ...inputs,
    draws: drawStrata(request, portableSha256),
    sampleSaltKey: secret(`sample salts ${seed}`),
    stage,
    disclosed: design.strata.map(({ code }) => ({ stratum: code, rank: 1 })),
    releases: [],
    households: [],
    log: facts.map((fact) => ({ fact, party: null, at, anchor: null })),
  };
  return { rows, strata: design.strata, parts };
};

/** Up to three strata of up to twelve villages, with any method, sizes of all scales, and units that are taken for certain. */
export const randomDraw: fc.Arbitrary<RandomDraw> = fc
  .tuple(
    fc.nat(1_000_000),
    fc.array(stratum, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('opened' as const, 'opened' as const, 'sealed' as const),
  )
  .map(([seed, strata, stage]) => made(seed, strata, stage));
