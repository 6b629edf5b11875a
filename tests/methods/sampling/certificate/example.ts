/**
 * A made-up draw with everything that a certificate can hold: four strata with all methods and a take-all village, three
 * parties of whom one does not reveal, a beacon, a released reserve, a roster that was corrected. The same in each run.
 */
import { createECDH, createPrivateKey, hash, sign } from 'node:crypto';
import { fromHex, toHex } from '../../../../methods/proof/hex.ts';
import type {
  Certificate,
  LoggedFact,
  PartyRecord,
} from '../../../../methods/sampling/certificate/certificate.ts';
import {
  type CertificateParts,
  certificateOf,
  certifiedSeed,
  type RosterToCertify,
} from '../../../../methods/sampling/certificate/certificate-of.ts';
import {
  type CertifiedFrameRow,
  certifiedFrameRoot,
} from '../../../../methods/sampling/certificate/certified-frame.ts';
import { type DrawDesign, designHash } from '../../../../methods/sampling/certificate/draw-design.ts';
import { drawStrata } from '../../../../methods/sampling/certificate/draw-strata.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import { signedCommitment } from '../../../../methods/sampling/certificate/verify-parties.ts';
import { rosterRoot } from '../../../../methods/sampling/roster-root.ts';
import { keyCommitment, partyCommitment } from '../../../../methods/sampling/seed.ts';

/** 32 bytes that belong to a name, in hex: secrets of the example, and what the beacon is made to say. */
export const secret = (name: string): string => hash('sha256', `example ${name}`, 'hex');

const draw = { campaign: 'example-2026', drawNumber: 1 };

const row = (unit: string, stratum: string, size: number, name: string, road: string): CertifiedFrameRow => ({
  unit,
  stratum,
  size,
  attributes: { name, road },
});

export const exampleRows: readonly CertifiedFrameRow[] = [
  row('433124001', '433124', 120, '麻栗场村', '07'),
  row('433124002', '433124', 45, '十八洞村', '03'),
  row('433124003', '433124', 180, '补抽 "新" 村', '05'),
  row('433124004', '433124', 80, '𠮷家村', '01'),
  row('433124005', '433124', 155, 'Cafe\u0301, 双龙村', '09'),
  row('433125001', '433125', 30, '石栏村', '02'),
  row('433125002', '433125', 40, '雅酉村', '04'),
  row('433125003', '433125', 900, '边城社区', '06'),
  row('433125004', '433125', 35, '茶洞村', '08'),
  row('433126001', '433126', 77, '龙潭村', '11'),
  row('433126002', '433126', 66, '民乐村', '12'),
  row('433126003', '433126', 55, '团结村', '13'),
  row('433126004', '433126', 44, '吉卫村', '14'),
  row('433127001', '433127', 210, '长乐村', '23'),
  row('433127002', '433127', 190, '道二村', '21'),
  row('433127003', '433127', 230, '雅桥村', '22'),
];

const parties = ['auditor', 'commissioner', 'evaluator'];

const publicKey = (party: string): string => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(secret(`private key of ${party}`), 'hex'));
  return pair.getPublicKey('hex');
};

/** ECDSA takes chance, so a signature is another one each time; each of them holds. */
export const signatureOf = (party: string, message: Uint8Array): string => {
  const point = publicKey(party);
  const part = (from: number): string =>
    Buffer.from(point.slice(from, from + 64), 'hex').toString('base64url');
  const d = Buffer.from(secret(`private key of ${party}`), 'hex').toString('base64url');
  const key = createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', x: part(2), y: part(66), d },
    format: 'jwk',
  });
  return sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }).toString('hex');
};

/** drand quicknet: pulse 1 at 1692803367, one every 3 s. The first at or after a moment. */
const pulseFrom = (moment: string) => {
  const number = Math.ceil((Date.parse(moment) / 1000 - 1_692_803_367) / 3) + 1;
  return {
    number,
    value: secret(`pulse ${number}`),
    at: new Date((1_692_803_367 + 3 * (number - 1)) * 1000).toISOString(),
  };
};

const first = pulseFrom('2026-03-01T09:00:00.000Z');

const exampleDesign: DrawDesign = {
  keyCommit: toHex(keyCommitment(draw, fromHex(secret('key'), 32))),
  orderColumn: 'road',
  strata: [
    { code: '433124', n: 2, reserve: 1, method: 'pps-random-order' },
    { code: '433125', n: 2, reserve: 1, method: 'pps-random-order' },
    { code: '433126', n: 2, reserve: 1, method: 'simple-random' },
    { code: '433127', n: 1, reserve: 0, method: 'pps-frame-order' },
  ],
  lists: [
    { list: 'exited', n: 3 },
    { list: 'poor', n: 2 },
  ],
  parties: parties.map((party) => ({ party, publicKey: publicKey(party) })),
  deadline: '2026-03-01T08:00:00.000Z',
  beacon: { name: 'drand-quicknet', number: first.number, at: first.at },
  codeVersion: '0.1.0',
  rules: '{"deffPlanned":1.5,"indicators":["漏评率"],"threshold":0.02}',
};

