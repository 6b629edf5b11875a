/** What a visit must agree with in itself, each rule once. A device that keeps to them is never refused. */
import type { Problem, Wording } from '../refusals.ts';
import { type Finding, type SentVisit, visitOutcomes } from './visit.ts';

const longestHours = 12;

type Told = Omit<SentVisit, 'second'>;

/** The outcome that a finding leads to; other findings leave it open. */
const outcomeOfFinding: Readonly<Partial<Record<Finding, number>>> = {
  merged: 6,
  'moved-away': 6,
  vanished: 7,
};

const findingRule = ({ outcome, found }: Told): Wording | undefined => {
  const needed = found && outcomeOfFinding[found];
  if (needed !== undefined && needed !== outcome) {
    return {
      en: `a household that was found so has outcome ${needed}`,
      zh: `该情形的访问结果应为 ${needed}`,
    };
  }
  if ((outcome === 6 || outcome === 7) && needed === undefined) {
    return {
      en: 'say how the household was found: moved away, merged or no longer there',
      zh: '请注明该户情况：外迁、并户或已不存在',
    };
  }
  return outcome === 8 && found !== undefined
    ? {
        en: 'an address that was not found shows nothing of the household',
        zh: '地址未找到时无法判断该户情况',
      }
    : undefined;
};

const timesRule = ({ startedAt, endedAt }: Told): Wording | undefined => {
  const hours = (new Date(endedAt).getTime() - new Date(startedAt).getTime()) / 3_600_000;
  return hours >= 0 && hours <= longestHours
    ? undefined
    : {
        en: `a visit ends after it began, and within ${longestHours} hours`,
        zh: `结束时间须晚于开始时间，且不超过${longestHours}小时`,
      };
};

const noteRule = ({ found, outcome, note }: Told): Wording | undefined =>
  note.trim() === '' && (found === 'merged' || outcome === 9)
    ? {
        en: 'say in a few words with whom it was merged, or what happened',
        zh: '请简要说明并入何户或具体情况',
      }
    : undefined;

const judgementRule = (by: readonly string[], { firstJudgements }: Told): Wording | undefined => {
  const people = firstJudgements.map(({ personId }) => personId);
  if (new Set(people).size < people.length || !people.every((each) => by.includes(each))) {
    return {
      en: 'whoever was there gives one first judgement each, and nobody else does',
      zh: '初步意见由在场调查员各自填写一次，他人不得代填',
    };
  }
  return firstJudgements.every(({ codes, reason }) =>
    codes.includes(1) ? codes.length === 1 : codes.length > 0 && reason.trim() !== '',
  )
    ? undefined
    : {
        en: '1 stands alone; every other judgement needs its reason',
        zh: '“正常”不得与其他意见同时选择，其他意见须写明理由',
      };
};

const telephoneRule = ({ mode, noTelephone }: Told): Wording | undefined =>
  mode === 'phone' && noTelephone
    ? { en: 'who telephoned had a number', zh: '已电话联系，则该户有电话' }
    : undefined;

const outcomeRule = ({ outcome }: Told): Wording | undefined =>
  visitOutcomes.some((code) => code === outcome) ? undefined : { en: 'one of 1 to 9', zh: '须为 1 至 9' };

/** Everything that is wrong with a visit of these people, by field. */
export const visitProblems = (by: readonly string[], visit: Told): readonly Problem[] => {
  const found: readonly (readonly [string, Wording | undefined])[] = [
    ['outcome', outcomeRule(visit)],
    ['found', findingRule(visit)],
    ['endedAt', timesRule(visit)],
    ['note', noteRule(visit)],
    ['firstJudgements', judgementRule(by, visit)],
    ['noTelephone', telephoneRule(visit)],
  ];
  return found.flatMap(([field, reason]) => (reason === undefined ? [] : [{ field, reason }]));
};
