import type { Form, Item } from '../../../methods/questionnaire/form.ts';
import { text } from './choices.ts';
import { sameMarks } from './household/satisfaction.ts';
import { householdQuestionnaire } from './household-questionnaire.ts';
import { withoutCodes } from './without-codes.ts';

/** Labour, year and cause of entry, days with meat or beans, fit, visits and effect of the help, public services. */
const leftOut: ReadonlySet<string> = new Set(['B3', 'C2', 'C3', 'D2', 'G3', 'G4', 'G5', 'H8']);

const { items, ...rest } = withoutCodes(householdQuestionnaire, leftOut);

/** The core version (核心版): the household questionnaire without eight of its codes. */
export const householdCore: Form = {
  ...householdQuestionnaire,
  code: 'household-core',
  title: text('入户问卷（核心版）', 'Household questionnaire, core version'),
  ...rest,
  items: items.map(
    (item): Item =>
      item.code === 'H10' ? { ...item, checks: [sameMarks((code) => !leftOut.has(code))] } : item,
  ),
};
