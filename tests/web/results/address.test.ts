import { describe, expect, it } from 'vitest';
import { covers, divisionAbove, queryOf, readAddress } from '../../../web/results/address.ts';

describe('the address of the results page', () => {
  it('says what is shown, and reads back the same', () => {
    const address = {
      campaign: 'Q2E6MQ==',
      division: '433124',
      language: 'en',
      loginHint: 'leader',
    } as const;
    expect(queryOf(address)).toBe('?campaign=Q2E6MQ%3D%3D&division=433124&lang=en&login_hint=leader');
    expect(readAddress(queryOf(address))).toEqual(address);
  });

  it('is in Chinese unless it says otherwise', () => {
    expect(readAddress('?campaign=c&division=CN')).toEqual({
      campaign: 'c',
      division: 'CN',
      language: 'zh',
      loginHint: null,
    });
    expect(readAddress('?lang=xx').language).toBe('zh');
  });
});

describe('divisions', () => {
  // National Bureau of Statistics codes: province 2, prefecture 4, county 6, township 9, village 12 digits.
  it.each([
    ['433124100201', '433124100'],
    ['433124100', '433124'],
    ['433124', '4331'],
    ['4331', '43'],
    ['43', 'CN'],
    ['CN', undefined],
    ['4331a', undefined],
    ['', undefined],
  ])('above %s is %s', (code, above) => {
    expect(divisionAbove(code)).toBe(above);
  });

  it('are covered by a right for them, for one above, or for all', () => {
    expect(covers('43', '433124')).toBe(true);
    expect(covers('433124', '433124')).toBe(true);
    expect(covers('433124', '4331')).toBe(false);
    expect(covers('CN', 'CN')).toBe(true);
    expect(covers(null, 'CN')).toBe(true);
    expect(covers('43', 'CN')).toBe(false);
  });
});
