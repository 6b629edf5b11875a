/** The checks of a verification as people read them: one line a kind, whatever the number of units. */
import type { Check } from './check.ts';

export interface CheckGroup {
  readonly name: Check['check'];
  /** `no` if one fails, else `not checked` if one was not checked. */
  readonly holds: Check['holds'];
  readonly count: number;
  readonly failures: readonly Check[];
  /** What stands for the group if nothing fails: a check that was not made, else the first. */
  readonly example: Check;
}

const groupOf = (first: Check, checks: readonly Check[]): CheckGroup => {
  const failures = checks.filter(({ holds }) => holds === 'no');
  const open = checks.find(({ holds }) => holds === 'not checked');
  return {
    name: first.check,
    holds: failures.length > 0 ? 'no' : open === undefined ? 'yes' : 'not checked',
    count: checks.length,
    failures,
    example: open ?? first,
  };
};

/** The groups in the order in which their first checks stand. */
export const checkGroups = (checks: readonly Check[]): readonly CheckGroup[] => {
  // A map and a loop, because Map.groupBy is missing in Node 20 and in browsers of 2023.
  const byName = new Map<string, Check[]>();
  for (const check of checks) {
    const group = byName.get(check.check);
    if (group === undefined) byName.set(check.check, [check]);
    else group.push(check);
  }
  return [...byName.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [groupOf(first, group)];
  });
};
