/** The frame under its root, and the villages drawn from it again. */
import { fromHex } from '../../proof/hex.ts';
import { villageStage, villageStageSeed } from '../seed.ts';
import type { Certificate } from './certificate.ts';
import { type CertifiedFrameRow, certifiedFrameRoot } from './certified-frame.ts';
import { type Check, fails, guarded, notChecked, same } from './check.ts';
import { drawStrata } from './draw-strata.ts';
import type { Sha256 } from './sha256.ts';
import { verifyRedrawn, verifyTickets } from './verify-draws.ts';
import { verifySample } from './verify-sample.ts';

type Rows = readonly CertifiedFrameRow[];

/** While the certificate is sealed the salts may still be closed. */
const canBeHashed = ({ frame, stage }: Certificate, rows: Rows): boolean =>
  stage === 'opened' || frame.saltKey !== null || rows.every(({ salt }) => salt !== undefined);

export const verifyFrame = (
  certificate: Certificate,
  rows: Rows | undefined,
  sha256: Sha256,
): readonly Check[] => {
  if (rows === undefined) return [notChecked('frame root', 'frame', 'the frame was not given')];
  const { id, root, saltKey, rows: count } = certificate.frame;
  return [
    same('frame rows', 'frame.rows', String(rows.length), String(count), 'rows of the frozen frame'),
    ...(canBeHashed(certificate, rows)
      ? guarded('frame root', 'frame', () => [
          same(
            'frame root',
            'frame.root',
            certifiedFrameRoot({ frame: id, saltKey, rows }, sha256),
            root,
            'the root over every row of the frame',
          ),
        ])
      : [notChecked('frame root', 'frame', 'the salts of the frame are sealed until closing')]),
  ];
};

/** Who is shown before the opening is at least a village of the frame, in its stratum. */
const verifyShownInFrame = (certificate: Certificate, rows: Rows): readonly Check[] => {
  const { disclosed } = certificate.villages;
  const shown = new Set(disclosed.map(({ unit }) => unit));
  const strata = new Map(
    rows.flatMap(({ unit, stratum }) => (shown.has(unit) ? [[unit, stratum] as const] : [])),
  );
  return disclosed.flatMap(({ unit, stratum }, at) =>
    strata.get(unit) === stratum
      ? []
      : [fails('disclosure', `villages.disclosed[${at}]`, `the frame has no ${unit} in stratum ${stratum}`)],
  );
};

const redraw = (certificate: Certificate, rows: Rows, sha256: Sha256): readonly Check[] => {
  const { campaign, seed, design, villages, previous } = certificate;
  if (seed === null || villages.draws === null) return [];
  const again = drawStrata(
    { campaign, seed, design, rows, ...(previous === undefined ? {} : { previous }) },
    sha256,
  );
  return verifyRedrawn(villages.draws, again, 'villages.draws');
};

/** A disclosed place has to be one that the design gives. */
const verifyShownInDesign = ({ design, villages }: Certificate): readonly Check[] => {
  const strata = new Map(design.strata.map((stratum) => [stratum.code, stratum]));
  return villages.disclosed.flatMap(({ unit, stratum, rank }, at) => {
    const plan = strata.get(stratum);
    return plan !== undefined && rank <= plan.n + plan.reserve
      ? []
      : [
          fails(
            'disclosure',
            `villages.disclosed[${at}]`,
            `the design has no rank ${rank} in stratum ${stratum} for ${unit}`,
          ),
        ];
  });
};

export const verifyVillages = (
  certificate: Certificate,
  rows: Rows | undefined,
  sha256: Sha256,
): readonly Check[] => {
  const { campaign, seed, villages } = certificate;
  const { draws } = villages;
  const sealed = seed === null || draws === null;
  const drawn = sealed
    ? []
    : guarded('ticket', 'villages.draws', () => {
        const stageSeed = villageStageSeed(fromHex(seed, 32));
        const where = 'villages.draws';
        return verifyTickets(sha256, { campaign, stage: villageStage, stageSeed, draws, where });
      });
  const needs = sealed ? 'the draw is sealed until closing' : 'the frame was not given';
  return [
    ...drawn,
    ...(sealed || rows === undefined
      ? [notChecked('draw', 'villages.draws', needs)]
      : guarded('draw', 'villages.draws', () => redraw(certificate, rows, sha256))),
    ...verifySample(sha256, villageStage, villages, 'villages'),
    ...verifyShownInDesign(certificate),
    ...(rows === undefined ? [] : verifyShownInFrame(certificate, rows)),
  ];
};
