import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CertifiedLoss } from '../../../../methods/sampling/certificate/certificate.ts';
import { certificateOf } from '../../../../methods/sampling/certificate/certificate-of.ts';
import { remarkSentence } from '../../../../methods/sampling/certificate/remark-sentence.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { exampleCertificate, exampleRows } from './example.ts';
import { certificatePaths } from './json-paths.ts';
import { lotteryParts } from './lottery-example.ts';
import { python, theirs } from './second-verifier.ts';
import { changed } from './tamperings.ts';

const parts = lotteryParts('opened');
const losses = parts.losses ?? [];
const opened = certificateOf(parts);
const ours = (certificate: unknown) =>
  verifyCertificate(JSON.parse(JSON.stringify(certificate)), exampleRows);

const with_ = (changes: Partial<typeof parts>) => certificateOf({ ...parts, ...changes });
const withLoss = (place: number, change: Partial<CertifiedLoss>) =>
  with_({ losses: losses.map((each, at) => (at === place ? { ...each, ...change } : each)) });
const [release] = parts.releases;
const withRelease = (change: object) =>
  with_({ releases: release === undefined ? [] : [{ ...release, ...change }] });
const reserve = opened.villages.draws?.[0]?.selected[2]?.unit ?? '';
const reserveLost = (change: Partial<CertifiedLoss> = {}): readonly CertifiedLoss[] => [
  ...losses,
  ...losses.slice(1).map((each) => ({
    ...each,
    stratum: '433124',
    rank: 3,
    unit: reserve,
    recordedAt: '2026-03-03T06:00:00.000Z',
    confirmedAt: '2026-03-04T06:00:00.000Z',
    ...change,
  })),
];
const unconfirmed = { confirmedAt: null, confirmedBy: null };

const tampered: readonly (readonly [string, string, unknown])[] = [
  ['a loss left out', 'loss', with_({ losses: losses.slice(1) })],
  ['a reserve that stands in for nobody', 'loss', withLoss(0, { reserve: null })],
  ['a reserve that stands in for two', 'loss', withLoss(1, { stratum: '433124', rank: 1, reserve: 3 })],
  ['the loss of a village that was not drawn', 'loss', withLoss(1, { unit: '433126009' })],
  ['the loss of a village at another place', 'loss', withLoss(1, { rank: 1 })],
  ['a loss in no stratum', 'loss', withLoss(1, { stratum: '433129' })],
  ['the loss of a reserve that was not opened', 'loss', withLoss(1, { rank: 3 })],
  ['a loss before the draw', 'loss', withLoss(1, { recordedAt: '2026-03-01T14:40:29.999Z' })],
  ['a loss that nobody confirmed', 'loss', withLoss(1, unconfirmed)],
  ['a loss that was confirmed by who recorded it', 'loss', withLoss(0, { confirmedBy: 'person-5' })],
  ['a confirmation before the record', 'loss', withLoss(1, { confirmedAt: '2026-03-02T07:59:59.999Z' })],
  ['a confirmation after closing', 'loss', withLoss(1, { confirmedAt: '2026-04-01T00:00:00.001Z' })],
  ['a reserve before the confirmation', 'loss', withRelease({ at: '2026-03-03T04:59:59.999Z' })],
  ['a reserve for another reason', 'loss', withRelease({ reason: 'dangerous' })],
  ['a reserve opened by who recorded the loss', 'loss', withRelease({ supervisor: 'person-5' })],
  ['a reserve that was not released', 'loss', with_({ releases: [] })],
  [
    'a reserve that stands in for itself',
    'loss',
    with_({ losses: [...reserveLost({ reserve: 3 }).slice(1)] }),
  ],
  [
    'a reserve that was lost before it was opened',
    'loss',
    with_({ losses: reserveLost({ recordedAt: '2026-03-03T05:59:59.999Z' }) }),
  ],
  [
    'a reserve for a village that was in for certain',
    'loss',
    // 433125003 is larger than all others of its stratum together.
    with_({
      losses: [...losses, { ...losses[0], ...certain() }],
      releases: [...parts.releases, ...parts.releases.map((each) => ({ ...each, stratum: '433125' }))],
    }),
  ],
  ['a loss confirmed at no time', 'form', changed(opened, ['losses', 0, 'confirmedAt'], () => null)],
  ['a loss twice', 'form', with_({ losses: [...losses, ...losses] })],
  ['no list of losses', 'form', { ...opened, losses: undefined }],
];

