import type { DemoPerson } from './issuer/people-page.ts';

const person = (key: string, name: string, description: string): DemoPerson => ({
  key,
  subject: `demo-${key}`,
  name,
  description,
});

/** Who can sign in on a laptop. What each may do is granted in the API, as for everybody. */
export const demoPeople: readonly DemoPerson[] = [
  person(
    'operator',
    '演示运维',
    '运维 · operator: adds organisations, loads the division list, sees no campaign',
  ),
  person('administrator', '演示管理员', '委托方管理员 · the commissioner’s administrator: gives roles'),
  person('commissioner', '演示委托方', '委托方 · commissioner: engages the evaluator, signs the design'),
  person(
    'evaluator-administrator',
    '演示评估方管理员',
    '评估方管理员 · the evaluator’s administrator: gives roles',
  ),
  person('lead', '演示组长', '评估负责人 · lead: frame, design, draw, live results'),
  person('interviewer', '演示调查员', '调查员 · interviewer: own cases only'),
  person('second-interviewer', '演示调查员乙', '调查员 · interviewer: the other of a pair'),
  person('supervisor', '演示督导', '督导 · supervisor: reserves, reviews, the own team'),
  person('reviewer', '演示复核员', '复核员 · reviewer: reviews answers that others brought'),
  person('leader', '演示领导', '领导 · leader: results of the own division, at most daily'),
];
