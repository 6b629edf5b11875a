import { describe, expect, it } from 'vitest';
import { dispositionOf } from '../../../../methods/estimation/response-rates/disposition.ts';

/** The map of the form's code A5 to AAPOR's dispositions. */
describe('a visit’s result', () => {
  it.each([
    [1, 'I'],
    [3, 'R'],
    [6, 'NE'],
    [7, 'NE'],
    [8, 'UO'],
    [9, 'O'],
  ] as const)('%d is %s', (code, disposition) => {
    expect(dispositionOf({ code })).toBe(disposition);
  });

  it('2 is a partial interview from half of the items on, else a break-off', () => {
    expect(dispositionOf({ code: 2, answeredShare: 0.5 })).toBe('P');
    expect(dispositionOf({ code: 2, answeredShare: 1 })).toBe('P');
    expect(dispositionOf({ code: 2, answeredShare: 0.49 })).toBe('R');
    expect(dispositionOf({ code: 2, answeredShare: 0 })).toBe('R');
  });

  it('2 with what is no share of items is refused', () => {
    for (const answeredShare of [-0.1, 1.1, Number.NaN])
      expect(() => dispositionOf({ code: 2, answeredShare })).toThrow('no share of items');
  });

  it.each([4, 5] as const)(
    '%d is a non-contact, or not eligible where the household moved for good',
    (code) => {
      expect(dispositionOf({ code, movedForGood: false })).toBe('NC');
      expect(dispositionOf({ code, movedForGood: true })).toBe('NE');
    },
  );

  it('that is missing leaves the case never attempted', () => {
    expect(dispositionOf(undefined)).toBe('UH');
  });
});
