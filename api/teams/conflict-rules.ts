/**
 * Who must not do what (回避), each rule one sentence, stated here and nowhere else. Used when cases are assigned, reviewed or
 * checked back, and when a reserve is released; a refusal names its rule.
 */
import { ancestorAt, liesIn } from '../divisions/division.ts';
import type { Wording } from '../wording.ts';
import type { FieldRules } from './field-rules.ts';
import type { StaffRecord } from './staff.ts';

export const conflictRules = {
  'not-trained': {
    en: 'Nobody interviews who has not reached the marks of the training test.',
    zh: '培训考核未达到规定分数的人员不得入户调查。',
  },
  'not-declared': {
    en: 'Nobody interviews who has not declared home, employer and relatives.',
    zh: '未申报籍贯住址、工作单位和亲属所在地的人员不得入户调查。',
  },
  'home-area': {
    en: 'Nobody works where they are at home.',
    zh: '本人籍贯或住址所在地须回避。',
  },
  employment: {
    en: 'Nobody works where they are employed.',
    zh: '本人工作单位所在地须回避。',
  },
  relatives: {
    en: 'Nobody works where near relatives live or serve.',
    zh: '近亲属居住或任职所在地须回避。',
  },
  'own-interview': {
    en: 'Who interviewed reviews nothing of it and does not check it back.',
    zh: '访问者本人不得复核或回访该户。',
  },
  'own-review': {
    en: 'Who has judged an interview does not judge it a second time.',
    zh: '已复核过该户的人员不得再次复核。',
  },
  'own-team': {
    en: 'Interviews are checked back by another team.',
    zh: '回访须由其他小组进行。',
  },
  'pair-same-person': {
    en: 'An interview is held by two different people.',
    zh: '同一户的两名调查员不得为同一人。',
  },
  'own-case': {
    en: 'Who visited a case does not release its reserve.',
    zh: '走访过该户的人员不得为其启用备用样本。',
  },
} as const satisfies Record<string, Wording>;

export type ConflictRule = keyof typeof conflictRules;

/** What keeps a person from interviewing in a village (12-digit code); nothing: the person may. */
export const conflictsOf = (
  person: Pick<StaffRecord, 'training' | 'declaration'> | undefined,
  village: string,
  { minimumTrainingScore, avoidance }: FieldRules,
): readonly ConflictRule[] => {
  const { training, declaration } = person ?? {};
  const avoided = ancestorAt(village, avoidance);
  // A place that was declared no finer than the county keeps its person out of all of it.
  const meets = (places: readonly string[] = []): boolean =>
    places.some((place) => liesIn(place, avoided) || liesIn(avoided, place));
  const rules: readonly (readonly [boolean, ConflictRule])[] = [
    [(training?.score ?? -1) < minimumTrainingScore, 'not-trained'],
    [declaration === undefined, 'not-declared'],
    [meets(declaration?.homes), 'home-area'],
    [meets(declaration?.employers), 'employment'],
    [meets(declaration?.relatives), 'relatives'],
  ];
  return rules.filter(([broken]) => broken).map(([, rule]) => rule);
};

export interface Second {
  /** Who is to review, or to check back. */
  readonly personId: string;
  readonly interviewers: readonly string[];
  /** Who has judged the interview so far. */
  readonly reviewers?: readonly string[];
}

/** What keeps somebody from judging an interview. */
export const reviewConflicts = ({
  personId,
  interviewers,
  reviewers = [],
}: Second): readonly ConflictRule[] => [
  ...(interviewers.includes(personId) ? (['own-interview'] as const) : []),
  ...(reviewers.includes(personId) ? (['own-review'] as const) : []),
];

/** What keeps somebody from asking a household again; teams by their ids, where there are any. */
export const backCheckConflicts = (
  second: Second,
  team: string | undefined,
  interviewersTeams: readonly string[],
): readonly ConflictRule[] => [
  ...reviewConflicts({ ...second, reviewers: [] }),
  ...(team !== undefined && interviewersTeams.includes(team) ? (['own-team'] as const) : []),
];

/** What keeps somebody from releasing the reserve of a case: `visitors` are all who tried it. */
export const releaseConflicts = (personId: string, visitors: readonly string[]): readonly ConflictRule[] =>
  visitors.includes(personId) ? ['own-case'] : [];

/** What keeps these people from holding one interview together. */
export const pairConflicts = (persons: readonly string[]): readonly ConflictRule[] =>
  new Set(persons).size < persons.length ? ['pair-same-person'] : [];

/** As the catalogue of refusals names it. */
export const conflictCode = <Rule extends ConflictRule>(rule: Rule): `conflict-${Rule}` => `conflict-${rule}`;
