/** docs/instruments.md names everything that the instruments have, in the words that they use. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parameterSchema } from '../../../../api/estimates/parameter.ts';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import { householdIndicators } from '../../../../api/questionnaires/instruments/indicators/instrument-indicators.ts';
import { shortHousehold2 } from '../../../../api/questionnaires/instruments/short-household-2.ts';

const document = readFileSync(new URL('../../../../docs/instruments.md', import.meta.url), 'utf8');

test.each([householdQuestionnaire, shortHousehold2])(
  'every item of $code stands there with both texts',
  ({ items }) => {
    const rows = items.filter(({ code }) => !code.startsWith('J1_'));
    const missing = rows.filter(
      ({ code, label }) => !document.includes(`| ${code} | ${label['zh']} | ${label['en']} |`),
    );
    expect(missing.map(({ code }) => code)).toEqual([]);
  },
);

/** `H1_points` … `H10_points` and their like are named by their first and last. */
const isOneOfMany = (name: string): boolean =>
  /^(H\d+_points|(satisfied|points)-h\d+|delivered-\d+)$/.test(name);

test('every derived variable and every indicator is named', () => {
  const names = [
    ...(householdQuestionnaire.derived ?? []).map(({ code }) => code),
    ...householdIndicators.map(({ key }) => key).filter((key) => !key.endsWith('-if-confirmed')),
  ];
  expect(names.filter((name) => !isOneOfMany(name) && !document.includes(`\`${name}\``))).toEqual([]);
});

test('the parameter that it shows is one', () => {
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(document) ?? [];
  expect(parameterSchema.parse(JSON.parse(shown))).toMatchObject({ key: 'incomeLine' });
});