const frame = {
  id: 'frame-1',
  rows: exampleRows.length,
  root: certifiedFrameRoot(
    { frame: 'frame-1', saltKey: secret('frame salts'), rows: exampleRows },
    portableSha256,
  ),
  saltKey: secret('frame salts'),
};

const hashOfDesign = designHash({ ...draw, frame, design: exampleDesign });

const record = (party: string): PartyRecord => {
  const [salt, value] = [secret(`salt of ${party}`), secret(`value of ${party}`)];
  const commitment = toHex(
    partyCommitment({
      ...draw,
      party,
      frameRoot: fromHex(frame.root),
      designHash: fromHex(hashOfDesign),
      salt: fromHex(salt),
      value: fromHex(value),
    }),
  );
  const signature = signatureOf(party, signedCommitment(draw, party, commitment));
  return { party, commitment, signature, reveal: party === 'auditor' ? null : { salt, value } };
};

const logged = (fact: LoggedFact['fact'], at: string, party: string | null = null): LoggedFact => ({
  fact,
  party,
  at,
  anchor: fact === 'frozen' ? { number: 12, hash: secret('anchor 12') } : null,
});

const log = (stage: Certificate['stage']): readonly LoggedFact[] => [
  logged('frozen', '2026-02-20T02:00:00.000Z'),
  ...parties.map((party, index) => logged('committed', `2026-02-2${index + 1}T03:30:00.000Z`, party)),
  logged('revealed', '2026-03-01T01:00:00.000Z', 'commissioner'),
  logged('revealed', '2026-03-01T07:59:59.999Z', 'evaluator'),
  logged('drawn', '2026-03-01T09:00:02.500Z'),
  ...(stage === 'opened' ? [logged('opened', '2026-04-01T00:00:00.000Z')] : []),
];

const inputs = {
  ...draw,
  frame,
  design: exampleDesign,
  parties: parties.map(record),
  pulse: first,
  key: secret('key'),
};

const draws = drawStrata(
  { campaign: draw.campaign, seed: certifiedSeed(inputs), design: exampleDesign, rows: exampleRows },
  portableSha256,
);

const roster = (village: string, version: number, frozenAt: string, exited: number): RosterToCertify => {
  const sizes = { exited, poor: 2, nonregistered: 5 };
  const lists = Object.entries(sizes).map(([list, size]) => ({
    list,
    households: Array.from({ length: size }, (_, at) => ({ household: `${list}-${at + 1}` })),
  }));
  return {
    village,
    version,
    root: toHex(rosterRoot(fromHex(secret('roster salts'), 32), { village, version, lists })),
    rows: exited + 7,
    frozenAt,
    correction: version === 1 ? null : { reason: 'household-listed-twice', supervisor: 'person-7' },
    lists: Object.entries(sizes).map(([list, size]) => ({ list, size })),
    pulse: pulseFrom(new Date(Date.parse(frozenAt) + 60_000).toISOString()),
    disclosed: [{ stratum: `${village}:exited`, rank: 1 }],
  };
};

const unitAt = (stratum: string, rank: number): string =>
  draws.find((each) => each.stratum === stratum)?.selected[rank - 1]?.unit ?? '';

const withoutStage: Omit<CertificateParts, 'stage' | 'log'> = {
  ...inputs,
  draws,
  sampleSaltKey: secret('sample salts'),
  disclosed: [
    { stratum: '433124', rank: 1 },
    { stratum: '433124', rank: 3 },
    { stratum: '433126', rank: 2 },
  ],
  releases: [
    {
      stratum: '433124',
      rank: 3,
      at: '2026-03-03T06:00:00.000Z',
      reason: 'road-blocked',
      supervisor: 'person-7',
    },
    {
      stratum: `${unitAt('433124', 1)}:exited`,
      rank: 4,
      at: '2026-03-05T09:00:00.000Z',
      reason: 'moved-for-good',
      supervisor: 'person-8',
    },
  ],
  households: [
    roster(unitAt('433124', 1), 1, '2026-03-02T03:00:00.000Z', 9),
    roster(unitAt('433124', 1), 2, '2026-03-02T05:00:01.500Z', 8),
    roster(unitAt('433124', 3), 1, '2026-03-04T03:00:00.000Z', 3),
  ],
};

/** What the example's certificate is made from. */
export const exampleParts = (stage: Certificate['stage']): CertificateParts => ({
  ...withoutStage,
  stage,
  log: log(stage),
});

/** The example's certificate; opened it holds everything, sealed only what may be known before closing. */
export const exampleCertificate = (stage: Certificate['stage']): Certificate =>
  certificateOf(exampleParts(stage));
