import { describe, expect, it } from 'vitest';
import { backCheckTeam, drawBackChecks } from '../../../../methods/quality/back-checks/draw-back-checks.ts';

const seedOf = (number: number): Uint8Array => {
  const seed = new Uint8Array(32);
  new DataView(seed.buffer).setUint32(0, number);
  return seed;
};

const interviews = Array.from({ length: 25 }, (_, at) => `interview-${at}`);

describe('Back-checks', () => {
  it('never change when more interviews come in, once the first four are there', () => {
    for (let seed = 0; seed < 50; seed++) {
      const all = drawBackChecks('county', interviews, seedOf(seed));
      const soFar = drawBackChecks('county', interviews.slice(0, 4), seedOf(seed));
      expect(all.filter((drawn) => interviews.indexOf(drawn) < 4)).toEqual(soFar);
      expect(soFar.length).toBeGreaterThan(0);
    }
  });

  /**
   * 2,000 seeds: of the first four 2 + 1/16 are expected (one more where none of four was drawn at a half: (1/2)^4), of the 21 later ones 2.1. Four
   * standard errors: 4·sqrt(1/2000) and 4·sqrt(21·.09/2000) at most.
   */
  it('take half of the first four and a tenth of the later ones', () => {
    let first = 0;
    let later = 0;
    for (let seed = 0; seed < 2000; seed++)
      for (const drawn of drawBackChecks('county', interviews, seedOf(seed)))
        if (interviews.indexOf(drawn) < 4) first++;
        else later++;
    expect(Math.abs(first / 2000 - (2 + 1 / 16))).toBeLessThan(4 * Math.sqrt(1 / 2000));
    expect(Math.abs(later / 2000 - 2.1)).toBeLessThan(4 * Math.sqrt((21 * 0.09) / 2000));
  });

  it('draw somebody of everybody even where the share is 0', () => {
    const shares = { first: 0, firstInterviews: 4, later: 0 };
    expect(drawBackChecks('county', interviews, seedOf(1), shares)).toHaveLength(1);
    expect(drawBackChecks('county', interviews.slice(0, 3), seedOf(1), shares)).toEqual([]);
  });

  it('refuse shares that are none', () => {
    expect(() =>
      drawBackChecks('county', interviews, seedOf(1), { first: 2, firstInterviews: 4, later: 0 }),
    ).toThrow('not shares of 1');
  });

  it('go to another team', () => {
    const teams = ['east', 'south', 'west'];
    const chosen = interviews.map((interview) =>
      backCheckTeam('county', interview, 'south', teams, seedOf(3)),
    );
    expect(new Set(chosen)).toEqual(new Set(['east', 'west']));
    expect(backCheckTeam('county', 'i', 'south', ['south'], seedOf(3))).toBeUndefined();
  });
});
