/** When a case may be added by hand, decided without a look at the sample: whether a household was drawn plays no part in it. */
import { levelOf } from '../divisions/division.ts';
import { type Problem, refusal, refusalWith, type Wording } from '../refusals.ts';
import {
  type AddedCase,
  type AddedCaseRequest,
  type AddedVillage,
  addedNumber,
  addedReasons,
  mostAddedInVillage,
  roleOf,
} from './added-case.ts';
import { type Case, caseCode } from './case.ts';
import { evidenceProblems } from './reserve-rules.ts';

const reasons = {
  village: { en: 'not a 12-digit village code', zh: '不是12位村级区划代码' },
  household: { en: '1 to 40 characters', zh: '须为1至40个字' },
  group: { en: 'at most 40 characters', zh: '不超过40个字' },
  contact: { en: 'without telephone or identity numbers', zh: '不得包含电话号码或身份证号' },
  noDay: { en: 'a complaint needs the day on which it came, YYYY-MM-DD', zh: '投诉须填写日期（年-月-日）' },
  future: { en: 'a complaint cannot come later than today', zh: '投诉日期不得晚于今天' },
  notComplaint: { en: 'only a complaint has a day', zh: '只有投诉线索才填写日期' },
} as const satisfies Record<string, Wording>;

const shortText = (field: string, text: string, fewest: number, wrongLength: Wording): readonly Problem[] => {
  const { length } = [...text];
  return [
    ...(length >= fewest && length <= 40 ? [] : [{ field, reason: wrongLength }]),
    ...(/\d{11}/.test(text) ? [{ field, reason: reasons.contact }] : []),
  ];
};

/** Whether the text names a day of the calendar: 2026-02-30 does not. */
const isDay = (text: string): boolean => {
  const moment = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(text)
  );
};

const dayProblem = ({ reason, complaintOn }: AddedCaseRequest, today: string): Wording | undefined => {
  if (roleOf(reason) === 'targeted') {
    return complaintOn === undefined ? undefined : reasons.notComplaint;
  }
  if (complaintOn === undefined || !isDay(complaintOn)) {
    return reasons.noDay;
  }
  return complaintOn > today ? reasons.future : undefined;
};

/** Throws unless every field can be used. `today`: the campaign's day, YYYY-MM-DD. */
export const mustBeUsable = (request: AddedCaseRequest, today: string): void => {
  const { village, household, group, evidence } = request;
  const day = dayProblem(request, today);
  const problems = [
    ...(levelOf(village) === 'village' ? [] : [{ field: 'village', reason: reasons.village }]),
    ...shortText('household', household, 1, reasons.household),
    ...shortText('group', group, 0, reasons.group),
    ...evidenceProblems(evidence),
    ...(day === undefined ? [] : [{ field: 'complaintOn', reason: day }]),
  ];
  if (problems.length > 0) {
    throw refusalWith('input-invalid', problems);
  }
};

/** Whoever sends the same again hears what stands; with other details, that the household was added before. */
export const mustBeSame = (before: AddedCase, request: AddedCaseRequest): void => {
  const same =
    before.group === request.group &&
    before.reason === request.reason &&
    before.evidence === request.evidence &&
    before.complaintOn === request.complaintOn;
  if (!same) {
    const { en, zh } = addedReasons[before.reason];
    throw refusalWith('case-added', [{ field: caseCode(before.village, before.number), reason: { en, zh } }]);
  }
};

/** The next case of a village in which so many were added before. */
export const nextAdded = (
  { campaignId, village, cases: before }: AddedVillage,
  { list, household, group, reason }: AddedCaseRequest,
): Case => {
  if (before >= mostAddedInVillage) {
    throw refusal('cases-added-too-many');
  }
  const role = roleOf(reason);
  const number = addedNumber(before);
  return { campaignId, village, number, list, household, group, role, generation: 1, version: 1 };
};
