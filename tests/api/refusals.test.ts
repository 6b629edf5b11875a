import { expect, test } from 'vitest';
import { Refusal, refusal, refusalCodes, refusalWith, ruleOf } from '../../api/refusals.ts';

const words = { en: 'draw the sample', zh: '抽取样本' };

/** One refusal of every code that needs no data, and by hand those that do. */
const refusals: readonly Refusal[] = [
  refusal('not-permitted', { act: words }),
  refusal('grant-not-party', { role: words }),
  refusal('grant-needs-campaign', { role: words }),
  refusal('division-unknown', { code: '433124' }),
  refusal('campaign-state', { needed: words, state: words }),
  refusal('design-impossible', { why: { en: 'it is too large.', zh: '样本过大。' } }),
  ...refusalCodes
    .filter(
      (code) => code !== 'not-permitted' && code !== 'grant-not-party' && code !== 'grant-needs-campaign',
    )
    .filter(
      (code) => code !== 'division-unknown' && code !== 'campaign-state' && code !== 'design-impossible',
    )
    .map((code) => refusal(code)),
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
