/** What the standard instrument fixes of its own shape: how many codes, in which order, in which languages, with which scales. */
import { describe, expect, it } from 'vitest';
import { householdCore } from '../../../../api/questionnaires/instruments/household-core.ts';
import { householdDetermination } from '../../../../api/questionnaires/instruments/household-determination.ts';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import { instruments } from '../../../../api/questionnaires/instruments/instruments.ts';
import { shortHousehold2 } from '../../../../api/questionnaires/instruments/short-household-2.ts';
import { instrumentCode } from '../../../../api/questionnaires/instruments/without-codes.ts';
import { shortHousehold } from '../../../../api/questionnaires/short-household.ts';
import type { Form, Item, Text } from '../../../../methods/questionnaire/form.ts';
import { progressAt } from '../../../../methods/questionnaire/progress.ts';
import { readRule } from '../../../../methods/questionnaire/rule.ts';
import { codesAsked } from './asked-of.ts';
import { exitedFamily, ordinaryFamily } from './families.ts';

/** The code in the instrument's table; a reason belongs to J1, whatever it is the reason of. */
const tableCode = (code: string): string => (code.startsWith('J1_') ? 'J1' : (instrumentCode(code) ?? code));

const tableCodes = (codes: readonly string[]): ReadonlySet<string> => new Set(codes.map(tableCode));

/** A7 to J4: what is asked of the family. A3 to A6, X, R and V are the interviewers' own. */
const askedOfFamily = (items: readonly Item[]): readonly string[] => [
  ...tableCodes(items.map(({ code }) => code).filter((code) => /^(A[789]|[B-J][0-9])/.test(code))),
];

const textsOf = (form: Form): readonly Text[] => [
  form.title,
  ...Object.values(form.notices),
  ...(form.groups ?? []).flatMap(({ label }) => (label ? [label] : [])),
  ...(form.derived ?? []).map(({ label }) => label),
  ...form.items.flatMap((item) => [
    item.label,
    ...(item.hint ? [item.hint] : []),
    ...(item.checks ?? []).map(({ message }) => message),
    ...('choices' in item ? item.choices.map(({ label }) => label) : []),
  ]),
];

const choicesOf = (form: Form, code: string): readonly (number | string)[] => {
  const item = form.items.find((each) => each.code === code);
  return item !== undefined && 'choices' in item ? item.choices.map((choice) => choice.code) : [];
};

