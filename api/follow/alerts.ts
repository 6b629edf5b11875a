/** What a supervisor should look at today. An alert says where and how often; it changes nothing. */
import type { Wording } from '../wording.ts';
import { type Progress, reportKinds } from './progress.ts';

export const alertWords = {
  'official-present': {
    en: 'An official or helper was in the room.',
    zh: '访问时有干部或帮扶人员在场。',
  },
  coaching: { en: 'Somebody told households what to answer.', zh: '有人授意住户如何回答。' },
  'room-not-cleared': {
    en: 'Interviews were held before others had left the room.',
    zh: '未清场即开始访问。',
  },
  'wrong-clock': {
    en: 'A device’s clock was wrong or was changed: set it, and look at its visits.',
    zh: '设备时钟不准或被更改，请校准并核查相关走访。',
  },
  'answers-differ': {
    en: 'Different answers came for the same case.',
    zh: '同一户收到内容不同的答卷。',
  },
  'answers-missing': {
    en: 'Interviews are recorded whose answers have not come: a device waits for a network.',
    zh: '已登记完成但答卷尚未上传，请检查设备网络。',
  },
  refusals: {
    en: 'A fifth or more of the households tried refuse.',
    zh: '拒访户占比达到两成或以上。',
  },
  stalled: {
    en: 'Cases are open, and nothing has come from the village for two days.',
    zh: '尚有未完成样本户，且两天内没有任何进展。',
  },
  disputed: { en: 'Disputed interviews wait for a second view.', zh: '有争议的答卷待盲审。' },
} as const satisfies Record<string, Wording>;

export type AlertKind = keyof typeof alertWords;

export interface Alert {
  readonly kind: AlertKind;
  readonly village: string;
  readonly count: number;
  /** Whether it has to do with today; older ones stay until somebody saw to them. */
  readonly today: boolean;
}

/** Of fewer cases a share says nothing. */
const leastTried = 10;
const manyRefusals = 0.2;
const stalledMilliseconds = 2 * 86_400_000;

/** How many cases a village has under each alert that is no report of a visit. */
const standingCounts = (
  { outcomes, cases, untried, conflicts, awaited, open, reviews, lastAt }: Progress,
  now: Date,
): Readonly<Partial<Record<AlertKind, number>>> => {
  const refused = outcomes['3'] ?? 0;
  const tried = cases - untried;
  const silent = lastAt !== undefined && now.getTime() - Date.parse(lastAt) >= stalledMilliseconds;
  return {
    'answers-differ': conflicts,
    'answers-missing': awaited,
    refusals: tried >= leastTried && refused >= manyRefusals * tried ? refused : 0,
    stalled: silent ? open : 0,
    disputed: reviews.disputed ?? 0,
  };
};

export const alertKinds = Object.keys(alertWords).filter((key): key is AlertKind => key in alertWords);

/** The alerts of a village; `today` is the campaign's day. */
export const alertsOf = (village: string, progress: Progress, now: Date, today: string): readonly Alert[] => {
  const reported = reportKinds.flatMap((kind): readonly Alert[] => {
    const report = progress.reports[kind];
    return report === undefined
      ? []
      : [{ kind, village, count: report.count, today: report.lastDay === today }];
  });
  const counts = standingCounts(progress, now);
  const standing = alertKinds.flatMap((kind): readonly Alert[] => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [{ kind, village, count, today: true }];
  });
  return [...reported, ...standing];
};
