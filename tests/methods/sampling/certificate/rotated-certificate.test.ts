import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../../methods/sampling/certificate/certificate.ts';
import { certificateOf, certifiedSeed } from '../../../../methods/sampling/certificate/certificate-of.ts';
import { certificateText } from '../../../../methods/sampling/certificate/certificate-text.ts';
import { designHash } from '../../../../methods/sampling/certificate/draw-design.ts';
import { drawStrata } from '../../../../methods/sampling/certificate/draw-strata.ts';
import { remarkSentence } from '../../../../methods/sampling/certificate/remark-sentence.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { randomRotation } from './random-rotation.ts';
import { python, theirs } from './second-verifier.ts';
import { changed } from './tamperings.ts';

const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const expected = { sealed: 'fixed', opened: 'fully verified' } as const;
const waves = fc.sample(randomRotation, { seed: 20261203, numRuns: 60 });

/** An opened one whose first stratum is rotated, from more than three units. */
const example = (() => {
  const found = waves.find(({ parts: { stage, design, previous = [] } }) => {
    const [first] = design.strata;
    const before = previous.find(({ stratum }) => stratum === first?.code);
    return stage === 'opened' && first?.method === 'rotation' && (before?.selected.length ?? 0) > 3;
  });
  if (found === undefined) throw new Error('one of the waves is an opened rotation');
  return found;
})();
const certificate = certificateOf(example.parts);
const place =
  certificate.previous?.findIndex(({ stratum }) => stratum === certificate.design.strata[0]?.code) ?? 0;

/** Made again by somebody who holds every secret: only what the draw before said is another thing. */
const remade = (change: (parts: typeof example.parts) => Partial<typeof example.parts>): Certificate =>
  certificateOf({ ...example.parts, ...change(example.parts) });

const tampered: readonly (readonly [string, string, unknown])[] = [
  [
    'a ticket of the draw before',
    'previous draw',
    changed(certificate, ['previous', place, 'selected', 0, 'ticket'], () => '00'.repeat(32)),
  ],
  [
    'ranks of the draw before exchanged',
    'previous draw',
    changed(certificate, ['previous', place, 'selected'], (all) =>
      Array.isArray(all) ? all.toReversed() : all,
    ),
  ],
  [
    'a stratum of the draw before left out',
    'previous draw',
    changed(certificate, ['previous'], (all) => (Array.isArray(all) ? all.toSpliced(place, 1) : all)),
  ],
  [
    'another root of the draw before',
    'design hash',
    changed(certificate, ['design', 'rotation', 'previous', 'sampleRoot'], () => '11'.repeat(32)),
  ],
  [
    'another number kept',
    'design hash',
    changed(certificate, ['design', 'rotation', 'keep', 0, 'keep'], (keep) => Number(keep) + 1),
  ],
  [
    'a sum of sizes of the draw before',
    'draw',
    changed(certificate, ['previous', place, 'total'], (total) => `${total}0`),
  ],
  [
    'a sample of the draw before said to be larger',
    'draw',
    changed(certificate, ['previous', place, 'quota'], (quota) => Number(quota) + 1),
  ],
  ['no draw before', 'form', changed(certificate, ['format'], () => 'zhenping/certificate/v1')],
  [
    'keep of a stratum that is not rotated',
    'form',
    changed(certificate, ['design', 'rotation', 'keep', 0, 'stratum'], () => 'nowhere'),
  ],
  [
    'a draw before itself',
    'previous draw',
    remade(({ design, campaign, drawNumber }) => {
      const { rotation } = design;
      return rotation === undefined
        ? {}
        : {
            design: {
              ...design,
              rotation: { ...rotation, previous: { ...rotation.previous, campaign, drawNumber } },
            },
          };
    }),
  ],
];

describe('the certificate of a rotated draw', () => {
  it('verifies for any frame and draw before, in a second and a third wave', () => {
    for (const { parts, rows } of waves) {
      const { verdict, checks } = verifyCertificate(parsed(certificateOf(parts)), rows);
      expect(checks.filter(({ holds }) => holds === 'no')).toEqual([]);
      expect(verdict).toBe(expected[parts.stage]);
    }
  });

  it.skipIf(!python)(
    'is accepted by the second verifier too, and each tampering refuted (skipped where python3 is absent)',
    () => {
      const right = waves.map(({ parts, rows }) => ({ certificate: certificateOf(parts), rows }));
      const wrong = tampered.map(([, , each]) => ({ certificate: each, rows: example.rows }));
      const verdicts = theirs([...right, ...wrong]);
      expect(verdicts.slice(0, right.length)).toEqual(
        waves.map(({ parts }) => ({ verdict: expected[parts.stage], problems: [] })),
      );
      expect(verdicts.slice(right.length).map(({ verdict }, at) => [tampered[at]?.[0], verdict])).toEqual(
        tampered.map(([name]) => [name, 'refuted']),
      );
    },
  );

  it.each(tampered)('is refuted with %s', (_, foundBy, each) => {
    const { verdict, checks } = verifyCertificate(parsed(each), example.rows);
    expect(verdict).toBe('refuted');
    expect(checks.filter(({ holds }) => holds === 'no').map(({ check }) => check)).toContain(foundBy);
  });

  it('is one of version 2, with a design hash of its own', () => {
    expect(certificateText(certificate)).toContain('"format":"zhenping/certificate/v2"');
    const { rotation: _, ...plain } = certificate.design;
    expect(designHash({ ...certificate, design: plain })).not.toBe(certificate.designHash);
  });

  it('is one of version 3 where the design says that no lottery takes part', () => {
    const latest = waves.slice(0, 20).map(({ parts, rows }) => {
      const design = { ...parts.design, lottery: null };
      const { campaign, previous = [] } = parts;
      const seed = certifiedSeed({ ...parts, design });
      const draws = drawStrata({ campaign, seed, design, rows, previous }, portableSha256);
      return { stage: parts.stage, certificate: certificateOf({ ...parts, design, draws }), rows };
    });
    const [{ certificate: first } = { certificate }] = latest;
    expect(first).toMatchObject({ format: 'zhenping/certificate/v3', lotteryEntries: [], losses: [] });
    const { previous: _, ...without } = first;
    const tried = [...latest, { stage: 'refuted', certificate: without, rows: latest[0]?.rows ?? [] }];
    const verdicts = tried.map(({ stage }) =>
      stage === 'sealed' || stage === 'opened' ? expected[stage] : stage,
    );
    expect(tried.map(({ certificate: each, rows }) => verifyCertificate(parsed(each), rows).verdict)).toEqual(
      verdicts,
    );
    if (python) expect(theirs(tried).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('says who knew what before the draw, and what to compare', () => {
    const { remarks } = verifyCertificate(parsed(certificate), example.rows);
    const said = remarks.map(remarkSentence).join('\n');
    const { previous } = certificate.design.rotation ?? {};
    expect(said).toContain(`Who saw draw 1 of ${previous?.campaign} knew that only its sample and reserves`);
    expect(said).toContain(`its sample root has to be ${previous?.sampleRoot}`);
  });
});
