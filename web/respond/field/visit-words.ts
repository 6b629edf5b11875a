import type { Language } from '../../page/language.ts';
import type { Presence } from './visit.ts';

const zh = {
  heading: '登记入户结果',
  mode: '怎样联系的？',
  modes: { FACE: '上门', PHONE: '电话' },
  outcome: '结果',
  outcomes: {
    1: '完成访谈',
    2: '部分完成',
    3: '拒访',
    4: '无人在家',
    5: '整户外出',
    6: '已搬迁或并户',
    7: '户已不存在',
    8: '地址找不到',
    9: '其他',
  },
  found: '该户的情况',
  findings: {
    AS_LISTED: '与名册一致',
    SPLIT: '已分户（访户主现在的家）',
    MERGED: '已并入别户',
    MOVED_WITHIN: '村内搬迁',
    MOVED_AWAY: '整户迁走',
    VANISHED: '户已不存在',
  },
  appointment: '约好的时间（可不填）',
  day: '日期',
  time: '时间',
  room: '访谈前已清场：干部、带路人都已离开，没有别人在听',
  others: '还有谁在场？',
  presences: { NONE: '没有别人', NEIGHBOUR: '邻居', OFFICIAL: '干部或帮扶人员', OTHER: '其他人' },
  coaching: '有人教住户怎么回答',
  noTelephone: '找不到该户电话',
  judgement: '初步意见：{name}',
  self: '本人',
  judgements: {
    1: '正常',
    2: '疑似错退',
    3: '疑似漏评',
    4: '疑似错评',
    5: '疑似漏退',
    6: '疑似政策未落实',
    7: '疑似应纳未纳',
  },
  reason: '理由',
  note: '说明',
  save: '保存',
  missing: {
    outcome: '请选择结果。',
    found: '请选择该户的情况。',
    note: '请写明情况。',
    judgement: '请选择您的初步意见。',
    reason: '请写明理由。',
    room: '请确认已清场，或注明谁在场。',
  },
  waiting: '未上传的入户',
  refused: '未接收：',
  remove: '删除',
};

type VisitWords = {
  readonly [Key in keyof typeof zh]: (typeof zh)[Key] extends string
    ? string
    : Readonly<Record<keyof (typeof zh)[Key], string>>;
};

const en: VisitWords = {
  heading: 'Record the visit',
  mode: 'How did you try?',
  modes: { FACE: 'At the door', PHONE: 'By telephone' },
  outcome: 'Outcome',
  outcomes: {
    1: 'Interview complete',
    2: 'Interview partly complete',
    3: 'Refused',
    4: 'Nobody at home',
    5: 'Whole family away',
    6: 'Moved or merged',
    7: 'Household no longer exists',
    8: 'Address not found',
    9: 'Other',
  },
  found: 'The household is',
  findings: {
    AS_LISTED: 'as listed',
    SPLIT: 'split (interview where the head lives now)',
    MERGED: 'merged into another',
    MOVED_WITHIN: 'moved within the village',
    MOVED_AWAY: 'moved away for good',
    VANISHED: 'no longer there',
  },
  appointment: 'Appointment (may be left out)',
  day: 'Day',
  time: 'Time',
  room: 'The room was cleared before the interview: officials and guides had left, nobody listened',
  others: 'Who else was there?',
  presences: {
    NONE: 'nobody',
    NEIGHBOUR: 'a neighbour',
    OFFICIAL: 'an official or helper',
    OTHER: 'somebody else',
  },
  coaching: 'Somebody told the household what to answer',
  noTelephone: 'No telephone number could be found',
  judgement: 'First judgement: {name}',
  self: 'yourself',
  judgements: {
    1: 'Nothing amiss',
    2: 'Suspected wrong exit',
    3: 'Suspected missed',
    4: 'Suspected wrong inclusion',
    5: 'Suspected missed exit',
    6: 'Suspected policy not delivered',
    7: 'Suspected: should be monitored',
  },
  reason: 'Reason',
  note: 'Note',
  save: 'Save',
  missing: {
    outcome: 'Choose an outcome.',
    found: 'Say how the household was found.',
    note: 'Say in a few words what happened.',
    judgement: 'Give your first judgement.',
    reason: 'Give a reason.',
    room: 'Confirm that the room was cleared, or say who was there.',
  },
  waiting: 'Visits not uploaded',
  refused: 'Not taken: ',
  remove: 'Remove',
};

export const visitWordsIn = (language: Language): VisitWords => (language === 'en' ? en : zh);

export const outcomeCodes = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const judgementCodes = [1, 2, 3, 4, 5, 6, 7] as const;
export const presences: readonly Presence[] = ['NONE', 'NEIGHBOUR', 'OFFICIAL', 'OTHER'];
