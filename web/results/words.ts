import type { Language } from '../page/language.ts';

const zh = {
  title: '评估结果',
  simulated: '模拟数据',
  simulatedNote: '这是演示：户和回答都是模拟的，不代表任何真实地区的情况。',
  provisional: '暂时结果：仅含已完成的村；走访顺序不是随机的。',
  samplingNote: (strata: number, note: string) => `${strata} 个层：${note}`,
  asOf: (moment: string) => `截至 ${moment}`,
  signIn: '登录',
  signInText: '请登录后查看本区划及以下的结果。',
  signOut: '退出登录',
  signedInAs: (name: string) => `已登录：${name}`,
  signInFailed: '登录没有成功，请再试一次。',
  signingIn: '正在登录…',
  loading: '正在读取…',
  refusedHeading: '不能显示',
  unreachable: '现在连不上，正在重试。显示的是上一次读到的结果。',
  unreachableAtFirst: '现在连不上，正在重试…',
  whatToShow: '链接里缺少评估任务或区划，请从给您的链接打开。',
  up: '上一级',
  progressHeading: '进度',
  counts: (answered: string, cases: string, closed: string, villages: string) =>
    `已收 ${answered} 份答卷，共抽 ${cases} 户；已完成 ${closed} 个村，共抽 ${villages} 个村`,
  otherOutcomes: (count: string) => `另有 ${count} 户未能访问（拒访、无人等）`,
  answeredBar: '答卷',
  villagesBar: '完成的村',
  areas: '下级地区',
  childCounts: (answered: string, cases: string, closed: string, villages: string) =>
    `答卷 ${answered}/${cases} · 完成村 ${closed}/${villages}`,
  interval: (level: string) => `${level}% 区间`,
  noInterval: '还不能给出区间',
  size: 'n',
  effectiveSize: '有效 n',
  axis: (from: string, to: string) => `图的范围：${from}～${to}；点是估计值，横线是区间。`,
  units: { PERSONS: '人', HOUSEHOLDS: '户', YUAN: '元', POINTS: '个百分点' },
  relations: { exactly: '', fewer: '不到', more: '超过' },
  range: (lower: string, upper: string) => `；可能在${lower}到${upper}之间`,
  sentences: {
    recognition: '每{of}户中有{count}户认可',
    'wrong-exit': '每{of}人中有{count}人属于错退',
    missed: '每{of}人中有{count}人被漏评',
    'composite-headcount': '每{of}人中有{count}人仍处于贫困',
    PERSONS: '每{of}人中有{count}人',
    HOUSEHOLDS: '每{of}户中有{count}户',
  },
};

export type Words = typeof zh;

const en: Words = {
  title: 'Evaluation results',
  simulated: 'Simulated',
  simulatedNote:
    'A demonstration: households and answers are simulated and say nothing about any real place.',
  provisional: 'Provisional: closed villages only; the order of visits is not random.',
  samplingNote: (strata, note) => `${strata === 1 ? 'One stratum' : `${strata} strata`}: ${note}`,
  asOf: (moment) => `As of ${moment}`,
  signIn: 'Sign in',
  signInText: 'Sign in to see the results of your division and below.',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in: ${name}`,
  signInFailed: 'Signing in did not succeed. Please try again.',
  signingIn: 'Signing in…',
  loading: 'Loading…',
  refusedHeading: 'This cannot be shown',
  unreachable: 'No connection now; trying again. What you see was read before.',
  unreachableAtFirst: 'No connection now; trying again…',
  whatToShow: 'The link lacks a campaign or a division; open the link that you were given.',
  up: 'Area above',
  progressHeading: 'Progress',
  counts: (answered, cases, closed, villages) =>
    `${answered} answers of ${cases} households drawn; ${closed} villages closed of ${villages} drawn`,
  otherOutcomes: (count) => `${count} more households could not be interviewed (refused, nobody at home, …)`,
  answeredBar: 'Answers',
  villagesBar: 'Villages closed',
  areas: 'Areas below',
  childCounts: (answered, cases, closed, villages) =>
    `answers ${answered}/${cases} · villages closed ${closed}/${villages}`,
  interval: (level) => `${level} % interval`,
  noInterval: 'no interval yet',
  size: 'n',
  effectiveSize: 'effective n',
  axis: (from, to) => `Pictures run from ${from} to ${to}; the dot is the estimate, the line its interval.`,
  units: { PERSONS: 'persons', HOUSEHOLDS: 'households', YUAN: 'yuan', POINTS: 'points' },
  relations: { exactly: '', fewer: 'fewer than ', more: 'more than ' },
  range: (lower, upper) => `; it could be ${lower} to ${upper}`,
  sentences: {
    recognition: '{count} of {of} households recognise the result',
    'wrong-exit': '{count} of {of} persons were exited wrongly',
    missed: '{count} of {of} persons were missed',
    'composite-headcount': '{count} of {of} persons are still poor',
    PERSONS: '{count} of {of} persons',
    HOUSEHOLDS: '{count} of {of} households',
  },
};

const allWords: Readonly<Record<Language, Words>> = { zh, en };

export const wordsIn = (language: Language): Words => allWords[language];
