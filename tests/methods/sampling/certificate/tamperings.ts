/** One change each to the example's opened certificate or its frame, and the check that has to find it. */
import type { Certificate } from '../../../../methods/sampling/certificate/certificate.ts';
import { certificateOf } from '../../../../methods/sampling/certificate/certificate-of.ts';
import type { CertifiedFrameRow } from '../../../../methods/sampling/certificate/certified-frame.ts';
import type { Check } from '../../../../methods/sampling/certificate/check.ts';
import { exampleCertificate, exampleParts, exampleRows, secret, signatureOf } from './example.ts';

type Json = null | number | string | boolean | Json[] | { [name: string]: Json };

export interface Tampered {
  readonly certificate: unknown;
  readonly rows: readonly CertifiedFrameRow[];
}

export interface Tampering {
  readonly name: string;
  readonly foundBy: Check['check'];
  readonly tampered: () => Tampered;
}

const isBranch = (value: Json | undefined): value is Json[] | { [name: string]: Json } =>
  typeof value === 'object' && value !== null;

const entry = (value: Json | undefined, key: string | number): Json | undefined => {
  if (Array.isArray(value)) return value[Number(key)];
  return isBranch(value) ? value[key] : undefined;
};

/** A copy of the certificate in which the value at a path is another one. */
export const changed = (
  certificate: Certificate,
  path: readonly (string | number)[],
  change: (value: Json) => Json,
): unknown => {
  const copy: Json = JSON.parse(JSON.stringify(certificate));
  const parent = path.slice(0, -1).reduce<Json | undefined>(entry, copy);
  const last = path.at(-1) ?? '';
  const old = entry(parent, last);
  if (old === undefined || !isBranch(parent)) throw new Error(`the certificate has no ${path.join('.')}`);
  if (Array.isArray(parent)) parent[Number(last)] = change(old);
  else parent[last] = change(old);
  return copy;
};

const list = (value: Json): Json[] => (Array.isArray(value) ? value : []);

/** The last hex digit flipped. */
const flipped = (value: Json): Json => {
  const text = String(value);
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
};

const swapped = (value: Json): Json => {
  const [first = null, second = null, ...rest] = list(value);
  return [second, first, ...rest];
};

/** Units exchanged between two places, everything else as it was. */
const unitsSwapped = (value: Json): Json => {
  const [first, second, ...rest] = list(value);
  const units = [entry(second, 'unit') ?? null, entry(first, 'unit') ?? null];
  const exchanged = [first, second].map((each, at) =>
    isBranch(each) && !Array.isArray(each) ? { ...each, unit: units[at] ?? null } : null,
  );
  return [...exchanged, ...rest];
};

const inCertificate = (
  name: string,
  foundBy: Check['check'],
  path: readonly (string | number)[],
  change: (value: Json) => Json,
): Tampering => ({
  name,
  foundBy,
  tampered: () => ({ certificate: changed(exampleCertificate('opened'), path, change), rows: exampleRows }),
});

const inFrame = (
  name: string,
  foundBy: Check['check'],
  change: (rows: readonly CertifiedFrameRow[]) => readonly CertifiedFrameRow[],
): Tampering => ({
  name,
  foundBy,
  tampered: () => ({ certificate: exampleCertificate('opened'), rows: change(exampleRows) }),
});

const remade = (
  name: string,
  foundBy: Check['check'],
  make: (parts: ReturnType<typeof exampleParts>) => ReturnType<typeof exampleParts>,
): Tampering => ({
  name,
  foundBy,
  tampered: () => ({ certificate: certificateOf(make(exampleParts('opened'))), rows: exampleRows }),
});

const draw = ['villages', 'draws', 0] as const;
const selected = [...draw, 'selected'] as const;
const shown = ['villages', 'disclosed', 1] as const;
const roster = ['households', 1] as const;
const villageRow = (rows: readonly CertifiedFrameRow[], change: Partial<CertifiedFrameRow>) =>
  rows.map((row, at) => (at === 3 ? { ...row, ...change } : row));

