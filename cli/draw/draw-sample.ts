import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import {
  type CertificateParts,
  certificateOf,
  certifiedSeed,
} from '../../methods/sampling/certificate/certificate-of.ts';
import { drawStrata } from '../../methods/sampling/certificate/draw-strata.ts';
import { verifyBeforeDraw } from '../../methods/sampling/certificate/verify-certificate.ts';
import { FileProblem, unusable } from '../verify/file-problem.ts';
import { platformTools } from '../verify/platform-tools.ts';
import { readJson } from '../verify/read-json.ts';
import { loggedNow, noChance, readChance } from './draw-chance.ts';
import { freeze } from './freeze.ts';
import { named } from './named.ts';
import { previousDraw } from './previous-draw.ts';
import type { DrawRequest } from './read-request.ts';

export type DrawFiles = Exclude<DrawRequest, { readonly act: 'make keys' }>;

/** A draw without its frame, whose rows are let go, for a country's take much memory. */
export type Drawn = Omit<CertificateParts, 'stage'>;

/** The certificate of a draw at a stage, with what the log has to say of it. */
export const certificateAt = (drawn: Drawn, stage: Certificate['stage'], now: string): Certificate =>
  certificateOf({ ...drawn, stage, log: loggedNow(drawn.log, now, stage) }, platformTools.sha256);

/** Nothing is drawn from parts that no verifier would accept. */
const mustVerify = (certificate: Certificate, file: string): void => {
  const wrong = verifyBeforeDraw(certificate, platformTools).filter(({ holds }) => holds === 'no');
  if (wrong.length > 0) {
    throw new FileProblem(
      unusable(
        file,
        wrong.map(({ where, why }) => `${where}: ${why}`),
      ),
    );
  }
};

/** Reads, freezes, checks and draws. Throws `WrongUse` and `FileProblem` for files that cannot be drawn from. */
export const drawSample = (files: DrawFiles, now: string): Drawn => {
  const { rows, keys, ...fixed } = freeze(files);
  const { chance } = files;
  const taken = chance === undefined ? noChance : named(chance, () => readChance(readJson(chance)));
  const before = previousDraw(fixed.design, files.previous);
  const undrawn: Drawn = {
    ...fixed,
    ...taken,
    ...before,
    key: keys.key,
    draws: [],
    sampleSaltKey: keys.sampleSaltKey,
    disclosed: files.disclosed,
    releases: [],
    households: [],
  };
  const from = chance ?? files.design;
  const seed = named(from, () => certifiedSeed(undrawn, platformTools.sha256));
  mustVerify(certificateAt(undrawn, 'sealed', now), from);
  const { campaign, design } = fixed;
  const draws = named(files.frame, () =>
    drawStrata({ campaign, seed, design, rows, ...before }, platformTools.sha256),
  );
  return { ...undrawn, draws };
};
