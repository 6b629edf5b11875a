/** What a design is refused for before anything is drawn: figures, weights and lines that stand on nothing. */
import { describe, expect, test } from 'vitest';
import { shortHousehold } from '../../../api/questionnaires/short-household.ts';
import { designSchema } from '../../../api/samples/design.ts';
import { mustFitFrame } from '../../../api/samples/design-rules.ts';
import { mustStand } from '../../../api/samples/figure-rules.ts';
import { mustFitForm } from '../../../api/samples/form-rules.ts';
import { villages, design as whole } from '../../journeys/two-counties-design.ts';
import type { Fields } from '../evaluation.ts';

const sound: Fields = { households: { exited: 4, poor: 2 }, ...whole };

const design = (changes: Fields = {}) => designSchema.parse({ ...sound, ...changes });

const refusalOf = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

const measure = whole.indicators[0];
const rule = whole.verdict.rules[0];
const name = { en: 'x', zh: 'x' };
const margin = { county: '433124', breakdown: 'size', households: { small: 100, large: 60 } };

test('a design whose parts are all there is accepted', () => {
  expect(refusalOf(() => mustStand(design()))).toBe('accepted');
  expect(refusalOf(() => mustFitForm(design(), shortHousehold))).toBe('accepted');
  expect(refusalOf(() => mustFitFrame(design(), villages))).toBe('accepted');
});

describe('a design is refused', () => {
  test.each<[string, Fields, string]>([
    ['with a figure twice', { indicators: [measure, measure] }, 'the figure wrong-exit is there twice'],
    [
      'with a group of two breakdowns',
      { breakdowns: [...whole.breakdowns, { ...whole.breakdowns[0], key: 'other' }] },
      'the group small is there twice',
    ],
    [
      'with a breakdown that is not there',
      { indicators: [{ ...measure, by: ['wealth'] }], verdict: undefined },
      'wrong-exit is shown by wealth, which is no breakdown',
    ],
    [
      'with a contrast of one group with itself',
      {
        indicators: whole.indicators.map((each) =>
          'reference' in each ? { ...each, reference: 'small' } : each,
        ),
      },
      'compares small with small',
    ],
    [
      'with a contrast by a breakdown that its measure is not shown by',
      {
        indicators: whole.indicators.map((each) =>
          'reference' in each ? { ...each, measure: 'wrong-exit' } : each,
        ),
      },
      'both must be groups of size',
    ],
    [
      'with a line on a mean',
      { verdict: { ...whole.verdict, rules: [{ ...rule, indicator: 'household-size' }] } },
      'it must be a share or a headcount',
    ],
    [
      'with a line on a group that the measure is not shown by',
      { verdict: { ...whole.verdict, rules: [{ ...rule, group: 'small' }] } },
      'it must be a share or a headcount',
    ],
    [
      'with two lines for one division',
      {
        verdict: {
          ...whole.verdict,
          rules: [
            {
              ...rule,
              lines: [
                { division: 'CN', threshold: 0.02 },
                { division: 'CN', threshold: 0.03 },
              ],
            },
          ],
        },
      },
      'has two lines for CN',
    ],
    [
      'with a stratum that counts as one with an unknown one',
      { lonely: { policy: 'adjust', collapse: [['hill', 'sea']] } },
      'strata hill and sea cannot count as one',
    ],
    [
      'with a margin of groups that the breakdown has not',
      {
        weighting: {
          calibration: {
            method: 'raking',
            margins: [{ ...margin, households: { small: 1, huge: 2 } }],
            source: 'x',
          },
        },
      },
      'names huge, which is no group of size',
    ],
    [
      'with margins that count different populations',
      {
        weighting: {
          calibration: {
            method: 'raking',
            margins: [margin, { county: '433124', breakdown: 'list', households: { exited: 100, poor: 50 } }],
            source: 'x',
          },
        },
      },
      'count 160 and 150 households; they must count the same',
    ],
    [
      'with two margins to post-stratify by',
      {
        weighting: {
          calibration: {
            method: 'post-stratification',
            margins: [margin, { county: '433124', breakdown: 'list', households: { exited: 160 } }],
            source: 'x',
          },
        },
      },
      'takes one margin',
    ],
    [
      'with logit without bounds',
      { weighting: { calibration: { method: 'logit', margins: [margin], source: 'x' } } },
      'logit needs bounds',
    ],
    [
      'that calibrates and averages over lonely strata',
      {
        lonely: { policy: 'average', collapse: [] },
        weighting: { calibration: { method: 'raking', margins: [margin], source: 'x' } },
      },
      'cannot average over lonely strata',
    ],
    [
      'with a test of a breakdown against itself',
      { weighting: { associations: [{ key: 'both', name, rows: 'size', columns: 'size' }] } },
      'compares size with itself',
    ],
    [
      'whose text is longer than an item holds',
      {
        registryTotals: Array.from({ length: 3500 }, (_, index) => ({
          division: `${100_000 + index}`,
          poor: 4_000_000_000,
          exited: 4_000_000_000,
          nonregistered: 4_000_000_000,
        })),
        weighting: {
          calibration: {
            method: 'raking',
            margins: Array.from({ length: 12_000 }, (_, index) => ({
              ...margin,
              county: `${100_000 + index}`,
            })),
            source: 'x',
          },
        },
      },
      'characters; at most 1000000 fit',
    ],
    [
      'with more measures than an item holds',
      {
        indicators: Array.from({ length: 40 }, (_, index) => ({
          ...measure,
          key: `rate-${index}`,
          by: ['list', 'size'],
        })),
        breakdowns: [
          {
            ...whole.breakdowns[0],
            groups: Array.from({ length: 20 }, (_, index) => ({
              key: `group-${index}`,
              name,
              households: true,
            })),
          },
        ],
        verdict: undefined,
      },
      'too many measures to keep together',
    ],
  ])('%s', (_fault, changes, message) => {
    expect(refusalOf(() => mustStand(design(changes)))).toContain(message);
  });

  test('with a rule or a number of a question that the form has not', () => {
    const asks = (changes: Fields) =>
      refusalOf(() =>
        mustFitForm(design({ indicators: [{ ...measure, ...changes }], verdict: undefined }), shortHousehold),
      );
    expect(asks({ numerator: { '==': [{ var: 'Q99' }, 1] } })).toContain('Q99');
    expect(asks({ undecided: { '==': [{ var: 'Q98' }, 1] } })).toContain('Q98');
    expect(asks({ amount: 'income' })).toContain('adds up income');
    expect(asks({ value: 'Q1' })).toContain('adds up Q1');
  });

  test('that calibrates by county where a stratum lies in two', () => {
    const changes = { weighting: { calibration: { method: 'raking', margins: [margin], source: 'x' } } };
    expect(refusalOf(() => mustFitFrame(design(changes), villages))).toContain(
      'it calibrates by county, but stratum hill has villages in several',
    );
  });
});
