import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite } from '../platform/dynamo.ts';
import type { Case, CaseRun } from './case.ts';

type Correcting = Permit<'correct a roster'>;

const atOnce = 32;

/** All cases of these runs, and whether nothing has come of any of them: no answer, no outcome. */
export const casesOfRuns = async (
  { cases }: Stores,
  permit: Correcting,
  runs: readonly CaseRun[],
): Promise<{ readonly all: readonly Case[]; readonly untouched: boolean }> => {
  const found = await Promise.all(runs.map((run) => cases.ofRun(permit, run)));
  const answered = await Promise.all(runs.map((run) => cases.answered(permit, run)));
  const all = found.flat();
  return {
    all,
    untouched: answered.every(({ size }) => size === 0) && all.every(({ outcome }) => outcome === undefined),
  };
};

export const withdrawCases = async (
  { withdrawnCases }: Stores,
  permit: Correcting,
  all: readonly Case[],
): Promise<void> => {
  for (let first = 0; first < all.length; first += atOnce) {
    await Promise.all(all.slice(first, first + atOnce).map((each) => withdrawnCases.withdraw(permit, each)));
  }
};

/** One after the other: transactions that check the same item at the same moment would be in each other's way. */
export const giveCasesBack = async (
  { withdrawnCases }: Stores,
  permit: Correcting,
  all: readonly Case[],
  onlyIf: readonly TransactedWrite[],
): Promise<void> => {
  for (const each of all) {
    await withdrawnCases.giveBack(permit, each, onlyIf);
  }
};