function certain(): CertifiedLoss {
  return {
    stratum: '433125',
    rank: 1,
    unit: '433125003',
    reason: 'road-blocked',
    recordedAt: '2026-03-02T08:00:00.000Z',
    recordedBy: 'person-5',
    confirmedAt: '2026-03-03T05:00:00.000Z',
    confirmedBy: 'person-7',
    reserve: 3,
  };
}

describe('lost villages in a certificate', () => {
  it('are told with their reason, who recorded and confirmed them, and which reserve stands in', () => {
    const { verdict, checks, remarks } = ours(opened);
    expect(checks.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(verdict).toBe('fully verified');
    expect(remarks.map(remarkSentence)).toContain(
      'Villages that were drawn and could not be worked: 2; reserves stand in for 1 of them. The certificate has ' +
        'their reasons; whether these are true only evidence outside can show.',
    );
    // A reserve can be lost as well.
    expect(ours(with_({ losses: reserveLost() })).verdict).toBe('fully verified');
  });

  it('wait for their confirmation while the certificate is sealed, but no reserve stands in before', () => {
    const sealed = lotteryParts('sealed');
    const waiting = (at: number) =>
      ours(
        certificateOf({
          ...sealed,
          losses: losses.map((each, place) => (place === at ? { ...each, ...unconfirmed } : each)),
        }),
      ).verdict;
    expect([waiting(1), waiting(0)]).toEqual(['fixed', 'refuted']);
  });

  it('stand in no certificate of an older version, which verifies as before', () => {
    expect(exampleCertificate('opened').losses).toBeUndefined();
    expect(ours({ ...exampleCertificate('opened'), losses: [] }).verdict).toBe('refuted');
  });

  it.each(tampered)('is refuted with %s', (_, foundBy, certificate) => {
    const { verdict, checks } = ours(certificate);
    expect(verdict).toBe('refuted');
    expect(checks.filter(({ holds }) => holds === 'no').map(({ check }) => check)).toContain(foundBy);
  });

  it.skipIf(!python)('are judged alike by the second verifier (skipped where python3 is absent)', () => {
    const paths = certificatePaths(opened).filter(([first]) => first === 'losses' || first === 'releases');
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        1,
        2,
        3,
        4,
        '433124',
        '433126',
        reserve,
        'person-5',
        'person-7',
        'epidemic',
      ),
      fc.constantFrom<unknown>('2026-03-01T14:00:00.000Z', '2026-03-03T06:00:00.000Z', [], {}),
      fc.jsonValue(),
    );
    const random = fc.sample(fc.tuple(fc.constantFrom(...paths), value), { seed: 20261124, numRuns: 80 });
    const stages = [opened, certificateOf(lotteryParts('sealed'))];
    const tried = [
      ...stages,
      with_({ losses: reserveLost() }),
      ...tampered.map(([, , certificate]) => certificate),
      ...random.map(([path, each], at) =>
        changed(stages[at % 2] ?? opened, path, () => JSON.parse(JSON.stringify(each))),
      ),
    ];
    const verdicts = theirs(tried.map((certificate) => ({ certificate, rows: exampleRows })));
    expect(verdicts.map(({ verdict }, index) => [index, verdict])).toEqual(
      tried.map((certificate, index) => [index, ours(certificate).verdict]),
    );
    expect(verdicts.slice(0, 3).map(({ verdict }) => verdict)).toEqual([
      'fully verified',
      'fixed',
      'fully verified',
    ]);
  });
});
