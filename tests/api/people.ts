import type { DemoPerson } from '../../local/issuer/people-page.ts';

/**
 * The people of the tests. The operator runs the installation. Office: the commissioner's side (委托方). University: the evaluator's. Institute: an evaluator and
 * commissioner that has nothing to do with the others. Newcomer and stranger can sign in and were never given a role.
 */
const people = {
  operator: '何运维',
  'office-administrator': '王管理',
  commissioner: '赵委托',
  leader: '孙领导',
  'leader-elsewhere': '周领导',
  'university-administrator': '吴管理',
  lead: '郑组长',
  'second-lead': '冯组长',
  supervisor: '李督导',
  'second-supervisor': '钱督导',
  'supervisor-elsewhere': '尤督导',
  interviewer: '陈调查',
  'interviewer-elsewhere': '褚调查',
  'second-interviewer': '朱调查',
  'third-interviewer': '秦调查',
  'fourth-interviewer': '许调查',
  reviewer: '吕复核',
  interpreter: '施翻译',
  'institute-administrator': '卫管理',
  'institute-commissioner': '蒋委托',
  'institute-lead': '沈组长',
  newcomer: '杨新来',
  stranger: '韩过客',
} as const;

export type PersonKey = keyof typeof people;

export const nameOf = (key: PersonKey): string => people[key];

export const subjectOf = (key: PersonKey): string => `test-${key}`;

export const keys = Object.keys(people).filter((key): key is PersonKey => key in people);

/** As the local issuer signs them in. */
export const signingIn: readonly DemoPerson[] = keys.map((key) => ({
  key,
  subject: subjectOf(key),
  name: nameOf(key),
  description: 'test',
}));
