import type { Block } from '../block.ts';
import { householdVector } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import type { Inclusion } from '../inclusion.ts';
import { addHousehold, emptyListSums } from '../list-sums.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import type { VillageMoments } from '../village.ts';
import { villageFromLists } from '../village-from-lists.ts';

/** A village group that was screened: every household that is not registered was looked at. */
export interface ScreenedGroup {
  readonly group: string;
  /** N0: persons of the group who are not registered, by the list. */
  readonly nonregistered: number;
  /**
   * Persons found missed, each under the one key that it has in its village. A person whom both the screening and an interview
   * found is named twice here and counts once.
   */
  readonly missed: readonly string[];
}

/** A drawn village with the groups of it that were drawn and screened. */
export interface ScreenedVillage {
  readonly code: string;
  readonly inclusion: Inclusion;
  /** N: groups that the frozen roster names. */
  readonly groups: number;
  readonly screened: readonly ScreenedGroup[];
}

/** One measure over everybody: y missed persons of x persons not registered. */
export const screenedMeasure = 'screened-missed-rate';
export const screenedBlock: Block = { measures: [screenedMeasure], groups: ['all'] };

const checkGroup = (village: string, { group, nonregistered, missed }: ScreenedGroup): void => {
  if (!(Number.isSafeInteger(nonregistered) && nonregistered >= 0))
    throw new EstimationError(
      'not-a-number',
      `Group "${group}" of ${village} has ${nonregistered} persons, which is no whole number from 0.`,
    );
  const persons = new Set(missed).size;
  if (persons > nonregistered)
    throw new EstimationError(
      'out-of-range',
      `${persons} persons were missed in group "${group}" of ${village}, which has ${nonregistered}.`,
    );
};

/** What can be in one place only, and is in two. */
const checkOnce = (names: readonly string[], what: string, village: string): void => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      throw new EstimationError('unit-in-two-strata', `${what} "${name}" of ${village} is counted twice.`);
    seen.add(name);
  }
};

/**
 * A village as a PSU: its screened groups are a simple random sample of all its groups, w = N/n · 1/π.
 * @throws EstimationError `not-a-number`, `out-of-range`, `more-answers-than-households` (more groups screened than there are),
 *   `unit-in-two-strata` (a group twice, or a person in two groups)
 */
export const screenedVillage = (
  { code, inclusion, groups, screened }: ScreenedVillage,
  lonelyPolicy: LonelyPolicy,
): VillageMoments => {
  for (const group of screened) checkGroup(code, group);
  checkOnce(
    screened.map(({ group }) => group),
    'Group',
    code,
  );
  checkOnce(
    screened.flatMap(({ missed }) => [...new Set(missed)]),
    'Person',
    code,
  );
  const sums = emptyListSums(screenedBlock);
  for (const { nonregistered, missed } of screened) {
    const y = new Set(missed).size;
    const value = { measure: screenedMeasure, groups: ['all'], y, x: nonregistered };
    addHousehold(sums, householdVector(screenedBlock, [value]));
  }
  return villageFromLists({ lists: [{ size: groups, sums }], inclusion, lonelyPolicy }, screenedBlock);
};
