import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorAt, countyOf, levelOf, liesIn, parentOf } from '../../../api/divisions/division.ts';

/** 花垣县 in 湘西州 in 湖南省, one of its towns and villages: codes of the National Bureau of Statistics, 2023. */
const huayuan = ['CN', '43', '4331', '433124', '433124100', '433124100201'] as const;

test('the number of digits says the level', () => {
  expect(huayuan.map(levelOf)).toEqual(['nation', 'province', 'prefecture', 'county', 'township', 'village']);
});

test('what is no code has no level', () => {
  const wrong = [
    '',
    '4',
    '433',
    '43312',
    '4331241',
    '43312410020',
    '4331241002010',
    '033124',
    '43312a',
    'cn',
    ' 43',
  ];
  expect(wrong.map(levelOf)).toEqual(wrong.map(() => undefined));
});

test('each level lies directly in the one before it', () => {
  expect(huayuan.map(parentOf)).toEqual([undefined, 'CN', '43', '4331', '433124', '433124100']);
  expect(parentOf('4331241')).toBeUndefined();
});

test('ancestors are prefixes', () => {
  const village = '433124100201';
  expect(countyOf(village)).toBe('433124');
  expect(ancestorAt(village, 'province')).toBe('43');
  expect(ancestorAt(village, 'prefecture')).toBe('4331');
  expect(ancestorAt(village, 'township')).toBe('433124100');
});

describe('lying in', () => {
  test('a division lies in itself, in every larger one around it, in no neighbour', () => {
    expect(liesIn('433124', '433124')).toBe(true);
    expect(liesIn('433124100201', '4331')).toBe(true);
    expect(liesIn('433124', 'CN')).toBe(true);
    expect(liesIn('433124', '433123')).toBe(false);
    expect(liesIn('4331', '433124')).toBe(false);
    expect(liesIn('CN', '43')).toBe(false);
  });

  test('every village lies in each of its ancestors', () => {
    const village = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 99_999_999_999 }))
      .map(([first, rest]) => `${first}${String(rest).padStart(11, '0')}`);
    const ancestors = (code: string): readonly string[] => {
      const parent = parentOf(code);
      return parent === undefined ? [] : [parent, ...ancestors(parent)];
    };
    fc.assert(
      fc.property(village, (code) => {
        const above = ancestors(code);
        expect(above).toHaveLength(5);
        expect(above.every((outer) => liesIn(code, outer))).toBe(true);
      }),
      { seed: 433124 },
    );
  });
});
