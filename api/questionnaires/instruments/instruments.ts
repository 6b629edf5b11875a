import type { Form } from '../../../methods/questionnaire/form.ts';
import { householdCore } from './household-core.ts';
import { householdDetermination } from './household-determination.ts';
import { householdQuestionnaire } from './household-questionnaire.ts';
import { shortHousehold2 } from './short-household-2.ts';

/** The standard instruments (标准问卷) that came after the first version of the short form. */
export const instruments: readonly Form[] = [
  householdQuestionnaire,
  householdCore,
  shortHousehold2,
  householdDetermination,
];