describe('the household questionnaire', () => {
  it('asks the 55 codes of the instrument: A 3, B 5, C 7, D 5, E 7, F 8, G 5, H 11, J 4', () => {
    const codes = askedOfFamily(householdQuestionnaire.items);
    const bySection = Object.fromEntries(
      [...'ABCDEFGHJ'].map((section) => [section, codes.filter((code) => code.startsWith(section)).length]),
    );
    expect(bySection).toEqual({ A: 3, B: 5, C: 7, D: 5, E: 7, F: 8, G: 5, H: 11, J: 4 });
    expect(codes).toHaveLength(55);
  });

  it('has the six observations, and codes that no other item or group has', () => {
    const codes = householdQuestionnaire.items.map(({ code }) => code);
    expect([...tableCodes(codes.filter((code) => code.startsWith('X')))]).toEqual([
      'X1',
      'X2',
      'X3',
      'X4',
      'X5',
      'X6',
    ]);
    const all = [
      ...codes,
      ...(householdQuestionnaire.groups ?? []).map(({ code }) => code),
      ...(householdQuestionnaire.derived ?? []).map(({ code }) => code),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('splits questions of several parts into items with codes of their own', () => {
    const codes = householdQuestionnaire.items.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(
        'A8a A8b A8c B1a B1b B2a B2b B2c B3a B3b C3a C3b C4a C4b C6a C6b D5a D5b D5c E4a E4b F5a F5b F7a F7b J4a J4b X2a X6a X6b'.split(
          ' ',
        ),
      ),
    );
  });

  it.each(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9', 'H10'])(
    '%s is a labelled scale with a reason',
    (code) => {
      const contact = ['H3', 'H4', 'H5', 'H9'].includes(code);
      expect(choicesOf(householdQuestionnaire, code)).toEqual([
        5,
        4,
        3,
        2,
        1,
        ...(contact ? [0] : []),
        98,
        99,
      ]);
      expect(choicesOf(householdQuestionnaire, `J1_${code}`)).toEqual([1, 2, 3, 4, 5, 6, 97, 99]);
      const scale = householdQuestionnaire.items.find((item) => item.code === code);
      expect(scale).toMatchObject({ scale: true });
      expect(householdQuestionnaire.items.find((item) => item.code === `J1_${code}`)).toMatchObject({
        countsWith: code,
      });
    },
  );

  it('lets a family say “don’t know” or “prefer not to answer” to every question with choices, none of them chosen before', () => {
    const selects = householdQuestionnaire.items.filter(
      (item) => /^[B-H][0-9]/.test(item.code) && 'choices' in item,
    );
    for (const { code } of selects) {
      expect(choicesOf(householdQuestionnaire, code)).toEqual(expect.arrayContaining([98, 99]));
    }
    expect(householdQuestionnaire.items.filter(({ initial }) => initial !== undefined)).toEqual([]);
  });

  // The instrument: “an exited household sees about 50, a non-registered one about 44”.
  it('asks an exited family 52 codes, and 50 without children in a resettlement house', () => {
    // 55 − C6 (only families off the list) − E2 (all are in school) − J1 (no low mark)
    expect(askedOfFamily(asked(householdQuestionnaire, exitedFamily))).toHaveLength(52);
    // − E1 (no child of 6 to 15) − E6 (resettlement houses need no appraisal)
    expect(askedOfFamily(asked(householdQuestionnaire, { ...exitedFamily, B2c: 0, E5: 4 }))).toHaveLength(50);
  });

  it('asks a family off the list that got no help 44 codes', () => {
    // 55 − C2, C3, C4 − E2 − G3, G4, G5 − H4, H5, H6 − J1
    expect(askedOfFamily(asked(householdQuestionnaire, ordinaryFamily))).toHaveLength(44);
  });
});

const asked = (form: Form, answers: Parameters<typeof codesAsked>[1]): readonly Item[] => {
  const codes = new Set(codesAsked(form, answers));
  return form.items.filter(({ code }) => codes.has(code));
};

describe('the core version', () => {
  it('is the household questionnaire without eight codes', () => {
    const all = askedOfFamily(householdQuestionnaire.items);
    const core = askedOfFamily(householdCore.items);
    expect(core).toHaveLength(47);
    expect(all.filter((code) => !core.includes(code))).toEqual([
      'B3',
      'C2',
      'C3',
      'D2',
      'G3',
      'G4',
      'G5',
      'H8',
    ]);
  });

  it('asks every other item as the household questionnaire does', () => {
    const codes = new Set(householdCore.items.map(({ code }) => code));
    const whole = codesAsked(householdQuestionnaire, exitedFamily).filter((code) => codes.has(code));
    expect(codesAsked(householdCore, exitedFamily)).toEqual(whole);
    // “About 36–43 asked”: 50 above − the eight left out, 44 − B3, D2, H8.
    expect(askedOfFamily(asked(householdCore, { ...exitedFamily, B2c: 0, E5: 4 }))).toHaveLength(42);
    expect(askedOfFamily(asked(householdCore, ordinaryFamily))).toHaveLength(41);
  });

  it('derives all but what needs a question that it does not ask', () => {
    const derivedOf = ({ derived = [] }: Form) => derived.map(({ code }) => code);
    const kept = derivedOf(householdCore);
    expect(derivedOf(householdQuestionnaire).filter((code) => !kept.includes(code))).toEqual([
      'match_year',
      'match_cause',
      'H8_points',
    ]);
  });
});

describe('the short form', () => {
  it('has twelve questions in both versions, and version 2 every item of version 1', () => {
    for (const form of [shortHousehold, shortHousehold2]) {
      expect(progressAt(form, 'respondent', 'Q12b')).toEqual({ position: 12, total: 12 });
    }
    const codes = shortHousehold2.items.map(({ code }) => code);
    expect(codes.filter((code) => code !== 'Q12v')).toEqual(shortHousehold.items.map(({ code }) => code));
    expect(shortHousehold2.version).toBe(2);
  });
});

describe.each(instruments.map((form): readonly [string, Form] => [`${form.code} ${form.version}`, form]))(
  '%s',
  (_name, form) => {
    it('has every text in Chinese and English', () => {
      for (const text of textsOf(form)) {
        expect(Object.keys(text)).toEqual(['zh', 'en']);
        expect(Object.values(text).filter((words) => words.trim() === '')).toEqual([]);
        expect(text['zh']).toMatch(/\p{Script=Han}|\d/u);
        expect(text['en']).not.toMatch(/\p{Script=Han}/u);
      }
    });

    it('routes by earlier items alone, so that nobody is sent back', () => {
      const before = new Set<string>();
      const groups = form.groups ?? [];
      for (const item of form.items) {
        const around = groups.filter(({ code }) => code === item.group);
        for (const { relevant } of [item, ...around]) {
          if (relevant !== undefined) expect(() => readRule(relevant, before)).not.toThrow();
        }
        before.add(item.code);
      }
    });

    it('keeps the items of a group together, and counts follow-up questions with an item that is there', () => {
      const order = form.items.map(({ group }) => group);
      const begins = order.filter((group, place) => group !== order[place - 1]);
      expect(new Set(begins).size).toBe(begins.length);
      const codes = new Set(form.items.map(({ code }) => code));
      expect(
        form.items.filter(({ countsWith }) => countsWith !== undefined && !codes.has(countsWith)),
      ).toEqual([]);
    });

    it('never asks for a name, an identity number or a bank card', () => {
      const labels = form.items.map(({ label }) => `${label['zh']} ${label['en']}`).join('\n');
      expect(labels).not.toMatch(/姓名？|身份证|银行卡|your name|ID number|bank/);
    });
  },
);

it('the determination screens stand alone with the codes that they have in the questionnaire', () => {
  const codes = new Set(householdQuestionnaire.items.map(({ code }) => code));
  expect(householdDetermination.items.filter(({ code }) => !codes.has(code))).toEqual([]);
});
