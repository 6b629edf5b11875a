/** Pairs by chance, with exact probabilities: every sequence of chance is played, not a sample of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Below, shuffled } from '../../../api/teams/assignment-chance.ts';
import { dealt, paired } from '../../../api/teams/dealing-rules.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Every way in which chance can fall while n things are shuffled, all equally likely: n! of them. */
const everyChance = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: count }, (_, index) => index + 1).reduce<readonly (readonly number[])[]>(
    (before, range) =>
      before.flatMap((drawn) => Array.from({ length: range }, (_, number) => [...drawn, number])),
    [[]],
  );

/** Chance that falls as it is told. */
const falling = (drawn: readonly number[]): Below => {
  let at = 0;
  return () => {
    at += 1;
    return drawn[at - 1] ?? 0;
  };
};

const evenLoads = new Map<string, number>();

describe('pairs', () => {
  test('every order of four comes once among all 4! = 24 ways', () => {
    const orders = everyChance(4).map((drawn) => shuffled(letters.slice(0, 4), falling(drawn)).join(''));
    expect(new Set(orders).size).toBe(24);
  });

  // Of n people, n even, somebody's partner is each of the n − 1 others alike. Of n odd, each pair is among those formed in
  // (n − 1)/2 of n(n − 1)/2 cases: 1/n. (Counting perfect and near-perfect matchings of a complete graph.)
  test.each([
    [2, 1],
    [3, 1 / 3],
    [4, 1 / 3],
    [5, 1 / 5],
    [6, 1 / 5],
  ])('of %i people each two work together with probability %f', (count, probability) => {
    const people = letters.slice(0, count);
    const ways = everyChance(count);
    const together = new Map<string, number>();
    for (const drawn of ways) {
      for (const crew of paired({ people, pairs: 2, loads: evenLoads, below: falling(drawn) })) {
        const name = crew.toSorted().join('');
        together.set(name, (together.get(name) ?? 0) + 1);
      }
    }
    expect(together.size).toBe((count * (count - 1)) / 2);
    for (const times of together.values()) {
      expect(times).toBe(Math.round(ways.length * probability));
    }
  });

  test('of an odd number somebody with the most cases stays out', () => {
    for (const drawn of everyChance(3)) {
      const crews = paired({
        people: ['a', 'b', 'c'],
        pairs: 2,
        loads: new Map([
          ['b', 7],
          ['c', 3],
        ]),
        below: falling(drawn),
      });
      expect(crews.flat().toSorted()).toEqual(['a', 'c']);
    }
  });

  test('an interview by one needs no partner', () => {
    expect(paired({ people: ['a', 'b'], pairs: 1, loads: evenLoads, below: () => 0 })).toHaveLength(2);
  });
});

describe('cases of a village', () => {
  const villages = fc.record({
    cases: fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 80 }),
    people: fc.integer({ min: 2, max: 12 }),
    pairs: fc.constantFrom(1 as const, 2 as const),
    chance: fc.array(fc.nat(), { minLength: 1, maxLength: 200 }),
  });
  const named = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `p${String(index).padStart(2, '0')}`);
  const below = (chance: readonly number[]): Below => {
    let at = 0;
    return (range) => {
      at += 1;
      return (chance[at % chance.length] ?? 0) % range;
    };
  };

  test('each is dealt once, to as many different people as an interview needs', () => {
    fc.assert(
      fc.property(villages, ({ cases, people, pairs, chance }) => {
        const out = dealt({
          cases,
          people: named(people),
          pairs,
          loads: evenLoads,
          already: [],
          below: below(chance),
        });
        expect(out.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          cases.toSorted((a, b) => a - b),
        );
        expect(out.every(({ persons }) => new Set(persons).size === pairs)).toBe(true);
      }),
    );
  });

  test('those who work there have as many as each other, within one', () => {
    fc.assert(
      fc.property(villages, ({ cases, people, pairs, chance }) => {
        const out = dealt({
          cases,
          people: named(people),
          pairs,
          loads: evenLoads,
          already: [],
          below: below(chance),
        });
        const counts = [...Map.groupBy(out, ({ persons }) => persons.join()).values()].map(
          (held) => held.length,
        );
        const crews = pairs === 1 ? people : Math.floor(people / 2);
        const all = [...counts, ...Array.from({ length: crews - counts.length }, () => 0)];
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('who works there already goes on, and gets what is missing', () => {
    const already = [
      { number: 1, persons: ['b', 'a'] },
      { number: 2, persons: ['b', 'a'] },
      { number: 3, persons: ['c', 'd'] },
    ];
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    const out = dealt({ cases: [9], people, pairs: 2, loads: evenLoads, already, below: () => 0 });
    expect(out).toEqual([{ number: 9, persons: ['c', 'd'] }]);
  });
});
