/** Two programs that share nothing but a page of documentation must say the same of whatever they are given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../../methods/sampling/certificate/certificate.ts';
import { certificateOf } from '../../../../methods/sampling/certificate/certificate-of.ts';
import type { CertifiedFrameRow } from '../../../../methods/sampling/certificate/certified-frame.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleCertificate, exampleRows } from './example.ts';
import { certificatePaths } from './json-paths.ts';
import { randomRotation } from './random-rotation.ts';
import { python, theirs } from './second-verifier.ts';
import { changed } from './tamperings.ts';

const stage = fc.constantFrom('opened' as const, 'sealed' as const);

/** Values that stand somewhere in a certificate, or nearly. */
const value = fc.oneof(
  fc.constantFrom<unknown>(null, '', '0', '1', 0, 1, 2, 3, 4, 17, -1, 1.5, true, [], {}, ['1', '1'], ['1']),
  fc.constantFrom(
    '433124',
    '433124001',
    '433124005',
    'auditor',
    'exited',
    'frozen',
    'drawn',
    'ladder',
    'sample',
  ),
  fc.constantFrom('simple-random', 'pps-random-order', 'road', 'name', 'sealed', 'e\u0301', '\u{20bb7}'),
  fc.constantFrom('2026-03-01T08:30:00.000Z', '2026-03-02T05:01:00.000Z', '2026-02-30T00:00:00.000Z'),
  fc.constantFrom('00'.repeat(32), '00'.repeat(64), `04${'00'.repeat(64)}`),
  fc.jsonValue(),
);

const otherThan = (certificate: Certificate, paths = certificatePaths(certificate)) =>
  fc
    .tuple(fc.constantFrom(...paths), value)
    .map(([path, other]) => changed(certificate, path, () => JSON.parse(JSON.stringify(other))));

/** A number or moment a little off, an item of a list left out or twice. */
const nearTo = (certificate: Certificate, paths = certificatePaths(certificate)) =>
  fc.tuple(fc.constantFrom(...paths), fc.nat(5)).map(([path, by]) =>
    changed(certificate, path, (old) => {
      if (Array.isArray(old)) return by < 3 ? old.toSpliced(by, 1) : [...old, ...old.slice(0, 1)];
      if (typeof old === 'number') return old + by - 2;
      const text = String(old);
      return /^\d{4}-/.test(text) ? new Date(Date.parse(text) + (by - 2) * 1500).toISOString() : old;
    }),
  );

/** A later wave, changed where it speaks of the draw before. */
const rotated = randomRotation.chain(({ parts, rows }) => {
  const certificate = certificateOf(parts);
  const paths = certificatePaths(certificate).filter(
    ([first, second]) => first === 'previous' || second === 'rotation',
  );
  return fc.record({
    certificate: fc.oneof(nearTo(certificate, paths), otherThan(certificate, paths)),
    rows: fc.constant(rows),
  });
});

const change = fc.oneof(
  fc.record({ size: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ stratum: fc.constantFrom('433124', '433125', 's') }),
  fc.record({ unit: fc.constantFrom('433124001', 'u') }),
  fc.constant({}),
);
const otherRows: fc.Arbitrary<readonly CertifiedFrameRow[]> = fc
  .tuple(fc.nat(exampleRows.length - 1), change)
  .map(([at, other]) => exampleRows.map((row, place) => (place === at ? { ...row, ...other } : row)));

const cases = fc.oneof(
  fc.record({
    certificate: stage.map(exampleCertificate).chain((each) => otherThan(each)),
    rows: fc.constant(exampleRows),
  }),
  fc.record({
    certificate: stage.map(exampleCertificate).chain((each) => nearTo(each)),
    rows: fc.constant(exampleRows),
  }),
  fc.record({ certificate: stage.map(exampleCertificate), rows: otherRows }),
);

const compared = (
  tried: readonly { readonly certificate: unknown; readonly rows: readonly CertifiedFrameRow[] }[],
) => {
  const ours = tried.map(({ certificate, rows }) => verifyCertificate(certificate, rows, { signatureHolds }));
  const verdicts = theirs(tried).map(({ verdict, problems }, at) => ({
    at,
    verdict,
    problems: problems.length > 0,
  }));
  expect(verdicts).toEqual(
    ours.map(({ verdict, checks }, at) => ({
      at,
      verdict,
      problems: checks.some(({ holds }) => holds === 'no'),
    })),
  );
  return verdicts.filter(({ verdict }) => verdict === 'refuted').length;
};

describe.skipIf(!python)('two verifiers agree (skipped where python3 is absent)', () => {
  it('on certificates and frames with any change', () => {
    const refuted = compared(fc.sample(cases, { seed: 20261130, numRuns: 80 }));
    // Some changes mean nothing, such as another supervisor's id; most are refuted.
    expect(refuted).toBeGreaterThan(40);
    expect(refuted).toBeLessThan(80);
  });

  it('on later waves with any change to what they say of the draw before', () => {
    expect(compared(fc.sample(rotated, { seed: 20261204, numRuns: 100 }))).toBeGreaterThan(50);
  });
});
