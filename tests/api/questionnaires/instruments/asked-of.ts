import { compileRule } from '../../../../methods/questionnaire/compile-rule.ts';
import type { Answers, Audience, Form, Group, Item, Rule } from '../../../../methods/questionnaire/form.ts';
import { readRule } from '../../../../methods/questionnaire/rule.ts';
import { isTrue, type Value } from '../../../../methods/questionnaire/rule-value.ts';

/**
 * A form read from top to bottom, as an interviewer with a paper form would: each question when it comes, from the answers to those
 * that were asked before it. The instruments route by earlier questions alone, so this says what the engine has to say.
 */

export type Known = Readonly<Record<string, Value>>;

const valueUnder = (form: Form, rule: Rule, known: Known): Value =>
  compileRule<Known>(readRule(rule), (name) => ({
    run: (values) => values[name] ?? null,
    item: form.items.find(({ code }) => code === name),
  }))(known, 0);

const groupsAround = (form: Form, code: string | undefined): readonly Group[] => {
  const group = form.groups?.find((each) => each.code === code);
  return group === undefined ? [] : [group, ...groupsAround(form, group.group)];
};

const isAsked = (form: Form, item: Item, audience: Audience, known: Known): boolean =>
  [item, ...groupsAround(form, item.group)].every(
    (part) =>
      (part.audience === undefined || part.audience === audience) &&
      (part.relevant === undefined || isTrue(valueUnder(form, part.relevant, known))),
  );

/** The items that are asked, and what is known from them, calculated items among it. */
export const askedOf = (
  form: Form,
  answers: Answers,
  audience: Audience = 'interviewer',
): { readonly items: readonly Item[]; readonly known: Known } => {
  const items: Item[] = [];
  const known: Record<string, Value> = {};
  for (const item of form.items) {
    if (isAsked(form, item, audience, known)) {
      items.push(item);
      const answer =
        item.type === 'calculate' ? valueUnder(form, item.calculation, known) : answers[item.code];
      if (answer !== undefined) known[item.code] = answer;
    }
  }
  return { items, known };
};

export const codesAsked = (form: Form, answers: Answers, audience?: Audience): readonly string[] =>
  askedOf(form, answers, audience).items.map(({ code }) => code);

/** Answers with what is calculated and derived from them; what is unknown is `null`. */
export const knownOf = (form: Form, answers: Answers, facts: Known = {}): Known => {
  const known: Record<string, Value> = { ...askedOf(form, answers).known, ...facts };
  for (const { code, rule } of form.derived ?? []) known[code] = valueUnder(form, rule, known);
  return known;
};

/** The messages of the checks of this kind that do not hold; a check is not asked of a not-answer. */
export const failedChecks = (
  form: Form,
  answers: Answers,
  kind: 'hard' | 'soft' | 'review',
  facts: Known = {},
): readonly string[] => {
  const { items, known } = askedOf(form, answers);
  const all = { ...known, ...facts };
  return items.flatMap((item) =>
    (item.checks ?? []).flatMap((check, index) => {
      const answer = known[item.code] ?? null;
      const given =
        answer !== null && !isTrue(valueUnder(form, { '!': [{ known: [{ var: item.code }] }] }, all));
      const same = (check.kind ?? 'hard') === kind;
      return same && given && !isTrue(valueUnder(form, check.holds, all)) ? [`${item.code} ${index}`] : [];
    }),
  );
};
