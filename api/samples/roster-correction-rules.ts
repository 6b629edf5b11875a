/** When a roster may be corrected: decided from what stands, and from nothing that was answered. */
import { evidenceProblems } from '../fieldwork/reserve-rules.ts';
import { type Problem, refusal, refusalWith } from '../refusals.ts';
import type { Roster } from './household-rules.ts';
import { type CorrectionRequest, type RosterCorrection, rosterFaults } from './roster-correction.ts';
import type { FrozenRoster, SampledVillage } from './sample.ts';

/** A village whose list is wrong time and again cannot be drawn from; each version takes chunks of case numbers. */
const mostVersions = 9;

const otherProblems = ({ reason, otherReason }: CorrectionRequest): readonly Problem[] => {
  const problem = (en: string, zh: string): Problem => ({ field: 'otherReason', reason: { en, zh } });
  if (reason !== 'other') {
    return otherReason === undefined ? [] : [problem('only with the reason OTHER', '仅在理由为“其他”时填写')];
  }
  const length = [...(otherReason ?? '')].length;
  return [
    ...(length >= 4 && length <= 200 ? [] : [problem('4 to 200 characters', '须为4至200个字')]),
    ...(/\d{11}/.test(otherReason ?? '')
      ? [problem('without telephone or identity numbers', '不得包含电话号码或身份证号')]
      : []),
  ];
};

/** Throws unless reason and evidence can be used. */
export const mustSayWhy = (request: CorrectionRequest): void => {
  const problems = [...otherProblems(request), ...evidenceProblems(request.evidence)];
  if (problems.length > 0) {
    throw refusalWith('input-invalid', problems);
  }
};

/** Whoever asks for the same correction again hears what stands; for another one, that there was one before. */
export const mustBeSameCorrection = (stands: RosterCorrection, asked: CorrectionRequest): void => {
  const same =
    stands.importId === asked.importId &&
    stands.reason === asked.reason &&
    stands.otherReason === asked.otherReason;
  if (!same) {
    throw refusalWith('roster-corrected-otherwise', [
      { field: stands.village, reason: rosterFaults[stands.reason] },
    ]);
  }
};

/** The village and its present roster, where it may be corrected by this request. */
export const correctable = (
  facts: SampledVillage | undefined,
  { village, version }: CorrectionRequest,
): { readonly facts: SampledVillage; readonly roster: FrozenRoster } => {
  if (facts === undefined) {
    throw refusal('village-undisclosed', { code: village });
  }
  if (facts.lost !== undefined) {
    throw refusal('village-lost');
  }
  const { roster } = facts;
  if (roster !== undefined && roster.version !== version) {
    throw refusal('roster-version-unknown');
  }
  if (roster === undefined || !facts.householdsDrawn) {
    throw refusal('roster-uncorrectable');
  }
  if (version >= mostVersions) {
    throw refusal('roster-corrections-spent');
  }
  return { facts, roster };
};

/** Nobody vouches for a list that is the own work, nor for one among whose households the own cases are. */
export const mustHaveNoHand = (
  supervisor: { readonly personId: string; readonly interviewsThere: boolean },
  hands: readonly (string | undefined)[],
): void => {
  if (supervisor.interviewsThere || hands.includes(supervisor.personId)) {
    throw refusal('roster-own');
  }
};

const keyOf = ({ list, household, group }: Roster[number]): string =>
  JSON.stringify([list, household, group]);

/** The households that only one of two rosters has; one that changed its list or group is in both. */
export const rosterDifferences = (
  before: Roster,
  after: Roster,
): { readonly added: Roster; readonly removed: Roster } => {
  const [old, present] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    added: after.filter((row) => !old.has(keyOf(row))),
    removed: before.filter((row) => !present.has(keyOf(row))),
  };
};

/** How many these are. Throws where both have the same: another order of rows corrects nothing. */
export const changeOfRoster = (
  before: Roster,
  after: Roster,
): { readonly added: number; readonly removed: number } => {
  const { added, removed } = rosterDifferences(before, after);
  if (added.length + removed.length === 0) {
    throw refusal('roster-unchanged');
  }
  return { added: added.length, removed: removed.length };
};

/**
 * When the corrected roster counts as frozen: now, but after the one before, and after the pulse that drew from it. The clocks of two
 * machines differ; the order of versions does not.
 */
export const frozenAfter = ({ frozenAt, pulse }: FrozenRoster, now: Date): string => {
  const next = new Date(Date.parse(frozenAt) + 1).toISOString();
  return [now.toISOString(), next, ...(pulse === undefined ? [] : [pulse.at])].toSorted().at(-1) ?? next;
};
