import { expect, test } from 'vitest';
import { householdFacts } from '../../../api/estimates/household-facts.ts';
import { householdValues } from '../../../api/estimates/household-values.ts';
import { type Measure, measuresOf } from '../../../api/estimates/indicator.ts';
import { standardIndicators } from '../../../api/estimates/standard-indicators.ts';

const parameter = (key: string, ...values: readonly (readonly [string, number])[]) => ({
  key,
  name: { en: key, zh: key },
  values: values.map(([division, value]) => ({ division, value })),
  source: 'test',
  dated: '2020-01-01',
});

const parameters = [
  parameter('incomeLine', ['CN', 4000], ['433124', 4600], ['43', 4200]),
  parameter('shockLine', ['52', 10_000]),
];

const at = (village: string) => householdFacts({ parameters }, { list: 'exited', village, stratum: 'town' });

test('of a parameter the value of the smallest division that holds the village counts', () => {
  expect(at('433124100201')).toMatchObject({ incomeLine: 4600 });
  expect(at('433125100201')).toMatchObject({ incomeLine: 4200 });
  expect(at('520321100201')).toMatchObject({ incomeLine: 4000, shockLine: 10_000 });
});

test('a parameter without a value there is unknown, and a design need not have any', () => {
  expect(at('433124100201')).not.toHaveProperty('shockLine');
  const facts = { list: 'poor', village: '433124100201', stratum: 'town' } as const;
  expect(householdFacts({}, facts)).toEqual(facts);
});

test('no parameter can take the place of what is known of the case', () => {
  const named = { parameters: [parameter('stratum', ['CN', 1])] };
  expect(householdFacts(named, { list: 'poor', village: '433124100201', stratum: 'town' })).toMatchObject({
    stratum: 'town',
  });
});

test('a portion is at most the whole household, and all of it where it is not known', () => {
  const missed = measuresOf(standardIndicators).filter(({ key }) => key === 'missed');
  const measures = missed.map((measure): Measure => ({ ...measure, portion: 'members' }));
  const facts = householdFacts({}, { list: 'nonregistered', village: '433124100201', stratum: 'town' });
  const y = (members: number | readonly number[]) =>
    householdValues(measures, { persons: 4, determination: 2, members }, facts).get('missed');
  expect(y(1)).toEqual({ y: 1, x: 4 });
  expect(y(9)).toEqual({ y: 4, x: 4 });
  expect(y([98])).toEqual({ y: 4, x: 4 });
  expect(
    householdValues(measures, { persons: 4, determination: 1, members: 1 }, facts).get('missed'),
  ).toEqual({
    y: 0,
    x: 4,
  });
});
