import { writeFileSync } from 'node:fs';
import type { Certificate } from '../methods/sampling/certificate/certificate.ts';
import { certificateOf, certifiedSeed } from '../methods/sampling/certificate/certificate-of.ts';
import { certificateText } from '../methods/sampling/certificate/certificate-text.ts';
import { drawStrata } from '../methods/sampling/certificate/draw-strata.ts';
import { verifyBeforeDraw } from '../methods/sampling/certificate/verify-certificate.ts';
import type { Command, Surroundings } from './command.ts';
import { loggedNow, noChance, readChance } from './draw/draw-chance.ts';
import { writeNewKeys } from './draw/draw-keys.ts';
import { type Frozen, freeze } from './draw/freeze.ts';
import { named } from './draw/named.ts';
import { type DrawRequest, readRequest } from './draw/read-request.ts';
import { sampleCsv } from './draw/sample-csv.ts';
import { FileProblem, unusable } from './verify/file-problem.ts';
import { platformTools } from './verify/platform-tools.ts';
import { readJson } from './verify/read-json.ts';

const help = `zhenping draw: freezes a frame and a design, draws the sample, and writes its certificate, offline

  --new-keys FILE   makes the secret keys of a draw in a new file, and ends
  --frame FILE      CSV with the columns unit, stratum, size; further columns are attributes of the frame
  --design FILE     JSON: campaign, frame (its id), strata [{code, n, reserve, method}] or everyStratum {n, reserve, method},
                    and where they take part lists, parties, deadline, beacon, orderColumn, codeVersion, rules, drawNumber
  --keys FILE       the secret keys
  --freeze          prints what has to be public before chance enters (roots and hashes), and ends
  --chance FILE     JSON: parties with commitments, signatures and reveals; the beacon's pulse; log of times

Results, at least one
  --sample FILE     CSV: stratum, rank, role, unit, ticket, numerator and denominator of π
  --sealed FILE     the certificate while the key is secret
  --disclose LIST   units that it shows, such as 433124/1,433124/2 (stratum/rank)
  --opened FILE     the certificate with the key: everything can be recomputed
  --json            a summary as one JSON object

Methods: pps-random-order, pps-frame-order, simple-random. The same files always give the same sample.

Examples:
  zhenping draw --new-keys keys.json
  zhenping draw --frame frame.csv --design design.json --keys keys.json --freeze
  zhenping draw --frame frame.csv --design design.json --keys keys.json --sample sample.csv --opened certificate.json

Exit: 0 drawn, 1 not drawn (file, place and reason are printed), 2 wrong use.`;

type Files = Exclude<DrawRequest, { readonly act: 'make keys' }>;

const showFrozen = ({ frame, design, designHash }: Frozen, json: boolean): string =>
  json
    ? JSON.stringify({ rows: frame.rows, frameRoot: frame.root, keyCommit: design.keyCommit, designHash })
    : [
        `frame root      ${frame.root}  (${frame.rows.toLocaleString('en')} rows)`,
        `key commitment  ${design.keyCommit}`,
        `design hash     ${designHash}`,
        'Publish these before any party commits; none of the files can change any more.',
      ].join('\n');

/** Nothing is drawn from parts that no verifier would accept. */
const mustVerify = (certificate: Certificate, file: string): void => {
  const wrong = verifyBeforeDraw(certificate, platformTools).filter(({ holds }) => holds === 'no');
  if (wrong.length > 0)
    throw new FileProblem(
      unusable(
        file,
        wrong.map(({ where, why }) => `${where}: ${why}`),
      ),
    );
};

const drawFrom = (files: Files, frozen: Frozen): string => {
  const { sha256 } = platformTools;
  const { rows, keys, ...fixed } = frozen;
  const chance = files.chance;
  const { log, ...taken } =
    chance === undefined ? noChance : named(chance, () => readChance(readJson(chance)));
  const inputs = { ...fixed, ...taken, key: keys.key };
  const seed = named(chance ?? files.design, () => certifiedSeed(inputs, sha256));
  const { campaign, design } = fixed;
  const now = new Date().toISOString();
  const common = { ...inputs, sampleSaltKey: keys.sampleSaltKey, releases: [], households: [] };
  const certificate = (stage: Certificate['stage'], draws: ReturnType<typeof drawStrata>) =>
    certificateOf(
      { ...common, draws, stage, disclosed: files.disclosed, log: loggedNow(log, now, stage) },
      sha256,
    );
  mustVerify(certificate('sealed', []), chance ?? files.design);
  const draws = named(files.frame, () => drawStrata({ campaign, seed, design, rows }, sha256));
  if (files.sample !== undefined) writeFileSync(files.sample, sampleCsv(draws));
  const stages = (['sealed', 'opened'] as const).filter((stage) => files[stage] !== undefined);
  const made = stages.map((stage) => certificate(stage, draws));
  for (const each of made) {
    const file = files[each.stage];
    if (file !== undefined) writeFileSync(file, certificateText(each));
  }
  const drawn = draws.reduce((sum, { quota }) => sum + quota, 0);
  const reserves = draws.reduce((sum, { reserve }) => sum + reserve, 0);
  const { root } = (made[0] ?? certificate('sealed', draws)).villages;
  return files.json
    ? JSON.stringify({ strata: draws.length, drawn, reserves, sampleRoot: root })
    : [
        `${drawn.toLocaleString('en')} units drawn in ${draws.length.toLocaleString('en')} strata, ${reserves.toLocaleString('en')} reserves`,
        `sample root     ${root}`,
      ].join('\n');
};

const run = (request: DrawRequest, { print }: Surroundings): number => {
  if (request.act === 'make keys') {
    writeNewKeys(request.keys);
    print(
      request.json
        ? JSON.stringify({ keys: request.keys })
        : `New keys are in ${request.keys}. Keep them secret.`,
    );
    return 0;
  }
  const frozen = freeze(request);
  print(request.act === 'freeze' ? showFrozen(frozen, request.json) : drawFrom(request, frozen));
  return 0;
};

/** `zhenping draw`: the service's draw for files on disk. */
export const draw: Command = {
  name: 'draw',
  summary: 'draw a sample from a CSV frame, with its certificate, offline',
  help,
  run: (args, surroundings) => Promise.resolve(run(readRequest(args), surroundings)),
};
