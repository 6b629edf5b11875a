import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../api/estimates/figure.ts';
import type { AreaVerdict } from '../../../api/estimates/verdict.ts';
import {
  type AreaOfSnapshot,
  type CampaignSnapshot,
  decideSnapshot,
  mostTownships,
} from '../../../api/results/campaign-snapshot.ts';
import { packSnapshot, unpackSnapshot } from '../../../api/results/snapshot-bytes.ts';
import { type Answered, design, head } from './snapshot-heads.ts';

const usual: Answered = { poor: [100, 30], exited: [200, 80], missed: [300, 120] };

const unreliable: Partial<Figure> = {
  reliability: { unreliable: 'wide', review: [], unreliableComplement: false },
};

const decided = (days: readonly Answered[]): readonly CampaignSnapshot[] => {
  const snapshots: CampaignSnapshot[] = [];
  for (const answered of days) {
    snapshots.push(decideSnapshot(design, [head('433124', answered)], snapshots.at(-1)));
  }
  return snapshots;
};

/** What is public of a figure in the last of these days. */
const publicly = (days: readonly Answered[], indicator: string, group = 'all') =>
  decided(days)
    .at(-1)
    ?.pictures.get('433124')
    ?.figures.find((figure) => figure.indicator === indicator && figure.group === group);

const nothing = (indicator: string, group = 'all') => ({ indicator, group, notEstimable: 'not-shown' });

describe('of what is read from several groups', () => {
  test('all is shown where each is', () => {
    expect(publicly([usual], 'wrong')).toMatchObject({ estimate: 0.37, n: 300 });
    expect(publicly([usual], 'wrongly')).toMatchObject({ estimate: 110_000, lower: 109_100, upper: 110_900 });
    expect(publicly([usual], 'apart')).toMatchObject({ estimate: 0.1, lower: 0.07, upper: 0.13 });
    expect(publicly([usual], 'headcount')).toMatchObject({ estimate: 0.38, method: 'mover' });
    expect(publicly([usual], 'income')).toMatchObject({ estimate: 10_300, lower: 10_210, upper: 10_390 });
  });

  test('a difference is hidden with one of its groups', () => {
    const day = { ...usual, poor: [9, 4] } as const;
    expect(publicly([day], 'wrong', 'poor')).toEqual(nothing('wrong', 'poor'));
    expect(publicly([day], 'apart')).toEqual(nothing('apart'));
  });

  test('a total is hidden with its share, and a mean with its households', () => {
    const day = { poor: [3, 1], exited: [6, 2], missed: [300, 120] } as const;
    expect(publicly([day], 'wrongly')).toEqual(nothing('wrongly'));
    expect(publicly([day], 'income')).toEqual(nothing('income'));
    expect(publicly([day], 'missed')).toMatchObject({ estimate: 0.4 });
  });

  test('a headcount is hidden with one of its rates, unless that is expanded to nobody', () => {
    const day = { ...usual, missed: [9, 4] } as const;
    expect(publicly([day], 'headcount')).toEqual(nothing('headcount'));
    const nobody = { ...day, registry: { poor: 100, exited: 1000, nonregistered: 0 } };
    expect(publicly([nobody], 'headcount')).toMatchObject({ n: 309 });
  });

  test('a total and a difference of what is unreliable are as unreliable, a headcount is not', () => {
    const day = { ...usual, changed: { 'wrong/all': unreliable, 'wrong/poor': unreliable } };
    for (const indicator of ['wrong', 'wrongly', 'apart']) {
      expect(publicly([day], indicator)).toEqual({ indicator, group: 'all', notEstimable: 'unreliable' });
    }
    expect(publicly([day], 'headcount')).toMatchObject({ estimate: 0.38 });
  });

  test('a headcount on fewer than 30 effective households in one rate is unreliable', () => {
    // NCHS series 2 no. 175.
    const few = { ...usual, changed: { 'missed/all': { effectiveN: 29.9 } } };
    expect(publicly([few], 'headcount')).toEqual({
      indicator: 'headcount',
      group: 'all',
      notEstimable: 'unreliable',
    });
  });
});

describe('the day after', () => {
  test('what is read from a group to which nine came is the old one, as the group is', () => {
    const days = [usual, { ...usual, poor: [109, 39] }] as const;
    for (const [indicator, group] of [
      ['wrong', 'poor'],
      ['wrong', 'all'],
      ['wrongly', 'all'],
      ['apart', 'all'],
      ['headcount', 'all'],
      ['income', 'all'],
    ] as const) {
      expect(publicly(days, indicator, group), indicator).toEqual(publicly([usual], indicator, group));
    }
    expect(publicly([days[1]], 'wrongly')).not.toEqual(publicly([usual], 'wrongly'));
  });

  test('what rests on a group that moved and one that waits, waits', () => {
    const days = [usual, { ...usual, poor: [105, 32], missed: [330, 140] }] as const;
    expect(publicly(days, 'missed')).toEqual(publicly([days[1]], 'missed'));
    expect(publicly(days, 'headcount')).toEqual(publicly([usual], 'headcount'));
  });

  test('a figure without new households follows new weights', () => {
    const weighted = { estimate: 0.42, lower: 0.4, upper: 0.44 };
    const days = [usual, { ...usual, changed: { 'missed/all': weighted } }] as const;
    expect(publicly(days, 'missed')).toMatchObject({ estimate: 0.42 });
  });

  test('what was unreliable and waits still is, though it may have become reliable', () => {
    const days = [
      { ...usual, changed: { 'missed/all': unreliable } },
      { ...usual, missed: [305, 122] },
    ] as const;
    expect(publicly(days, 'missed')).toEqual({
      indicator: 'missed',
      group: 'all',
      notEstimable: 'unreliable',
    });
  });
});

