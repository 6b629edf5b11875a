/** Whether an assignment can stand, and what it changes for whom. */
import type { Problem, Wording } from '../refusals.ts';
import { type AssignedCase, type AssignedVillage, numbersOf, type OwnCases } from './assignment.ts';
import { conflictRules, pairConflicts } from './conflict-rules.ts';
import type { FieldRules } from './field-rules.ts';

const noSuchCase: Wording = { en: 'no such case in this village', zh: '该村没有这个样本户' };
const twice: Wording = { en: 'named twice', zh: '重复派发' };
const notInTeam: Wording = { en: 'not of the team that has the village', zh: '不属于该村所派小组' };
const peopleNeeded = (count: number): Wording => ({
  en: count === 1 ? 'needs one person' : `needs ${count} people`,
  zh: `每户须${count}名调查员`,
});

/** What is wrong with the shape of an assignment; conflicts of people are asked apart. */
export const assignmentProblems = (
  cases: readonly AssignedCase[],
  known: readonly number[],
  members: readonly string[],
  { pairs }: Pick<FieldRules, 'pairs'>,
): readonly Problem[] => {
  const numbers = new Set(known);
  const seen = new Set<number>();
  return cases.flatMap(({ number, persons }) => {
    const field = String(number);
    const repeated = seen.has(number);
    seen.add(number);
    return [
      ...(numbers.has(number) ? [] : [noSuchCase]),
      ...(repeated ? [twice] : []),
      ...(persons.length === pairs ? [] : [peopleNeeded(pairs)]),
      ...pairConflicts(persons).map((rule) => conflictRules[rule]),
      ...(persons.every((person) => members.includes(person)) ? [] : [notInTeam]),
    ].map((reason) => ({ field, reason }));
  });
};

/** The items of all whose cases a step changes, those among them who lose theirs; `held` is what they have now. */
export const ownAfter = (
  after: AssignedVillage,
  before: readonly AssignedCase[],
  held: ReadonlyMap<string, OwnCases>,
): readonly OwnCases[] => {
  const { campaignId, village, name, cases } = after;
  return peopleOf([...before, ...cases]).map((personId) => {
    const numbers = numbersOf(cases, personId);
    const had = [...numbersOf(before, personId), ...(held.get(personId)?.earlier ?? [])];
    const earlier = [...new Set(had)].filter((number) => !numbers.includes(number)).toSorted((a, b) => a - b);
    // Before departure nobody could know of a case, let alone visit it; who departed before keeps that.
    const departedAt = after.departedAt ?? held.get(personId)?.departedAt;
    return {
      campaignId,
      personId,
      village,
      name,
      numbers,
      earlier: departedAt === undefined ? [] : earlier,
      ...(departedAt === undefined ? {} : { departedAt }),
    };
  });
};

export const peopleOf = (cases: readonly AssignedCase[]): readonly string[] =>
  [...new Set(cases.flatMap(({ persons }) => persons))].toSorted();
