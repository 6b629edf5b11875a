import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../../../../methods/estimation/suppression/simplex.ts';
import type { SnapshotCell } from '../../../../methods/estimation/suppression/snapshot.ts';
import {
  changingHistories,
  growingHistories,
  type History,
  singleSnapshots,
  slowHistories,
} from './history.ts';
import {
  byDifferences,
  extremeWorlds,
  isPossible,
  isWhole,
  limitsOf,
  linearPrograms,
  type Outsider,
  outsiderOf,
  totalOf,
} from './outsider.ts';

/** More than ±max(3, 20 %), stated anew: of the smaller side, of a disclosive cell of the larger. */
const ruleWidth = (households: number, count: number, disclosive: boolean): number => {
  const sides = [count, households - count];
  const tolerance = Math.max(3, 0.2 * (disclosive ? Math.max(...sides) : Math.min(...sides)));
  return Math.floor(2 * tolerance + 1e-9) + 1;
};

interface Secret {
  readonly key: string;
  readonly snapshot: number;
  readonly terms: readonly Term[];
  /** Households that it is about, and that everybody knows the number of. */
  readonly households: number;
  readonly rule: number;
}

/** What snapshots keep from the outsider: numbers of hidden cells, and how far kept figures are behind. */
const secretsOf = ({ snapshots }: History, { numberOf }: Outsider): readonly Secret[] =>
  snapshots.flatMap(({ number: snapshot, cells }) =>
    cells.flatMap((cell: SnapshotCell): readonly Secret[] => {
      const { key, status, reason, households, count, displayed, changed } = cell;
      const now = { variable: numberOf(key, snapshot), coefficient: 1 };
      const disclosive = reason !== 'complementary';
      if (status === 'hidden')
        return [{ key, snapshot, terms: [now], households, rule: ruleWidth(households, count, disclosive) }];
      if (status !== 'kept' || displayed === undefined) return [];
      const moved = Math.abs(count - displayed.count);
      const terms = [now, { variable: numberOf(key, displayed.snapshot), coefficient: -1 }];
      return [{ key, snapshot, terms, households: changed, rule: ruleWidth(changed, moved, disclosive) }];
    }),
  );

/** When the cell is next shown with a new figure, if ever. */
const shownNext = ({ snapshots }: History, { key, snapshot }: Secret): number | undefined =>
  snapshots.find(
    ({ number, cells }) =>
      number > snapshot && cells.some((cell) => cell.key === key && cell.displayed?.snapshot === number),
  )?.number;

const widthBetween = (worlds: readonly Float64Array[], terms: readonly Term[]): number => {
  const [least, most] = worlds.map((world) => totalOf(terms, world));
  return Math.floor((most ?? 0) + 1e-6) - Math.ceil((least ?? 0) - 1e-6);
};

/**
 * The width that nothing could have kept: what was known before the snapshot, and what the cell's own next figure tells when it has
 * grown and is shown by its own right.
 */
const possibleWidth = (history: History, secret: Secret): number => {
  const known = (snapshots: number): Outsider =>
    outsiderOf({ ...history, snapshots: history.snapshots.slice(0, snapshots) });
  const before = extremeWorlds(linearPrograms(known(secret.snapshot - 1)), secret.terms);
  const next = shownNext(history, secret);
  if (next === undefined) return widthBetween(before, secret.terms);
  const outsider = known(next - 1);
  const own = linearPrograms(outsider, [outsider.numberOf(secret.key, next)]);
  return Math.min(
    widthBetween(before, secret.terms),
    widthBetween(extremeWorlds(own, secret.terms), secret.terms),
  );
};

/** Not the solver is believed, but two worlds that it finds: each is checked against all that went out. Gives the number of secrets. */
const keepsSecrets = (history: History): number => {
  const outsider = outsiderOf(history);
  expect(isPossible(outsider, outsider.truth)).toBe(true);
  const simplex = linearPrograms(outsider);
  const secrets = secretsOf(history, outsider);
  for (const secret of secrets) {
    const worlds = extremeWorlds(simplex, secret.terms);
    for (const world of worlds) expect(isPossible(outsider, world)).toBe(true);
    const width = Math.min(possibleWidth(history, secret), secret.rule);
    expect(widthBetween(worlds, secret.terms), secret.key).toBeGreaterThanOrEqual(width);
  }
  return secrets.length;
};

describe('an outsider', () => {
  it('who takes differences over parents, siblings, groups and snapshots bounds no secret better than the rule allows', () => {
    fc.assert(
      fc.property(growingHistories, (history) => {
        const outsider = outsiderOf(history);
        const limits = byDifferences(outsider);
        const standing = secretsOf(history, outsider).filter(
          (secret) => shownNext(history, secret) === undefined,
        );
        for (const { key, terms, households, rule } of standing) {
          const [least, most] = limitsOf(terms, limits);
          expect(most - least, key).toBeGreaterThanOrEqual(Math.min(households, rule));
        }
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  it('of one snapshot must hold two whole worlds possible that differ by more than the rule allows', () => {
    let secrets = 0;
    fc.assert(
      fc.property(singleSnapshots, (history) => {
        const outsider = outsiderOf(history);
        const simplex = linearPrograms(outsider);
        for (const { key, terms, households, rule } of secretsOf(history, outsider)) {
          const worlds = extremeWorlds(simplex, terms);
          for (const world of worlds) expect(isWhole(world) && isPossible(outsider, world), key).toBe(true);
          expect(widthBetween(worlds, terms), key).toBeGreaterThanOrEqual(Math.min(households, rule));
          secrets++;
        }
      }),
      { seed: 31, numRuns: 60 },
    );
    expect(secrets).toBeGreaterThan(300);
  });

  it('of several learns no more by linear programs', () => {
    let secrets = 0;
    fc.assert(
      fc.property(growingHistories, (history) => {
        secrets += keepsSecrets(history);
      }),
      { seed: 31, numRuns: 10 },
    );
    expect(secrets).toBeGreaterThan(100);
  });

  it('nor when figures are kept and move again and again', () => {
    fc.assert(
      fc.property(slowHistories, (history) => {
        keepsSecrets(history);
      }),
      { seed: 9, numRuns: 10 },
    );
  });

  it('nor when households also leave', () => {
    fc.assert(
      fc.property(changingHistories, (history) => {
        keepsSecrets(history);
      }),
      { seed: 7, numRuns: 12 },
    );
  });
});