test('what is not of the design is not public', () => {
  const area = head('433124', usual);
  const more = {
    ...area,
    figures: [...area.figures, { indicator: 'other', group: 'all', n: 300, estimate: 1 }],
  };
  const { pictures } = decideSnapshot(design, [more], undefined);
  expect(pictures.get('433124')?.figures.map(({ indicator }) => indicator)).not.toContain('other');
});

describe('townships', () => {
  const withTownships = (count: number): readonly AreaOfSnapshot[] => [
    head('433124', {
      poor: [100 * count, 30 * count],
      exited: [200 * count, 80 * count],
      missed: [300 * count, 120 * count],
    }),
    ...Array.from({ length: count }, (_, place) => head(String(433_124_100 + place), usual, '433124')),
  ];
  const areas = ({ pictures }: CampaignSnapshot): number => pictures.size;

  test('are public where they are few', () => {
    expect(areas(decideSnapshot(design, withTownships(mostTownships), undefined))).toBe(mostTownships + 1);
    expect(areas(decideSnapshot(design, withTownships(mostTownships + 1), undefined))).toBe(1);
  });

  test('are not added once their sum is out, and stay where they were there', () => {
    const [county, ...parts] = withTownships(2);
    const alone = decideSnapshot(design, county === undefined ? [] : [county], undefined);
    expect(areas(decideSnapshot(design, withTownships(2), alone))).toBe(1);
    const empty = { poor: [0, 0], exited: [0, 0], missed: [0, 0] } as const;
    const before = decideSnapshot(design, [head('433124', empty)], undefined);
    expect(areas(decideSnapshot(design, withTownships(2), before))).toBe(3);
    expect(parts).toHaveLength(2);
  });
});

describe('a verdict', () => {
  const rule = (key: string, indicator: string) => ({
    key,
    indicator,
    group: 'all',
    direction: 'below' as const,
    lines: [{ division: 'CN', threshold: 0.5 }],
    veto: true,
    level: 0.95,
    source: 'test',
    dated: '2026-01-01',
  });
  const judged: AreaVerdict = {
    outcome: 'meets',
    failedVetoes: [],
    rules: ['one', 'two'].map((key) => ({
      key,
      outcome: 'meets',
      direction: 'below',
      threshold: 0.5,
      level: 0.95,
      veto: true,
      official: { estimate: 0.366667, meets: true },
      against: { estimate: 0.366667, effectiveN: 287.6, lower: 0.32, upper: 0.41 },
    })),
  };
  const ruled = {
    ...design,
    verdict: {
      rules: [rule('one', 'wrong'), rule('two', 'headcount')],
      levels: ['county' as const],
      extension: false,
    },
  };
  const verdictOn = (answered: Answered) =>
    decideSnapshot(ruled, [{ ...head('433124', answered), verdict: judged }], undefined).pictures.get(
      '433124',
    )?.verdict;

  test('is public with its outcomes and the figures that are, without its bounds', () => {
    const common = { outcome: 'meets', direction: 'below', threshold: 0.5, level: 0.95, veto: true };
    expect(verdictOn(usual)).toEqual({
      outcome: 'meets',
      failedVetoes: [],
      rules: [
        { key: 'one', ...common, official: { estimate: 0.37, meets: true } },
        { key: 'two', ...common, official: { estimate: 0.38, meets: true } },
      ],
    });
  });

  test('on an unreliable figure is public without that', () => {
    const verdict = verdictOn({ ...usual, changed: { 'wrong/all': unreliable } });
    expect(verdict?.outcome).toBe('meets');
    expect(verdict?.rules[0]).not.toHaveProperty('official');
  });

  test('is not public where one of its rules would disclose', () => {
    expect(verdictOn({ ...usual, missed: [9, 4] })).toBeUndefined();
  });
});

describe('a snapshot as it is stored', () => {
  const [first, second] = decided([usual, { ...usual, poor: [104, 31], missed: [290, 118] }]);

  test('is the same when it is read, but for families, which follow from the areas', () => {
    const read = unpackSnapshot(packSnapshot(second ?? { decisions: new Map(), pictures: new Map() }));
    expect(read.pictures).toEqual(second?.pictures);
    for (const [measure, decision] of read.decisions) {
      expect({ ...decision, families: second?.decisions.get(measure)?.families }).toEqual(
        second?.decisions.get(measure),
      );
    }
    expect(read.decisions.size).toBe(3);
  });

  test('is continued alike', () => {
    const areas = [head('433124', { ...usual, poor: [120, 41] })];
    const before = first ?? { decisions: new Map(), pictures: new Map() };
    expect(decideSnapshot(design, areas, unpackSnapshot(packSnapshot(before)))).toEqual(
      decideSnapshot(design, areas, before),
    );
  });

  test('is cut into parts that an item holds', () => {
    // Digits that do not repeat, so that packing does not shrink them away.
    let digits = 1;
    const key = (): string => {
      digits = (digits * 48_271) % 2_147_483_647;
      return String(digits);
    };
    const picture = { counts: head('433124', usual).counts, provisional: true, figures: [] };
    const pictures = new Map(Array.from({ length: 80_000 }, () => [`${key()}${key()}`, picture]));
    const parts = packSnapshot({ decisions: new Map(), pictures });
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(350_000);
    expect(unpackSnapshot(parts).pictures.size).toBe(pictures.size);
  });
});
