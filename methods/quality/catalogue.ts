/**
 * Every daily check as data: what it looks at, where it becomes a flag, and the sentence that explains a flag with its numbers. A lead may
 * change a threshold within its range, or switch a check off; nobody changes what a check is.
 */
export type CheckKind = 'score' | 'village' | 'fact';

export interface Threshold {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** `share` of 1; `difference` of two shares; `fold` a plain ratio or distance; the others as they are called. */
  readonly unit: 'share' | 'difference' | 'fold' | 'minutes' | 'km' | 'km/h' | 'hour' | 'interviews';
}

export interface Check {
  readonly id: string;
  /** `score`: units against units, with p and q. `village`: villages against villages, likewise. `fact`: one interview by itself. */
  readonly kind: CheckKind;
  readonly name: { readonly en: string; readonly zh: string };
  readonly threshold: Threshold;
  /** A fact counts in the order of the list as so many standard deviations. 0 for scores. */
  readonly weight: number;
  /** {who}, {n}, {own}, {others} and what else the flag's `figures` hold. */
  readonly sentence: { readonly en: string; readonly zh: string };
}

const score = (
  id: string,
  name: Check['name'],
  threshold: Threshold,
  sentence: Check['sentence'],
  kind: CheckKind = 'score',
): Check => ({ id, kind, name, threshold, weight: 0, sentence });

const fact = (
  id: string,
  weight: number,
  name: Check['name'],
  threshold: Threshold,
  sentence: Check['sentence'],
): Check => ({ id, kind: 'fact', name, threshold, weight, sentence });

const difference = (usual: number): Threshold => ({ usual, least: 0, most: 0.5, unit: 'difference' });
const less = (usual: number): Threshold => ({ usual, least: 0.1, most: 0.8, unit: 'share' });
const fold = (usual: number, most: number): Threshold => ({ usual, least: 0, most, unit: 'fold' });

const SCORES: readonly Check[] = [
  score('speed', { en: 'Pace', zh: '访问速度' }, less(0.4), {
    en: '{who} spent {own} seconds on an item, others in the same villages and lists {others}, over {n} interviews.',
    zh: '{who}平均每题用时{own}秒，同村同类农户的其他调查员为{others}秒，共{n}份问卷。',
  }),
  score('uneven-pace', { en: 'Two paces', zh: '快慢不一' }, fold(0.05, 2), {
    en: 'The pace of {who} changes from interview to interview by a factor of {own}, that of others by {others}, over {n} interviews.',
    zh: '{who}各份问卷的速度相差{own}倍，其他调查员相差{others}倍，共{n}份问卷。',
  }),
  score('hurried-end', { en: 'Hurried end', zh: '后段赶题' }, less(0.15), {
    en: 'In the last third of an interview {who} took {own} of the time of the first third, others {others}, over {n} interviews.',
    zh: '{who}后三分之一题目的用时是前三分之一的{own}，其他调查员为{others}，共{n}份问卷。',
  }),
  score('straight-lining', { en: 'The same opinion throughout', zh: '态度题答案雷同' }, difference(0.05), {
    en: 'With {who} the most frequent opinion of a household makes up {own} of its opinions, with others in the same villages {others}, over {n} interviews.',
    zh: '{who}的问卷中，同一户态度题最常见的答案占{own}，同村其他调查员为{others}，共{n}份问卷。',
  }),
  score('near-duplicates', { en: 'Nearly the same answers', zh: '答卷近乎重复' }, difference(0.02), {
    en: 'An interview of {who} agrees with another of theirs in {own} of the answers that tell households apart, with other pairs it is {others}, over {n} interviews.',
    zh: '{who}的每份问卷与其另一份问卷的一致率平均为{own}，其他调查员为{others}，共{n}份问卷。',
  }),
  score('alike-answers', { en: 'Households too much alike', zh: '各户答案过于相近' }, difference(0.02), {
    en: 'The answers of the households of {who} agree in {own}, those of others in {others}, over {n} interviews.',
    zh: '{who}所访各户答案的一致率为{own}，其他调查员为{others}，共{n}份问卷。',
  }),
  score('heaping', { en: 'Round amounts', zh: '金额取整' }, difference(0.1), {
    en: 'Of the amounts that {who} wrote down {own} are whole thousands, in the same villages and lists elsewhere {others}, over {n} interviews.',
    zh: '{who}记录的金额中整千数占{own}，同村同类农户的其他调查员为{others}，共{n}份问卷。',
  }),
  score('last-digits', { en: 'Last digits', zh: '末位数字' }, fold(0.05, 2), {
    en: 'The last digits of the amounts of {who} lie {own} from those of all others (ordinary: {others}), over {n} interviews.',
    zh: '{who}所记金额的末位数字与其他人的分布相差{own}（通常为{others}），共{n}份问卷。',
  }),
  score('dont-knows', { en: 'Do not know, refused', zh: '不知道与拒答' }, difference(0.03), {
    en: '{own} of the items that {who} asked have no answer, in the same villages and lists elsewhere {others}, over {n} interviews.',
    zh: '{who}所问题目中无回答的占{own}，同村同类农户的其他调查员为{others}，共{n}份问卷。',
  }),
  score('interviewer-effect', { en: 'Interviewer effect', zh: '调查员效应' }, fold(0.2, 10), {
    en: 'The answers of the households of {who} lie {own} times as far from those of the same villages and lists as chance would have it, ordinary is {others}, over {n} interviews.',
    zh: '{who}所访农户的答案与同村同类农户的差距是随机差距的{own}倍，通常为{others}倍，共{n}份问卷。',
  }),
  score('several-signs', { en: 'Several small signs', zh: '多项轻微迹象' }, fold(0, 10), {
    en: '{signs} checks of the answers of {who} each see a little; together that is {own} standard deviations, over {n} interviews.',
    zh: '{who}的答案在{signs}项检查中均有轻微异常，合计{own}个标准差，共{n}份问卷。',
  }),
  score(
    'uniform-village',
    { en: 'Village too uniform', zh: '全村态度过于一致' },
    difference(0.1),
    {
      en: 'In {village} two households agree in {own} of their opinions, where households live as much alike it would be {others}, over {n} interviews. Ask whether they were prepared.',
      zh: '{village}任意两户态度题的一致率为{own}，生活状况同样相近的村通常为{others}，共{n}份问卷。请核实是否有人事先打招呼。',
    },
    'village',
  ),
];

