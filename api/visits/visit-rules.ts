/** What a visit must agree with in itself, each rule once. A device that keeps to them is never refused. */
import type { Problem, Wording } from '../refusals.ts';
import { type Finding, type SentVisit, visitOutcomes } from './visit.ts';

const longestHours = 12;
const longestText = 500;

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

/** Codes of X6 in the household form. */
const isJudgement = (code: number): boolean => Number.isInteger(code) && code >= 1 && code <= 7;

const judgementRule = (by: readonly string[], { firstJudgements }: Told): Wording | undefined => {
  const people = firstJudgements.map(({ personId }) => personId);
  if (new Set(people).size < people.length || !people.every((each) => by.includes(each))) {
    return {
      en: 'whoever was there gives one first judgement each, and nobody else does',
      zh: '初步意见由在场调查员各自填写一次，他人不得代填',
    };
  }
  return firstJudgements.every(({ codes, reason }) =>
    codes.includes(1)
      ? codes.length === 1
      : codes.length > 0 && codes.every(isJudgement) && reason.trim() !== '',
  )
    ? undefined
    : {
        en: 'codes 1 to 7; 1 stands alone, every other needs its reason',
        zh: '编码为1至7；“正常”不得与其他意见同时选择，其他意见须写明理由',
      };
};

const telephoneRule = ({ mode, noTelephone }: Told): Wording | undefined =>
  mode === 'phone' && noTelephone
    ? { en: 'who telephoned had a number', zh: '已电话联系，则该户有电话' }
    : undefined;

const idRule = ({ visitId }: Told): Wording | undefined =>
  /^[0-9A-Za-z_-]{22}$/.test(visitId)
    ? undefined
    : { en: '16 random bytes in base64url', zh: '须为设备生成的随机编号' };

const placeRule = ({ place }: Told): Wording | undefined =>
  place === undefined ||
  (Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 && place.accuracy >= 0)
    ? undefined
    : { en: 'degrees of latitude and longitude, metres of accuracy', zh: '须为经纬度（度）和精度（米）' };

const appointmentRule = ({ appointment }: Told): Wording | undefined =>
  appointment === undefined ||
  (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(appointment.day) &&
    !Number.isNaN(Date.parse(appointment.day)) &&
    /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(appointment.time))
    ? undefined
    : { en: 'a day such as 2026-06-03 and a time such as 09:30', zh: '日期如2026-06-03，时间如09:30' };

const lengthRule = ({ note, firstJudgements }: Told): Wording | undefined =>
  [note, ...firstJudgements.map(({ reason }) => reason)].every(
    (text) => text.length <= longestText && text.isWellFormed(),
  )
    ? undefined
    : { en: `text of at most ${longestText} characters`, zh: `文字不超过${longestText}字` };

const outcomeRule = ({ outcome }: Told): Wording | undefined =>
  visitOutcomes.some((code) => code === outcome) ? undefined : { en: 'one of 1 to 9', zh: '须为 1 至 9' };

/** Everything that is wrong with a visit of these people, by field. */
export const visitProblems = (by: readonly string[], visit: Told): readonly Problem[] => {
  const found: readonly (readonly [string, Wording | undefined])[] = [
    ['visitId', idRule(visit)],
    ['place', placeRule(visit)],
    ['appointment', appointmentRule(visit)],
    ['note', lengthRule(visit)],
    ['outcome', outcomeRule(visit)],
    ['found', findingRule(visit)],
    ['endedAt', timesRule(visit)],
    ['note', noteRule(visit)],
    ['firstJudgements', judgementRule(by, visit)],
    ['noTelephone', telephoneRule(visit)],
  ];
  return found.flatMap(([field, reason]) => (reason === undefined ? [] : [{ field, reason }]));
};
