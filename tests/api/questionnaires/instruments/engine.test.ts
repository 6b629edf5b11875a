/** The engine asks what a reader of the form from top to bottom would ask, and finds nothing wrong with a family that answered. */
import { expect, test } from 'vitest';
import { parameterNames } from '../../../../api/questionnaires/instruments/fact-names.ts';
import { householdCore } from '../../../../api/questionnaires/instruments/household-core.ts';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import { instruments } from '../../../../api/questionnaires/instruments/instruments.ts';
import { derivedValues } from '../../../../methods/questionnaire/derived-values.ts';
import { evaluate } from '../../../../methods/questionnaire/evaluate.ts';
import type { Answers } from '../../../../methods/questionnaire/form.ts';
import { formProblems } from '../../../../methods/questionnaire/form-problems.ts';
import { readForm } from '../../../../methods/questionnaire/read-form.ts';
import { reviewProblems } from '../../../../methods/questionnaire/review-problems.ts';
import { formFromSheets } from '../../../../methods/questionnaire/xlsform/form-from-sheets.ts';
import { readable, sheetsFromForm } from '../../../../methods/questionnaire/xlsform/sheets-from-form.ts';
import { askedOf, failedChecks, knownOf } from './asked-of.ts';
import { exitedFamily, ordinaryFamily } from './families.ts';

const families: readonly (readonly [string, Answers])[] = [
  ['exited', exitedFamily],
  ['not registered', ordinaryFamily],
  ['does not know its status', { ...exitedFamily, C1: 98 }],
  ['refuses', { ...exitedFamily, A7: 2 }],
  ['officials present', { ...exitedFamily, A9: 1 }],
  ['no consent to health and income', { ...exitedFamily, A8c: 0 }],
  ['children, an old house, low marks', { ...exitedFamily, E1: 2, E2: 3, E5: 3, H1: 1, J1_H1: [97], H11: 2 }],
  ['determined', { ...exitedFamily, R0: 1, R1: 4, V2: 1 }],
  ['by phone', { ...exitedFamily, mode: 2 }],
];

const facts = { list: 'exited', village: '433124100201', stratum: 'town', incomeLine: 4000, shockLine: 500 };

test.each(families)('%s', (_family, answers) => {
  for (const form of [householdQuestionnaire, householdCore]) {
    for (const audience of ['interviewer', 'respondent'] as const) {
      const evaluation = evaluate(form, answers, audience);
      const { items, known } = askedOf(form, answers, audience);
      // The day is kept by the page, and nobody is asked for what is calculated.
      const byHand = items.filter(({ type }) => type !== 'calculate' && type !== 'today');
      expect(evaluation.asked.map(({ key }) => key)).toEqual(byHand.map(({ code }) => code));
      expect(evaluation.valueOf('income')).toBe(known['income'] ?? null);
    }
    expect(knownOf(form, answers, facts)).toMatchObject(derivedValues(form, answers, facts));
    expect(reviewProblems(form, answers, facts).map(({ item, data }) => `${item} ${data['check']}`)).toEqual(
      failedChecks(form, answers, 'review', facts),
    );
  }
});

test.each(instruments)(
  '$code $version comes back from JSON and has no problem but parameters that a design names',
  (form) => {
    expect(readForm(JSON.parse(JSON.stringify(form)))).toEqual(form);
    expect(formProblems(form, parameterNames)).toEqual([]);
  },
);

test.each(instruments)(
  '$code $version goes out as a spreadsheet and comes back, parameters and all',
  (form) => {
    const sheets = readable(sheetsFromForm(form));
    const read = formFromSheets(sheets, form.code, parameterNames);
    expect([read.form, read.problems]).toEqual([form, []]);
    // Who does not know the parameters of designs is told of each, and has the form.
    const alone = formFromSheets(sheets, form.code);
    expect(alone.form).toEqual(form);
    for (const { severity, reason } of alone.problems)
      expect([severity, reason]).toEqual(['note', 'unknown-name']);
  },
);