const any: Threshold = { usual: 1, least: 1, most: 5, unit: 'interviews' };

const FACTS: readonly Check[] = [
  fact(
    'overlap',
    4,
    { en: 'Two interviews at once', zh: '访问时间重叠' },
    { usual: 5, least: 1, most: 60, unit: 'minutes' },
    {
      en: '{who} were in two interviews at once for up to {own} minutes, {n} times.',
      zh: '{who}同时进行两份访问，最长重叠{own}分钟，共{n}次。',
    },
  ),
  fact(
    'travel',
    4,
    { en: 'Impossible travel', zh: '行程不可能' },
    { usual: 80, least: 20, most: 200, unit: 'km/h' },
    {
      en: 'Between two interviews {who} would have travelled at {own} km/h at least, {n} times.',
      zh: '{who}两次访问之间的移动速度至少为每小时{own}公里，共{n}次。',
    },
  ),
  fact(
    'far-away',
    3,
    { en: 'Far from the village', zh: '远离村庄' },
    { usual: 5, least: 1, most: 50, unit: 'km' },
    {
      en: '{who} were at least {own} km from the village, {n} times.',
      zh: '{who}访问时距村庄至少{own}公里，共{n}次。',
    },
  ),
  fact('device-shared', 3, { en: 'Device shared', zh: '设备混用' }, any, {
    en: '{n} interviews of {who} came from a device that other people used on the same day.',
    zh: '{who}有{n}份问卷来自当天另有他人使用的设备。',
  }),
  fact('coaching', 3, { en: 'Coaching reported', zh: '反映有人打招呼' }, any, {
    en: '{n} households of {who} said that somebody had told them how to answer, had brought gifts or had asked them to be silent.',
    zh: '{who}所访农户中有{n}户反映有人教怎么答、送东西或让不要说。',
  }),
  fact('official-present', 2.5, { en: 'Official present', zh: '有干部在场' }, any, {
    en: 'An official or helper was present at {n} interviews of {who}.',
    zh: '{who}有{n}份访问时干部或帮扶人员在场。',
  }),
  fact(
    'short',
    2.5,
    { en: 'Very short', zh: '访问过短' },
    { usual: 8, least: 3, most: 30, unit: 'minutes' },
    {
      en: '{n} interviews of {who} were shorter than {limit} minutes, the shortest {own}.',
      zh: '{who}有{n}份访问不足{limit}分钟，最短{own}分钟。',
    },
  ),
  fact(
    'late-night',
    1.5,
    { en: 'Late at night', zh: '深夜访问' },
    { usual: 22, least: 19, most: 24, unit: 'hour' },
    {
      en: '{n} interviews of {who} began or ended between {limit}:00 and 6:00.',
      zh: '{who}有{n}份访问在{limit}点至次日6点之间开始或结束。',
    },
  ),
];

export const CHECKS: readonly Check[] = [...SCORES, ...FACTS];
