import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../../../methods/sampling/certificate/certificate-of.ts';
import {
  agreedResult,
  hasLotteryForm,
  isLotteryForm,
  type LotteryEntry,
  openRound,
} from '../../../../methods/sampling/certificate/lottery.ts';
import { remarkSentence } from '../../../../methods/sampling/certificate/remark-sentence.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleRows } from './example.ts';
import { certificatePaths } from './json-paths.ts';
import { lotteryCertificate, lotteryParts } from './lottery-example.ts';
import { python, theirs } from './second-verifier.ts';
import { changed } from './tamperings.ts';

const opened = lotteryCertificate('opened');
const { design } = lotteryParts('opened');
const entriesOf = (certificate: unknown): readonly LotteryEntry[] =>
  verifyCertificate(certificate).certificate?.lotteryEntries ?? [];
const entries = entriesOf(opened);
const ours = (certificate: unknown) =>
  verifyCertificate(JSON.parse(JSON.stringify(certificate)), exampleRows, { signatureHolds });

/** Made again by somebody who holds every secret. */
const withEntries = (lotteryEntries: readonly LotteryEntry[]) =>
  certificateOf(lotteryParts('opened', { lotteryEntries }));
const withDesign = (changes: Partial<typeof design>) =>
  certificateOf(lotteryParts('opened', { design: { ...design, ...changes } }));
const at = (place: number, change: Partial<LotteryEntry>) =>
  entries.map((each, index) => (index === place ? { ...each, ...change } : each));
const other = '01 02 03 04 05 06 + 07';

const tampered: readonly (readonly [string, string, unknown])[] = [
  ['another result', 'seed', changed(opened, ['pulse', 'value'], () => other)],
  [
    'another result, typed by both',
    'seed',
    changed(
      {
        ...opened,
        lotteryEntries: entries.map((each) => (each.round === 2 ? { ...each, text: other } : each)),
      },
      ['pulse', 'value'],
      () => other,
    ),
  ],
  [
    'a result that only one side typed',
    'lottery',
    changed(opened, ['lotteryEntries', 3, 'text'], () => other),
  ],
  ['no entries', 'lottery', withEntries([])],
  ['one entry', 'lottery', withEntries(entries.slice(0, 1))],
  ['entries of one side', 'lottery', withEntries(at(3, { side: 'commissioner' }))],
  ['the rounds before the last left out', 'lottery', withEntries(entries.slice(2))],
  [
    'a round after both agreed',
    'lottery',
    withEntries([...entries, ...entries.slice(2).map((each) => ({ ...each, round: 3 }))]),
  ],
  [
    'an entry before the lottery was drawn',
    'lottery',
    withEntries(at(0, { at: '2026-03-01T13:14:59.999Z' })),
  ],
  ['an entry before its round began', 'lottery', withEntries(at(2, { at: '2026-03-01T13:50:00.000Z' }))],
  ['an entry after the draw', 'lottery', withEntries(at(3, { at: '2026-03-01T14:40:30.001Z' }))],
  ['an entry in another form', 'lottery', withEntries(at(1, { text: '03 07 11 19 24 03 +08' }))],
  ['digits that only look like such', 'lottery', withEntries(at(1, { text: '０3 07 11 19 24 03 + 08' }))],
  ['another form', 'design hash', changed(opened, ['design', 'lottery', 'writtenAs'], () => '00000')],
  ['a form of four digits', 'form', withDesign({ lottery: { published: 'here', writtenAs: '00 0 0' } })],
  [
    'another publisher',
    'design hash',
    changed(opened, ['design', 'lottery', 'published'], () => 'elsewhere'),
  ],
  ['another issue', 'pulse', changed(opened, ['pulse', 'number'], () => 2_026_025)],
  [
    'a lottery under the name of a beacon',
    'form',
    withDesign({ beacon: { name: 'drand-quicknet', number: 2_026_024, at: opened.pulse?.at ?? '' } }),
  ],
  ['a lottery without an issue', 'form', { ...opened, pulse: null, design: { ...design, beacon: null } }],
  ['entries without a lottery', 'form', { ...opened, design: { ...design, lottery: null } }],
  ['an older version', 'form', { ...opened, format: 'zhenping/certificate/v1' }],
  [
    'an issue drawn too soon after the deadline',
    'timetable',
    withDesign({ deadline: '2026-03-01T12:15:00.001Z' }),
  ],
  [
    'a roster with a pulse',
    'roster',
    changed(opened, ['households', 0, 'pulse'], () => ({
      number: 2_026_025,
      value: other,
      at: '2026-03-03T13:15:00.000Z',
    })),
  ],
];

