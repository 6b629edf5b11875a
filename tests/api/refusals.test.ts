import { expect, test } from 'vitest';
import { Refusal, refusal, refusalCodes, refusalWith, ruleOf } from '../../api/refusals.ts';

const words = { en: 'draw the sample', zh: '抽取样本' };

const at = '2027-03-02T08:00:00.000Z';

/** What each code that needs data is about. */
const withData: readonly Refusal[] = [
  refusal('not-permitted', { act: words }),
  refusal('grant-not-party', { role: words }),
  refusal('grant-needs-campaign', { role: words }),
  refusal('division-unknown', { code: '433124' }),
  refusal('campaign-state', { needed: words, state: words }),
  refusal('design-impossible', { why: { en: 'it is too large.', zh: '样本过大。' } }),
  refusal('party-unknown', { known: '' }),
  refusal('parties-full', { most: 20 }),
  refusal('commitments-ended', { at }),
  refusal('reveal-too-early', { at }),
  refusal('reveals-ended', { at: '' }),
  refusal('draw-not-due', { at }),
  refusal('pulse-not-yet', { at }),
  refusal('deadline-passed', { at }),
  refusal('lottery-not-drawn', { at }),
  refusal('lottery-form-wrong', { writtenAs: '00 00 + 00' }),
  refusal('lottery-entered', { round: 1 }),
  refusal('lottery-result-stands', { result: '03 07 + 08' }),
  refusal('lottery-result-missing', { lottery: '双色球', issue: 2_027_024, names: words }),
  refusal('stratum-unknown', { stratum: '433124' }),
  refusal('place-unknown', { stratum: '433124', rank: 9, places: 3 }),
  refusal('form-code-wrong', { code: '问卷' }),
  refusal('form-too-large', { why: { en: 'it has 3,000 questions.', zh: '有3000题。' } }),
  refusal('form-not-newer', { code: '问卷', version: 2 }),
  refusal('form-moved-often', { most: 20 }),
  refusal('form-workbook-unreadable', { why: { en: 'it is damaged.', zh: '文件已损坏。' } }),
  refusal('form-not-writable', { path: '第3题' }),
  refusal('village-undisclosed', { code: '433124100201' }),
  refusal('villages-undisclosed', { left: 2 }),
  refusal('paper-differs', 2),
];

const known = new Set(withData.map(({ code }) => code));

/** One refusal of every code; one that needs data and is not above has no words. */
const refusals: readonly Refusal[] = [
  ...withData,
  ...refusalCodes
    .filter((code) => !known.has(code))
    .map((code): Refusal => Reflect.apply(refusal, undefined, [code])),
];

test('every rule has its sentence in English and in Chinese', () => {
  expect(refusals.map(({ code }) => code).toSorted()).toEqual(refusalCodes.toSorted());
  for (const { wording } of refusals) {
    expect(wording.en).toMatch(/^[A-Z0-9][^。]+[.:]$/);
    expect(wording.zh).toMatch(/[\u4e00-\u9fff].*。$/u);
  }
});

test('a Chinese sentence holds no English word', () => {
  expect(refusals.map(({ wording }) => wording.zh).filter((zh) => /[a-z]{2,}/i.test(zh))).toEqual([]);
});

test('a refusal names the rule, what it is about, and each problem', () => {
  const problem = { row: 7, column: 'code', reason: words };
  const made = refusalWith('division-unknown', [problem], { code: '99' });
  expect(made).toBeInstanceOf(Refusal);
  expect(made).toMatchObject({ code: 'division-unknown', problems: [problem] });
  expect(made.wording.en).toContain('99');
  expect(ruleOf(made.code)).toBe('DIVISION_UNKNOWN');
});