export const tamperings: readonly Tampering[] = [
  inFrame('a name in the frame', 'frame root', (rows) =>
    villageRow(rows, { attributes: { name: '𠮷家庄', road: '01' } }),
  ),
  inFrame('a size in the frame', 'frame root', (rows) => villageRow(rows, { size: 81 })),
  inFrame('a village in another stratum', 'frame root', (rows) => villageRow(rows, { stratum: '433125' })),
  inFrame('a village left out of the frame', 'frame rows', (rows) => rows.slice(1)),
  inFrame('a village twice in the frame', 'frame rows', (rows) => [...rows, ...rows.slice(0, 1)]),
  inCertificate('another frame root', 'frame root', ['frame', 'root'], flipped),
  inCertificate('another salt key', 'frame root', ['frame', 'saltKey'], flipped),
  inCertificate('another number of rows', 'frame rows', ['frame', 'rows'], () => 17),
  inCertificate('a quota in the design', 'design hash', ['design', 'strata', 0, 'n'], () => 1),
  inCertificate('a line in the rules', 'design hash', ['design', 'rules'], (text) =>
    String(text).replace('0.02', '0.03'),
  ),
  inCertificate('another party key', 'design hash', ['design', 'parties', 0, 'publicKey'], flipped),
  inCertificate('a stratum left out of the design', 'design hash', ['design', 'strata'], (strata) =>
    list(strata).slice(1),
  ),
  inCertificate('another design hash', 'design hash', ['designHash'], flipped),
  inCertificate('another key', 'key commitment', ['key'], flipped),
  inCertificate('another key commitment', 'key commitment', ['design', 'keyCommit'], flipped),
  inCertificate('a revealed value', 'commitment', ['parties', 1, 'reveal', 'value'], flipped),
  inCertificate('a revealed salt', 'commitment', ['parties', 1, 'reveal', 'salt'], flipped),
  inCertificate('a commitment', 'commitment', ['parties', 1, 'commitment'], flipped),
  inCertificate('a commitment without reveal', 'signature', ['parties', 0, 'commitment'], flipped),
  inCertificate('a signature', 'signature', ['parties', 0, 'signature'], flipped),
  inCertificate('a reveal taken away', 'seed', ['parties', 1, 'reveal'], () => null),
  inCertificate('a party left out', 'party', ['parties'], (parties) => list(parties).slice(1)),
  inCertificate('a copied commitment', 'commitment', ['parties', 0], (party) => ({
    party: 'auditor',
    commitment: exampleCertificate('opened').parties[1]?.commitment ?? null,
    signature: entry(party, 'signature') ?? null,
    reveal: null,
  })),
  inCertificate('another pulse', 'seed', ['pulse', 'value'], flipped),
  inCertificate('a later pulse', 'pulse', ['pulse', 'number'], (number) => Number(number) + 1),
  inCertificate('another seed', 'seed', ['seed'], flipped),
  inCertificate('a ticket', 'ticket', [...selected, 1, 'ticket'], flipped),
  inCertificate('a probability', 'probability', [...selected, 1, 'probability'], () => ['241', '580']),
  inCertificate('a reduced probability', 'probability', [...selected, 1, 'probability'], () => ['12', '29']),
  inCertificate('another order of the sample', 'order', [...selected], swapped),
  inCertificate('units exchanged', 'draw', [...selected], unitsSwapped),
  inCertificate('a unit that was not drawn', 'draw', [...selected, 0, 'unit'], () => '433124002'),
  inCertificate('a unit missing', 'draw', [...selected], (units) => list(units).slice(0, 2)),
  inCertificate('a unit too many', 'draw', [...selected], (units) => [
    ...list(units),
    { ...JSON.parse(JSON.stringify(list(units)[2])), unit: '433124002', rank: 4 },
  ]),
  inCertificate('a reserve made a sample', 'order', [...selected, 2, 'role'], () => 'sample'),
  inCertificate('another number of reserves', 'draw', [...draw, 'reserve'], () => 2),
  inCertificate('another method', 'draw', [...draw, 'method'], () => 'simple-random'),
  inCertificate('a stratum missing', 'strata', ['villages', 'draws'], (draws) => list(draws).slice(1)),
  inCertificate('a stratum too many', 'strata', ['villages', 'draws'], (draws) => [
    ...list(draws),
    { ...JSON.parse(JSON.stringify(list(draws)[0])), stratum: '433128' },
  ]),
  inCertificate('another sample root', 'sample root', ['villages', 'root'], flipped),
  inCertificate('another number of leaves', 'sample root', ['villages', 'leaves'], () => 11),
  inCertificate('a salt of the sample', 'sample root', [...selected, 0, 'salt'], flipped),
  inCertificate('a path', 'disclosure', [...shown, 'path', 0], flipped),
  inCertificate('a path too short', 'disclosure', [...shown, 'path'], (path) => list(path).slice(1)),
  inCertificate('a path too long', 'disclosure', [...shown, 'path'], (path) => [...list(path), secret('x')]),
  inCertificate('a shown salt', 'disclosure', [...shown, 'salt'], flipped),
  inCertificate('a shown unit', 'disclosure', [...shown, 'unit'], () => '433124002'),
  inCertificate('another place of a shown unit', 'disclosure', [...shown, 'index'], () => 1),
  inCertificate('a unit shown twice', 'disclosure', ['villages', 'disclosed'], (units) => [
    ...list(units),
    list(units)[0] ?? null,
  ]),
  inCertificate('a reserve shown and not released', 'release', ['releases'], (all) => list(all).slice(1)),
  inCertificate('a reserve released out of order', 'release', ['releases', 1, 'rank'], () => 5),
  inCertificate(
    'a reserve released before the draw',
    'release',
    ['releases', 0, 'at'],
    () => '2026-03-01T09:00:00.000Z',
  ),
  inCertificate('a roster root', 'ticket', [...roster, 'root'], flipped),
  inCertificate('a list longer than it was', 'draw', [...roster], (each) =>
    JSON.parse(
      JSON.stringify(each)
        .replace('"rows":15', '"rows":16')
        .replace('"list":"exited","size":8', '"list":"exited","size":9'),
    ),
  ),
  inCertificate(
    'a household that was not drawn',
    'draw',
    [...roster, 'sample', 'draws', 0, 'selected'],
    swapped,
  ),
  inCertificate(
    'a roster frozen after its pulse',
    'roster',
    [...roster, 'frozenAt'],
    () => '2026-03-02T05:01:00.000Z',
  ),
  inCertificate(
    'a roster frozen long before its pulse',
    'roster',
    [...roster, 'frozenAt'],
    () => '2026-03-02T04:59:00.000Z',
  ),
  inCertificate('a roster without its first version', 'roster', ['households'], (all) => list(all).slice(1)),
  inCertificate(
    'a roster of a village that was not drawn',
    'roster',
    [...roster, 'village'],
    () => '433124002',
  ),
  inCertificate('a draw before the pulse', 'timetable', ['log', 6, 'at'], () => '2026-03-01T08:59:59.999Z'),
  inCertificate('a late reveal', 'timetable', ['log', 5, 'at'], () => '2026-03-01T08:00:00.001Z'),
  inCertificate(
    'a commitment after a reveal',
    'timetable',
    ['log', 1, 'at'],
    () => '2026-03-01T02:00:00.000Z',
  ),
  inCertificate('a fact left out of the log', 'timetable', ['log'], (log) => list(log).slice(1)),
  inCertificate('another campaign', 'design hash', ['campaign'], () => 'example-2027'),
  inCertificate('another draw number', 'design hash', ['drawNumber'], () => 2),
  inCertificate('another format', 'form', ['format'], () => 'zhenping/certificate/v2'),
  inCertificate('a field too many', 'form', ['frame'], (frame) => ({
    ...JSON.parse(JSON.stringify(frame)),
    note: '',
  })),
  inCertificate('a field missing', 'form', ['frame'], () => ({ id: 'frame-1', rows: 16 })),
  inCertificate('an opened certificate called sealed', 'form', ['stage'], () => 'sealed'),
  // A whole certificate made again by somebody who holds every secret.
  remade('a sample drawn with another key', 'key commitment', (parts) => ({
    ...parts,
    key: secret('second key'),
  })),
  remade('a pulse chosen by hand', 'pulse', (parts) => ({
    ...parts,
    pulse: parts.pulse && { ...parts.pulse, number: parts.pulse.number + 1 },
  })),
  remade('a commitment signed by another', 'signature', (parts) => ({
    ...parts,
    parties: parts.parties.map((each) => ({
      ...each,
      signature: signatureOf('stranger', new TextEncoder().encode('anything')),
    })),
  })),
];