describe('the certificate of a draw by a lottery', () => {
  it('is accepted, sealed and opened', () => {
    const { verdict, checks } = ours(opened);
    expect(checks.filter(({ holds }) => holds !== 'yes')).toEqual([]);
    expect(verdict).toBe('fully verified');
    expect(checks[0]?.why).toBe('a certificate of version 3, opened');
    expect(ours(lotteryCertificate('sealed')).verdict).toBe('fixed');
  });

  it('says where the result has to be looked up, that the sides differed, and what the key alone decided', () => {
    const said = ours(opened).remarks.map(remarkSentence).join('\n');
    expect(said).toContain(
      'Compare with the published result of issue 2026024 of 双色球, drawn on 2026-03-01T13:15:00.000Z ' +
        '(中国福利彩票发行管理中心，https://www.cwl.gov.cn/): it has to be 03 07 11 19 24 30 + 08.',
    );
    expect(said).toContain('entered different results before they agreed: 1;');
    expect(said).toContain('drawn from the key alone, for a lottery does not come in time: 1.');
    expect(said).not.toContain('pulse');
  });

  it.each(tampered)('is refuted with %s', (_, foundBy, certificate) => {
    const { verdict, checks } = ours(certificate);
    expect(verdict).toBe('refuted');
    expect(checks.filter(({ holds }) => holds === 'no').map(({ check }) => check)).toContain(foundBy);
  });

  it.skipIf(!python)('is judged alike by the second verifier (skipped where python3 is absent)', () => {
    const paths = certificatePaths(opened).filter(
      ([first, second]) => first === 'lotteryEntries' || first === 'pulse' || second === 'lottery',
    );
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        0,
        1,
        2,
        3,
        [],
        {},
        'evaluator',
        other,
        '2026-03-01T14:00:00.000Z',
        '0-0000',
      ),
      fc.jsonValue(),
    );
    const random = fc.sample(fc.tuple(fc.constantFrom(...paths), value), { seed: 20261123, numRuns: 60 });
    const wrong = [
      ...tampered.map(([, , certificate]) => certificate),
      ...random.map(([path, each]) => changed(opened, path, () => JSON.parse(JSON.stringify(each)))),
    ];
    const tried = [opened, lotteryCertificate('sealed'), ...wrong];
    const verdicts = theirs(tried.map((certificate) => ({ certificate, rows: exampleRows })));
    expect(verdicts.map(({ verdict }, index) => [index, verdict])).toEqual(
      tried.map((certificate, index) => [index, ours(certificate).verdict]),
    );
    expect(verdicts.slice(0, 2)).toEqual([
      { verdict: 'fully verified', problems: [] },
      { verdict: 'fixed', problems: [] },
    ]);
  });
});

describe('the result of a lottery', () => {
  it.each([
    ['00 00 00 00 00 00 + 00', true],
    ['03 07 11 19 24 30 + 08', true],
    ['12345', true],
    ['1234', false],
    ['1 2 3 4 ', false],
    [' 00000', false],
    ['00000\u00a000', false],
    ['００００００', false],
    ['0000a0', false],
    ['0'.repeat(121), false],
  ])('can have the form “%s”: %s', (form, fits) => {
    expect(isLotteryForm(form)).toBe(fits);
  });

  it('has its form byte by byte', () => {
    const form = '00 00 + 00';
    expect(['98 76 + 54', '00 00 + 00'].map((text) => hasLotteryForm(form, text))).toEqual([true, true]);
    for (const text of ['98 76 +54', '98 76 + 5', '98 76 + 54 ', '９8 76 + 54', '98\u00a076 + 54', '']) {
      expect(hasLotteryForm(form, text), text).toBe(false);
    }
  });

  it('counts once both sides typed the same in one round', () => {
    const typed = (round: number, side: LotteryEntry['side'], text: string): LotteryEntry => ({
      round,
      side,
      at: '2026-03-01T14:00:00.000Z',
      text,
    });
    const first = [typed(1, 'evaluator', 'a'), typed(1, 'commissioner', 'b')];
    // In the second round the evaluator comes to what the commissioner typed in the first: that is no agreement.
    const second = [...first, typed(2, 'evaluator', 'b')];
    expect([[], first.slice(1), first, second].map((each) => [openRound(each), agreedResult(each)])).toEqual([
      [1, undefined],
      [1, undefined],
      [2, undefined],
      [2, undefined],
    ]);
    expect(agreedResult([...second, typed(2, 'commissioner', 'b')])).toBe('b');
  });
});
