/** Later waves of a draw of any kind: strata that were drawn exactly are rotated, the others are drawn anew. */
import fc from 'fast-check';
import { fromHex, toHex } from '../../../../methods/proof/hex.ts';
import type { Certificate } from '../../../../methods/sampling/certificate/certificate.ts';
import {
  type CertificateParts,
  certifiedSeed,
} from '../../../../methods/sampling/certificate/certificate-of.ts';
import type { CertifiedFrameRow } from '../../../../methods/sampling/certificate/certified-frame.ts';
import type { StratumDesign } from '../../../../methods/sampling/certificate/draw-design.ts';
import { drawStrata } from '../../../../methods/sampling/certificate/draw-strata.ts';
import { sealedSample } from '../../../../methods/sampling/certificate/sealed-sample.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import { isApproximate } from '../../../../methods/sampling/draw.ts';
import { keyCommitment } from '../../../../methods/sampling/seed.ts';
import { secret } from './example.ts';
import { randomDraw } from './random-draw.ts';

interface Wave {
  readonly rows: readonly CertifiedFrameRow[];
  readonly parts: CertificateParts;
}

/** How a later wave differs, by numbers that are brought into the range of each stratum. */
interface Change {
  readonly n: number;
  readonly reserve: number;
  readonly keep: number;
}

const at = '2027-05-01T00:00:00.000Z';

/** The wave after a draw; at least one of its strata must be exact. */
const after = ({ rows, parts }: Wave, change: Change, stage: Certificate['stage']): Wave => {
  const name = { campaign: `${parts.campaign}-next`, drawNumber: 1 };
  const { root, draws } = sealedSample(
    { stage: 'village', draws: parts.draws, saltKey: parts.sampleSaltKey, disclosed: [], opened: true },
    portableSha256,
  );
  const previous = draws ?? [];
  const strata = parts.design.strata.map((plan): StratumDesign & { readonly keep: number } => {
    const before = previous.find(({ stratum }) => stratum === plan.code);
    if (before === undefined || isApproximate(before.method)) return { ...plan, keep: 0 };
    const least = Math.max(1, before.takeAll);
    const n = least + (change.n % (before.selected.length - least + 1));
    const keep = change.keep % (Math.min(n, before.quota) + 1);
    return { code: plan.code, n, reserve: change.reserve, method: 'rotation', keep };
  });
  const key = secret(`key of ${name.campaign}`);
  const design = {
    ...parts.design,
    keyCommit: toHex(keyCommitment(name, fromHex(key))),
    strata: strata.map(({ keep: _, ...plan }) => plan),
    rotation: {
      previous: { campaign: parts.campaign, drawNumber: parts.drawNumber, sampleRoot: root },
      keep: strata.flatMap(({ code, method, keep }) =>
        method === 'rotation' ? [{ stratum: code, keep }] : [],
      ),
    },
  };
  const inputs = { ...name, frame: parts.frame, design, parties: [], pulse: null, key, previous };
  const facts = ['frozen', 'drawn', ...(stage === 'opened' ? (['opened'] as const) : [])] as const;
  const seed = certifiedSeed(inputs);
  return {
    rows,
    parts: {
      ...inputs,
      draws: drawStrata({ campaign: name.campaign, seed, design, rows, previous }, portableSha256),
      sampleSaltKey: secret(`sample salts of ${name.campaign}`),
      stage,
      disclosed: strata.map(({ code }) => ({ stratum: code, rank: 1 })),
      releases: [],
      households: [],
      log: facts.map((fact) => ({ fact, party: null, at, anchor: null })),
    },
  };
};

/** A second or a third wave. */
export const randomRotation: fc.Arbitrary<Wave> = fc
  .record({
    first: randomDraw.filter(({ strata }) => strata.some(({ method }) => !isApproximate(method ?? 'pareto'))),
    changes: fc.array(fc.record({ n: fc.nat(), reserve: fc.nat(4), keep: fc.nat() }), {
      minLength: 1,
      maxLength: 2,
    }),
    stage: fc.constantFrom('opened' as const, 'opened' as const, 'sealed' as const),
  })
  .map(({ first, changes, stage }) =>
    changes.reduce<Wave>((wave, change) => after(wave, change, stage), first),
  );
