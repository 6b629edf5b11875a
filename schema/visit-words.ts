import { findings, presences, visitModes } from '../api/visits/visit.ts';
import { builder } from './builder.ts';

const inCapitals = (key: string): string => key.replaceAll('-', '_').toUpperCase();

const modeWords = { face: '入户: at the door.', phone: '电话: by telephone.' } as const;

export const visitModeEnum = builder.enumType('VisitMode', {
  description: 'How somebody tried (访问方式).',
  values: Object.fromEntries(
    visitModes.map((mode) => [inCapitals(mode), { value: mode, description: modeWords[mode] }]),
  ),
});

const findingWords = {
  'as-listed': '与名册一致: as on the roster.',
  split: '分户: the part where the registered head lives now is interviewed.',
  merged: '并户: it is part of another household now. Outcome 6; say which one.',
  'moved-within': '村内搬迁: followed to its new house.',
  'moved-away': '外迁: moved away for good. Outcome 6.',
  vanished: '已不存在: nobody of it is left. Outcome 7.',
} as const;

export const findingEnum = builder.enumType('HouseholdFinding', {
  description: 'How the household was found (住户情况).',
  values: Object.fromEntries(
    findings.map((found) => [inCapitals(found), { value: found, description: findingWords[found] }]),
  ),
});

const presenceWords = {
  none: '无: nobody.',
  neighbour: '邻居: a neighbour.',
  official: '干部: an official or helper.',
  other: '其他: somebody else.',
} as const;

export const presenceEnum = builder.enumType('OthersPresent', {
  description: 'Who else was in the room (在场他人).',
  values: Object.fromEntries(
    presences.map((presence) => [
      inCapitals(presence),
      { value: presence, description: presenceWords[presence] },
    ]),
  ),
});

export const visitResultEnum = builder.enumType('VisitResult', {
  description: 'What became of a visit that was sent.',
  values: {
    TAKEN: { value: 'taken', description: '已接收: kept now.' },
    KNOWN: { value: 'known', description: '已存在: it had come before.' },
    REFUSED: { value: 'refused', description: '未接收: see why. The others were taken all the same.' },
  } as const,
});

export const standingEnum = builder.enumType('CaseStandingState', {
  description: 'How a case stands after its visits (样本户状态).',
  values: {
    UNTRIED: { value: 'untried', description: '未走访: nobody tried yet.' },
    OPEN: { value: 'open', description: '待回访: to be tried again.' },
    ANSWERS_AWAITED: {
      value: 'answers-awaited',
      description: '答卷待传: interviewed; the answers have not come yet.',
    },
    ANSWERED: { value: 'answered', description: '已完成: there is an answer, and it counts.' },
    ENDED: { value: 'ended', description: '已结束: without an answer; see the outcome.' },
  } as const,
});
