import { writeFileSync } from 'node:fs';
import { certificatePieces } from '../methods/sampling/certificate/certificate-text.ts';
import { isApproximate } from '../methods/sampling/draw.ts';
import type { Command, Surroundings } from './command.ts';
import { writeNewKeys } from './draw/draw-keys.ts';
import { certificateAt, type DrawFiles, type Drawn, drawSample } from './draw/draw-sample.ts';
import { type Frozen, freeze } from './draw/freeze.ts';
import { type DrawRequest, readRequest } from './draw/read-request.ts';
import { sampleCsv } from './draw/sample-csv.ts';
import { writePieces } from './draw/write-pieces.ts';

const help = `zhenping draw: freezes a frame and a design, draws the sample, and writes its certificate, offline

  --new-keys FILE   makes the secret keys of a draw in a new file, and ends
  --frame FILE      CSV with the columns unit, stratum, size; further columns are attributes of the frame
  --design FILE     JSON: campaign, frame (its id), strata [{code, n, reserve, method}] or everyStratum {n, reserve, method},
                    and where they take part rotation, lists, parties, deadline, beacon, lottery, orderColumn, codeVersion, rules,
                    drawNumber
  --keys FILE       the secret keys
  --freeze          prints what has to be public before chance enters (roots and hashes), and ends
  --previous FILE   the opened certificate of the wave before, where strata are drawn by rotation
  --chance FILE     JSON: parties with commitments, signatures and reveals; the beacon's pulse; log of times; lotteryEntries

Results, at least one
  --sample FILE     CSV: stratum, rank, role, unit, ticket, numerator and denominator of π, and if π is exact or approximate
  --sealed FILE     the certificate while the key is secret
  --disclose LIST   units that it shows, such as 433124/1,433124/2 (stratum/rank)
  --opened FILE     the certificate with the key: everything can be recomputed
  --json            a summary as one JSON object

Methods: pps-random-order, pps-frame-order, simple-random, take-all; sequential-poisson and pareto, whose π is approximate;
rotation, which goes on from the wave before and keeps a number of its units.
The same files always give the same sample.

Examples:
  zhenping draw --new-keys keys.json
  zhenping draw --frame frame.csv --design design.json --keys keys.json --freeze
  zhenping draw --frame frame.csv --design design.json --keys keys.json --sample sample.csv --opened certificate.json

Exit: 0 drawn, 1 not drawn (file, place and reason are printed), 2 wrong use.`;

const showFrozen = ({ frame, design, designHash }: Frozen, json: boolean): string =>
  json
    ? JSON.stringify({ rows: frame.rows, frameRoot: frame.root, keyCommit: design.keyCommit, designHash })
    : [
        `frame root      ${frame.root}  (${frame.rows.toLocaleString('en')} rows)`,
        `key commitment  ${design.keyCommit}`,
        `design hash     ${designHash}`,
        'Publish these before any party commits; none of the files can change any more.',
      ].join('\n');

/** Writes what was asked for; the sample's root. */
const writeResults = (files: DrawFiles, drawn: Drawn, now: string): string => {
  if (files.sample !== undefined) writeFileSync(files.sample, sampleCsv(drawn.draws));
  const stages = (['sealed', 'opened'] as const).filter((stage) => files[stage] !== undefined);
  const roots = stages.map((stage) => {
    const certificate = certificateAt(drawn, stage, now);
    const file = files[stage];
    if (file !== undefined) writePieces(file, certificatePieces(certificate));
    return certificate.villages.root;
  });
  return roots[0] ?? certificateAt(drawn, 'sealed', now).villages.root;
};

const showDrawn = ({ draws }: Drawn, sampleRoot: string, json: boolean): string => {
  const drawn = draws.reduce((sum, { quota }) => sum + quota, 0);
  const reserves = draws.reduce((sum, { reserve }) => sum + reserve, 0);
  const approximate = draws.filter(({ method }) => isApproximate(method)).length;
  if (json) return JSON.stringify({ strata: draws.length, drawn, reserves, approximate, sampleRoot });
  const [units, strata, ladder] = [drawn, draws.length, reserves].map((count) => count.toLocaleString('en'));
  const note = approximate === 0 ? '' : `\nπ approximate   in ${approximate.toLocaleString('en')} strata`;
  return `${units} units drawn in ${strata} strata, ${ladder} reserves${note}\nsample root     ${sampleRoot}`;
};

const run = (request: DrawRequest, { print }: Surroundings): number => {
  const { json } = request;
  if (request.act === 'make keys') {
    writeNewKeys(request.keys);
    print(
      json ? JSON.stringify({ keys: request.keys }) : `New keys are in ${request.keys}. Keep them secret.`,
    );
  } else if (request.act === 'freeze') {
    print(showFrozen(freeze(request), json));
  } else {
    const now = new Date().toISOString();
    const drawn = drawSample(request, now);
    print(showDrawn(drawn, writeResults(request, drawn, now), json));
  }
  return 0;
};

/** `zhenping draw`: the service's draw for files on disk. */
export const draw: Command = {
  help,
  run: (args, surroundings) => Promise.resolve(run(readRequest(args), surroundings)),
};
