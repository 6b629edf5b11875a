/** The sample as the sealed key gives it. It is worked out anew whenever a part of it is needed, so that it lies nowhere open. */
import { toHex } from '../../methods/proof/hex.ts';
import type { CertifiedDraw, CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import { certifiedSeed, type DrawInputs } from '../../methods/sampling/certificate/certificate-of.ts';
import type { RotationDesign } from '../../methods/sampling/certificate/draw-design.ts';
import { drawStrata } from '../../methods/sampling/certificate/draw-strata.ts';
import { sealedSample } from '../../methods/sampling/certificate/sealed-sample.ts';
import type { StratumDraw } from '../../methods/sampling/draw.ts';
import { villageStage } from '../../methods/sampling/seed.ts';
import type { DrawContext } from '../context.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameRow } from '../frames/frame-row.ts';
import { sha256 } from '../platform/sha256.ts';
import type { Drawing } from './design-store.ts';
import type { DoneDraw, FrozenDraw } from './draw-record.ts';
import { mustStandAsFrozen } from './must-stand-as-frozen.ts';
import { openCeremony } from './open-ceremony.ts';
import { type Party, recordOf } from './party.ts';
import { type SealedKeys, unsealKeys } from './sealed-keys.ts';

export interface SealedDraw {
  readonly inputs: DrawInputs;
  readonly keys: SealedKeys;
  /** In hex. */
  readonly seed: string;
}

/** Seed and keys of a frozen draw, from the pulse that decides it (null where no beacon takes part). Only the draw function can. Throws where the table no longer holds what was published. */
export const openSealedDraw = async (
  context: Pick<DrawContext, 'stores' | 'unseal'>,
  permit: Drawing,
  draw: FrozenDraw & { readonly done?: DoneDraw | undefined },
  parties: readonly Party[],
  pulse: CertifiedPulse | null,
): Promise<SealedDraw> => {
  const { stores, unseal } = context;
  const { campaignId, drawNumber, frame, design } = draw;
  const sealed = await stores.samples.sealedKeys(permit, campaignId, drawNumber);
  if (sealed === undefined) {
    throw new Error(`Draw ${drawNumber} of campaign ${campaignId} has no keys`);
  }
  const keys = await unsealKeys(unseal, { campaignId, drawNumber }, sealed);
  const inputs: DrawInputs = {
    campaign: campaignId,
    drawNumber,
    design,
    parties: parties.map(recordOf),
    pulse,
    frame: { ...frame, saltKey: toHex(keys.frameSaltKey) },
    key: toHex(keys.key),
    ...(design.rotation === undefined
      ? {}
      : { previous: await openedDraws(context, permit, design.rotation.previous) }),
  };
  const seed = certifiedSeed(inputs, sha256);
  mustStandAsFrozen(inputs, seed, draw);
  return { inputs, keys, seed };
};

/** The draws of these strata, or of all; `villages` are those of the frame that stand in them. */
export const drawsOf = (
  { inputs, seed }: SealedDraw,
  villages: readonly FrameVillage[],
  strata?: ReadonlySet<string>,
): readonly StratumDraw[] => {
  const { campaign, design, previous } = inputs;
  const wanted = design.strata.filter(({ code }) => strata?.has(code) ?? true);
  return drawStrata(
    {
      campaign,
      seed,
      design: { ...design, strata: wanted },
      rows: villages.map(frameRow),
      ...(previous === undefined ? {} : { previous }),
    },
    sha256,
  );
};

/** The draw from which a rotation goes on, as its opened certificate has it. */
const openedDraws = async (
  context: Pick<DrawContext, 'stores' | 'unseal'>,
  permit: Drawing,
  { campaign, sampleRoot }: RotationDesign['previous'],
): Promise<readonly CertifiedDraw[]> => {
  const { draw, parties } = await openCeremony(context.stores, campaign);
  const sealed = await openSealedDraw(context, permit, draw, parties, draw.done?.pulse ?? null);
  const draws = drawsOf(sealed, await context.stores.frames.villages('draw job', draw.frame.id));
  const saltKey = toHex(sealed.keys.sampleSaltKey);
  const opened = sealedSample({ stage: villageStage, draws, saltKey, disclosed: [], opened: true }, sha256);
  if (opened.root !== sampleRoot || opened.draws === null) {
    throw new Error(`The draw of campaign ${campaign} is not the one from which the rotation goes on`);
  }
  return opened.draws;
};
