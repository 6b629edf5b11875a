import type { Form, Group } from '../../../methods/questionnaire/form.ts';
import { text } from './choices.ts';
import { caseAndConsent, endOfInterview } from './household/case-and-consent.ts';
import { closing } from './household/closing.ts';
import { comparisons, points } from './household/comparisons.ts';
import { determination, determinationGroups } from './household/determination.ts';
import { economy } from './household/economy.ts';
import { family } from './household/family.ts';
import { guarantees } from './household/guarantees.ts';
import { income } from './household/income.ts';
import { living } from './household/living.ts';
import { measuresReceived } from './household/measures.ts';
import { notices } from './household/notices.ts';
import { observation } from './household/observation.ts';
import { agreedToHealthAndIncome, goesOn } from './household/routes.ts';
import { opinions } from './household/satisfaction.ts';
import { standard } from './household/standard.ts';
import { status } from './household/status.ts';
import { suspicions } from './household/suspicions.ts';
import { inGroup } from './items.ts';
import { all } from './rules.ts';

/**
 * The household questionnaire (入户问卷): 55 codes asked of the family in sections A to J, what the interviewers saw (X), and the
 * determination screens (R, V). Codes are stable keys, the same on paper. Wording and codes are the standard instrument's; they
 * need cognitive testing, native speakers and legal review before real use (docs/instruments.md).
 */

const group = (code: string, zh: string, en: string): Group => ({
  code,
  label: text(zh, en),
  relevant: goesOn,
});

const groups: readonly Group[] = [
  { code: 'A', label: text('样本与同意', 'Case and consent') },
  group('B', '家庭', 'Family'),
  group('C', '本户所知的登记状况', 'Registration as the family knows it'),
  group('D', '吃、穿、饮水', 'Food, clothing, water'),
  group('E', '教育、医疗、住房', 'Schooling, medical care, housing'),
  { ...group('F', '收入', 'Income'), relevant: all(goesOn, agreedToHealthAndIncome) },
  group('G', '得到的帮扶', 'Measures received'),
  group('H', '满意度', 'Satisfaction'),
  group('J', '结束', 'Close'),
  { ...group('X', '调查员观察（不念给受访人听）', 'Observation (not read out)'), audience: 'interviewer' },
  { code: 'A_end', label: text('访问结束', 'End of the interview'), audience: 'interviewer' },
  ...determinationGroups(goesOn),
];

export const householdQuestionnaire: Form = {
  code: 'household',
  version: 1,
  title: text('入户问卷', 'Household questionnaire'),
  languages: ['zh', 'en'],
  notices,
  groups,
  items: [
    ...inGroup('A', caseAndConsent),
    ...inGroup('B', family),
    ...inGroup('C', status),
    ...inGroup('D', living),
    ...inGroup('E', guarantees),
    ...inGroup('F', income),
    ...inGroup('G', measuresReceived),
    ...inGroup('H', opinions),
    ...inGroup('J', closing),
    ...inGroup('X', observation),
    ...inGroup('A_end', endOfInterview),
    ...determination,
  ],
  derived: [...standard, ...economy, ...suspicions, ...comparisons, ...points],
};
