/** What is proposed holds for whatever teams, villages and conflicts there are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenVillage, ProposalRequest } from '../../../api/teams/proposal-rules.ts';
import { propose } from '../../../api/teams/proposal-rules.ts';

const why = { en: 'at home there', zh: '住在当地' };
const seed = 'ab'.repeat(32);

interface Setting {
  readonly villages: readonly OpenVillage[];
  readonly teams: readonly { readonly teamId: string; readonly members: readonly string[] }[];
  readonly pairs: 1 | 2;
  readonly conflicts: ReadonlySet<string>;
  readonly seed: string;
}

const open = (village: string, count: number): OpenVillage => ({
  village,
  seenVersion: 0,
  assigned: [],
  open: Array.from({ length: count }, (_, index) => index + 1),
});

const settings: fc.Arbitrary<Setting> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
    teams: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
    pairs: fc.constantFrom(1 as const, 2 as const),
    chance: fc.integer({ min: 0, max: 255 }),
    barred: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
  })
  .map(({ sizes, teams, pairs, chance, barred }) => {
    const villages = sizes.map((count, index) => open(`4331241002${String(index).padStart(2, '0')}`, count));
    const made = teams.map((count, team) => ({
      teamId: `t${team}`,
      members: Array.from({ length: count }, (_, member) => `t${team}m${member}`),
    }));
    const people = made.flatMap(({ members }) => members);
    const conflicts = barred.map(
      ([person, village]) =>
        `${people[person % Math.max(1, people.length)]} ${villages[village % villages.length]?.village}`,
    );
    return {
      villages,
      teams: made,
      pairs,
      conflicts: new Set(conflicts),
      seed: chance.toString(16).padStart(2, '0').repeat(32),
    };
  });

const requestOf = ({ villages, teams, pairs, conflicts, ...rest }: Setting): ProposalRequest => ({
  seed: rest.seed,
  pairs,
  teams,
  villages,
  obstacles: (_team, person, village) => (conflicts.has(`${person} ${village}`) ? [why] : []),
  teamObstacles: () => [],
  loads: new Map(),
});

const contentOf = (setting: Setting): string => {
  const { villages, untakeable } = propose(requestOf(setting));
  return JSON.stringify([villages, untakeable.toSorted((a, b) => (a.village < b.village ? -1 : 1))]);
};

describe('a proposal', () => {
  test('gives every case of a village to one team, or says why nobody can take it', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { villages, untakeable } = propose(requestOf(setting));
        for (const { village, open: cases } of setting.villages) {
          const found = villages.find((each) => each.village === village);
          const members = setting.teams.find(({ teamId }) => teamId === found?.teamId)?.members ?? [];
          const able = setting.teams.map(
            (team) => team.members.filter((person) => !setting.conflicts.has(`${person} ${village}`)).length,
          );
          if (able.some((count) => count >= setting.pairs)) {
            expect(found?.cases.map(({ number }) => number)).toEqual(cases);
            const people = found?.cases.flatMap(({ persons }) => persons) ?? [];
            expect(people.every((person) => members.includes(person))).toBe(true);
          } else {
            expect(untakeable.map((each) => each.village)).toContain(village);
            expect(found).toBeUndefined();
          }
        }
      }),
    );
  });

  test('sends nobody where they have a conflict, and nobody alone where two are needed', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        for (const { village, cases } of propose(requestOf(setting)).villages) {
          for (const { persons } of cases) {
            expect(new Set(persons).size).toBe(setting.pairs);
            expect(persons.filter((person) => setting.conflicts.has(`${person} ${village}`))).toEqual([]);
          }
        }
      }),
    );
  });

  test('is the same for the same seed, in whatever order villages, teams and people are listed', () => {
    fc.assert(
      fc.property(settings, fc.infiniteStream(fc.nat()), (setting, chance) => {
        const mixed = <Item>(items: readonly Item[]): readonly Item[] =>
          items
            .map((item) => ({ item, at: chance.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = {
          ...setting,
          villages: mixed(setting.villages).map((each) => ({ ...each, open: mixed(each.open) })),
          teams: mixed(setting.teams).map((team) => ({ ...team, members: mixed(team.members) })),
        };
        expect(contentOf(setting)).toBe(contentOf(setting));
        expect(contentOf(other)).toBe(contentOf(setting));
      }),
    );
  });

  test('counts for each person what it gives them', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { villages, loads } = propose(requestOf(setting));
        const given = villages.flatMap(({ cases }) => cases.flatMap(({ persons }) => persons));
        for (const [person, cases] of loads) {
          expect(cases).toBe(given.filter((each) => each === person).length);
        }
      }),
    );
  });

  test('another seed pairs people otherwise', () => {
    const setting = {
      villages: [open('433124100201', 12)],
      teams: [{ teamId: 't', members: ['a', 'b', 'c', 'd', 'e', 'f'] }],
      pairs: 2,
      conflicts: new Set<string>(),
    } as const;
    const seeds = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(2, '0').repeat(32));
    const pairings = seeds.map((each) => contentOf({ ...setting, seed: each }));
    expect(new Set(pairings).size).toBeGreaterThan(15);
  });
});

test('two teams of four with eight villages of ten have 20 cases a person each', () => {
  const villages = Array.from({ length: 8 }, (_, index) => open(`43312410020${index}`, 10));
  const teams = ['north', 'south'].map((teamId) => ({
    teamId,
    members: ['1', '2', '3', '4'].map((member) => `${teamId}-${member}`),
  }));
  const { loads, villages: given } = propose(
    requestOf({ villages, teams, pairs: 2, conflicts: new Set(), seed }),
  );
  // 8 villages · 10 cases · 2 people = 160 = 8 people · 20.
  expect([...loads.values()]).toEqual(Array.from({ length: 8 }, () => 20));
  expect(Map.groupBy(given, ({ teamId }) => teamId).get('north')).toHaveLength(4);
});

test('a village goes to the team that has least to do for each of its people', () => {
  const teams = [
    { teamId: 'busy', members: ['a', 'b'] },
    { teamId: 'free', members: ['c', 'd'] },
  ];
  const request = requestOf({
    villages: [open('433124100201', 4)],
    teams,
    pairs: 2,
    conflicts: new Set(),
    seed,
  });
  const { villages } = propose({
    ...request,
    loads: new Map([
      ['a', 3],
      ['b', 3],
    ]),
  });
  expect(villages[0]?.teamId).toBe('free');
});

test('a village that a team has stays with it, and its cases with their people', () => {
  const assigned = [{ number: 1, persons: ['c', 'd'] }];
  const standing = { ...open('433124100201', 0), open: [2, 3], seenVersion: 4, teamId: 'held', assigned };
  const request = requestOf({
    villages: [standing],
    teams: [
      { teamId: 'other', members: ['a', 'b'] },
      { teamId: 'held', members: ['c', 'd', 'e', 'f'] },
    ],
    pairs: 2,
    conflicts: new Set(),
    seed,
  });
  const { villages } = propose(request);
  expect(villages).toEqual([
    {
      village: '433124100201',
      teamId: 'held',
      seenVersion: 4,
      cases: [1, 2, 3].map((number) => ({ number, persons: ['c', 'd'] })),
    },
  ]);
});

test('why nobody can take a village is said, person by person and for who leads', () => {
  const request = requestOf({
    villages: [open('433124100201', 4)],
    teams: [{ teamId: 't', members: ['b', 'a', 'c'] }],
    pairs: 2,
    conflicts: new Set(['a 433124100201', 'b 433124100201']),
    seed,
  });
  expect(propose(request).untakeable).toEqual([
    { village: '433124100201', reasons: ['a', 'b'].map((who) => ({ who, why: [why] })) },
  ]);
  const led = propose({ ...request, obstacles: () => [], teamObstacles: () => [why] });
  expect(led.untakeable).toEqual([{ village: '433124100201', reasons: [{ who: 't', why: [why] }] }]);
});
