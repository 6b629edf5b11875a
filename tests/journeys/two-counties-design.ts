/** A design over two counties that share a stratum, with breakdowns, a mean, a total, a contrast and lines; and what it says of a visit. */
import type { Fields } from '../api/evaluation.ts';
import type { Visit } from './whole-campaign.ts';

const villagesOf = (prefix: string, stratum: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    code: `${prefix}2${String(at + 1).padStart(2, '0')}`,
    name: `村${prefix}${at + 1}`,
    stratum,
    size: 60 + 23 * at,
  }));

/** `hill` lies in both counties, so it is a node of the prefecture and a domain in each county; `town` and `river` lie in one. */
export const villages = [
  ...villagesOf('433123100', 'river', 5),
  ...villagesOf('433123200', 'hill', 4),
  ...villagesOf('433124100', 'town', 5),
  ...villagesOf('433124200', 'hill', 5),
];

const wording = (name: string) => ({ en: name, zh: name });

const named = (key: string) => ({
  key,
  name: wording(key),
  denominatorText: wording('interviewed households'),
  source: 'test',
});

const yes = true;

export const measures = [
  {
    kind: 'measure',
    ...named('wrong-exit'),
    unit: 'persons',
    amount: 'persons',
    denominator: { '==': [{ var: 'list' }, 'exited'] },
    numerator: { '==': [{ var: 'determination' }, 2] },
    undecided: { '==': [{ var: 'determination' }, 3] },
    by: ['list'],
    deffPlanned: 1.5,
  },
  {
    kind: 'measure',
    ...named('recognition'),
    unit: 'households',
    denominator: { in: [{ var: 'Q11' }, [1, 2, 3]] },
    numerator: { '==': [{ var: 'Q11' }, 1] },
    by: ['list', 'size'],
    deffPlanned: 2,
  },
  {
    kind: 'measure',
    ...named('household-size'),
    unit: 'persons',
    value: 'persons',
    denominator: yes,
    numerator: yes,
    by: ['size'],
    deffPlanned: 1,
  },
];

export const design = {
  strata: ['river', 'hill', 'town'].map((code) => ({ code, villages: 3, reserve: 1 })),
  registryTotals: ['433123', '433124'].map((division) => ({
    division,
    poor: 300,
    exited: 9000,
    nonregistered: 30_000,
  })),
  breakdowns: [
    {
      key: 'size',
      name: wording('size'),
      groups: [
        { key: 'small', name: wording('small'), households: { '<=': [{ var: 'persons' }, 3] } },
        { key: 'large', name: wording('large'), households: { '>': [{ var: 'persons' }, 3] } },
      ],
    },
  ],
  indicators: [
    ...measures,
    { kind: 'total', ...named('wrongly-exited'), unit: 'persons', measure: 'wrong-exit' },
    {
      kind: 'contrast',
      ...named('recognition-by-size'),
      unit: 'points',
      measure: 'recognition',
      breakdown: 'size',
      group: 'small',
      reference: 'large',
    },
  ],
  townships: true,
  verdict: {
    levels: ['prefecture', 'county'],
    extension: false,
    rules: [
      {
        key: 'wrong-exit-line',
        indicator: 'wrong-exit',
        group: 'all',
        direction: 'below',
        lines: [
          { division: 'CN', threshold: 0.02 },
          { division: '433124', threshold: 0.9 },
        ],
        veto: true,
        level: 0.95,
        source: 'test',
        dated: '2018-01-01',
      },
      {
        key: 'recognition-line',
        indicator: 'recognition',
        group: 'all',
        direction: 'at-least',
        lines: [{ division: 'CN', threshold: 0.1 }],
        veto: false,
        level: 0.95,
        source: 'test',
        dated: '2018-01-01',
      },
    ],
  },
};

/** (y, x) of a visit by what the design says, computed anew. */
export const values: Readonly<Record<string, (list: string, answers: Fields) => readonly [number, number]>> =
  {
    'wrong-exit': (list, { persons, determination }) => {
      const x = list === 'exited' && typeof persons === 'number' ? persons : 0;
      return [determination === 2 ? x : 0, x];
    },
    recognition: (_list, { Q11 }) => [Q11 === 1 ? 1 : 0, Q11 === 99 ? 0 : 1],
    'household-size': (_list, { persons }) => (typeof persons === 'number' ? [persons, 1] : [0, 0]),
  };

export const isIn = (group: string, { list, answers = {} }: Visit): boolean => {
  const { persons } = answers;
  switch (group) {
    case 'all':
      return true;
    case 'small':
      return typeof persons === 'number' && persons <= 3;
    case 'large':
      return typeof persons === 'number' && persons > 3;
    default:
      return group === list;
  }
};
