import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../methods/proof/hex.ts';
import { certificateOf, certifiedSeed } from '../../../../methods/sampling/certificate/certificate-of.ts';
import {
  certificateFingerprint,
  certificatePieces,
  certificateText,
} from '../../../../methods/sampling/certificate/certificate-text.ts';
import { unitOf } from '../../../../methods/sampling/certificate/certified-frame.ts';
import { readCertificate } from '../../../../methods/sampling/certificate/read-certificate.ts';
import { remarkSentence } from '../../../../methods/sampling/certificate/remark-sentence.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { drawVillages } from '../../../../methods/sampling/draw-villages.ts';
import { byUnit, frameRoot } from '../../../../methods/sampling/frame-root.ts';
import { sampleRoot } from '../../../../methods/sampling/sample-root.ts';
import { villageStage, villageStageSeed } from '../../../../methods/sampling/seed.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleCertificate, exampleParts, exampleRows } from './example.ts';
import { randomDraw } from './random-draw.ts';
import { python, theirs } from './second-verifier.ts';

const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const expected = { sealed: 'fixed', opened: 'fully verified' } as const;

describe('a certificate', () => {
  it('verifies for any frame and design, whatever the order of rows, and agrees with the draw that it certifies', () => {
    const shuffled = randomDraw.chain((draw) =>
      fc
        .shuffledSubarray([...draw.rows], { minLength: draw.rows.length })
        .map((rows) => ({ ...draw, other: rows })),
    );
    fc.assert(
      fc.property(shuffled, ({ parts, rows, strata, other }) => {
        const certificate = certificateOf(parts);
        expect(verifyCertificate(parsed(certificate), other)).toMatchObject({
          verdict: expected[parts.stage],
        });
        const { saltKey, root } = parts.frame;
        expect(root).toBe(toHex(frameRoot(fromHex(saltKey ?? ''), 'f', rows.toSorted(byUnit))));
        const drawn = drawVillages({
          campaign: parts.campaign,
          stageSeed: villageStageSeed(fromHex(certifiedSeed(parts))),
          strata,
          units: rows.map((row) => unitOf(row, parts.design.orderColumn)),
        });
        expect(parts.draws).toEqual(drawn);
        const published = sampleRoot(fromHex(parts.sampleSaltKey), villageStage, drawn);
        expect(certificate.villages.root).toBe(toHex(published));
      }),
      { seed: 20261110, numRuns: 60 },
    );
  });

  it.skipIf(!python)('is accepted by the second verifier too (skipped where python3 is absent)', () => {
    const draws = fc.sample(randomDraw, { seed: 20261111, numRuns: 60 });
    const verdicts = theirs(draws.map(({ parts, rows }) => ({ certificate: certificateOf(parts), rows })));
    expect(verdicts).toEqual(draws.map(({ parts }) => ({ verdict: expected[parts.stage], problems: [] })));
  });

  it('keeps key, seed, frame salts and everything not shown to itself while sealed', () => {
    const { key, frame, sampleSaltKey } = exampleParts('sealed');
    const opened = exampleCertificate('opened');
    const text = certificateText(exampleCertificate('sealed'));
    const shown = opened.villages.disclosed.map(({ unit }) => unit);
    const hidden = (opened.villages.draws ?? []).flatMap(({ selected }) =>
      selected.flatMap(({ unit, ticket, salt }) => (shown.includes(unit) ? [] : [unit, ticket, salt])),
    );
    expect(hidden.length).toBe(3 * 7);
    for (const secret of [key, opened.seed ?? '', frame.saltKey ?? '', sampleSaltKey, ...hidden]) {
      expect(text).not.toContain(secret);
    }
    expect(certificateText(opened)).not.toContain(sampleSaltKey);
  });

  it('is only as good as what was given: no frame or no signatures is not fully verified', () => {
    const opened = exampleCertificate('opened');
    const open = (rows: typeof exampleRows | undefined, tools: object) => {
      const { verdict, checks } = verifyCertificate(parsed(opened), rows, tools);
      return { verdict, open: checks.filter(({ holds }) => holds !== 'yes').map(({ check }) => check) };
    };
    expect(open(undefined, { signatureHolds })).toEqual({
      verdict: 'incomplete',
      open: ['frame root', 'draw'],
    });
    expect(open(exampleRows, {})).toEqual({
      verdict: 'incomplete',
      open: ['signature', 'signature', 'signature'],
    });
  });

  it('takes the salts of the frame from its rows where it has no salt key', () => {
    const parts = exampleParts('opened');
    const saltOf = (unit: string): string => {
      const message = JSON.stringify(['zhenping/salt/v1', 'frame-row', 'frame-1', unit]);
      return createHmac('sha256', Buffer.from(parts.frame.saltKey ?? '', 'hex'))
        .update(message)
        .digest('hex');
    };
    const certificate = certificateOf({ ...parts, frame: { ...parts.frame, saltKey: null } });
    const salted = exampleRows.map((row) => ({ ...row, salt: saltOf(row.unit) }));
    const verdict = (rows: typeof exampleRows) =>
      verifyCertificate(parsed(certificate), rows, { signatureHolds }).verdict;
    expect(verdict(salted)).toBe('fully verified');
    expect(verdict(exampleRows)).toBe('refuted');
    expect(verdict(salted.map((row, at) => (at === 2 ? { ...row, salt: 'no hex' } : row)))).toBe('refuted');
  });

  it('has one text and fingerprint, however its file is laid out', () => {
    const certificate = exampleCertificate('opened');
    const text = certificateText(certificate);
    const laidOut: unknown = JSON.parse(JSON.stringify(JSON.parse(text), null, 2));
    expect(certificateText(readCertificate(laidOut))).toBe(text);
    for (const each of [certificate, exampleCertificate('sealed')]) {
      expect([...certificatePieces(each)].join('')).toBe(certificateText(each));
    }
    // Keys in RFC 8785 order, no blanks.
    expect(text).toMatch(/^\{"campaign":"example-2026","design":\{"beacon":\{"at":/);
    expect(certificateFingerprint(certificate)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(verifyCertificate(laidOut).fingerprint).toBe(certificateFingerprint(certificate));
  });

  it('says what it does not prove', () => {
    const remarks = (change: object): string =>
      verifyCertificate(parsed({ ...exampleCertificate('opened'), ...change }))
        .remarks.map(remarkSentence)
        .join('\n');
    expect(remarks({})).toMatch(/^Compare pulse 26517412 of drand-quicknet/);
    expect(remarks({})).toContain('auditor did not reveal by the deadline');
    expect(remarks({})).toContain('Compare the pulses of the 3 rosters too.\n');
    expect(remarks({})).toContain('predictable once one unit is known: 1.');
    expect(remarks({ drawNumber: 2 })).toContain('This is draw 2 of its campaign');
    const { design } = exampleCertificate('opened');
    const [first, ...others] = design.strata;
    const rough = { ...design, strata: [{ ...first, method: 'pareto' }, ...others] };
    expect(remarks({ design: rough })).toContain('whose π is approximate (sequential-poisson, pareto): 1.');
    expect(remarks({})).not.toContain('approximate');
    const named = { ...design, beacon: { name: 'nist', number: 1, at: '2026-03-01T09:00:00.000Z' } };
    expect(remarks({ design: named })).toContain(
      'each is the first at least 60 s after its roster was frozen',
    );
    const noBeacon = { pulse: null, design: { ...design, beacon: null } };
    expect(remarks(noBeacon)).toContain('abortable by the last revealer');
    expect(remarks({ pulse: null, parties: [], design: { ...design, beacon: null, parties: [] } })).toContain(
      'whoever made the key could have tried many',
    );
  });
});
