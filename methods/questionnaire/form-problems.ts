import { compileForm } from './compile-form.ts';
import { CASE_FACTS } from './facts.ts';
import type { Form } from './form.ts';
import { FormError } from './form-node.ts';
import { type FormPart, partsOfForm } from './form-parts.ts';
import { type FormProblem, MAXIMUM_ITEMS } from './form-problem.ts';
import { groupProblems } from './group-problems.ts';
import { itemProblems } from './item-problems.ts';
import { namesInRule } from './names-in-rule.ts';
import { RuleError, readRule } from './rule.ts';

const sizeProblems = ({ code, items, languages }: Form): readonly FormProblem[] => {
  const problems: FormProblem[] = [];
  if (languages.length === 0)
    problems.push({ path: 'form.languages', code, reason: 'no-language', data: {} });
  if (items.length === 0) problems.push({ path: 'form.items', code, reason: 'no-items', data: {} });
  const data = { count: items.length, maximum: MAXIMUM_ITEMS };
  if (items.length > MAXIMUM_ITEMS)
    problems.push({ path: 'form.items', code, reason: 'too-many-items', data });
  return problems;
};

/** Items, groups and derived variables are told apart by their codes alone. */
const codeProblems = ([, ...parts]: readonly FormPart[]): readonly FormProblem[] => {
  const seen = new Set<string>();
  return parts.flatMap(({ code, path }): readonly FormProblem[] => {
    const again = seen.has(code);
    seen.add(code);
    return again ? [{ path: `${path}.code`, code, reason: 'duplicate-code', data: {} }] : [];
  });
};

/** The reason why a rule is not accepted at all; forms made by hand were never read. */
const ruleProblem = (act: () => unknown): string | undefined => {
  try {
    act();
    return;
  } catch (error) {
    if (error instanceof RuleError) return error.problem.reason;
    throw error;
  }
};

const ruleProblems = (
  form: Form,
  parts: readonly FormPart[],
  facts: readonly string[],
): readonly FormProblem[] => {
  const answers = new Set([...form.items, ...(form.groups ?? [])].map(({ code }) => code));
  const derived = new Set((form.derived ?? []).map(({ code }) => code));
  const earlier = new Set<string>([...CASE_FACTS, ...facts]);
  return parts.flatMap(({ code, rules }) => {
    const problems = rules.flatMap(({ path, rule, facts: mayAsk }): readonly FormProblem[] => {
      const refused = ruleProblem(() => readRule(rule));
      if (refused !== undefined) return [{ path, code, reason: 'rule', data: { problem: refused } }];
      const unknown = [...namesInRule(rule).answer].filter(
        (name) => !answers.has(name) && !(mayAsk && earlier.has(name)),
      );
      return unknown.map((name) => ({ path, code, reason: 'unknown-name', data: { name } }));
    });
    if (derived.has(code)) earlier.add(code);
    return problems;
  });
};

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** Every text has the form's first language, and speaks of nothing that the form does not ask. */
const textProblems = (form: Form, parts: readonly FormPart[]): readonly FormProblem[] => {
  const [language = ''] = form.languages;
  const answers = new Set([...form.items, ...(form.groups ?? [])].map(({ code }) => code));
  return parts.flatMap(({ code, texts }) =>
    texts.flatMap(({ path, text }): readonly FormProblem[] => {
      const entries = Object.entries(text);
      const missing = !entries.some(([tag, words]) => tag === language && words.trim() !== '');
      const unknown = new Set(
        entries.flatMap(([, words]) => namesIn(words).filter((name) => !answers.has(name))),
      );
      return [
        ...(missing ? [{ path, code, reason: 'missing-text', data: { language } } as const] : []),
        ...[...unknown].map((name) => ({ path, code, reason: 'unknown-name', data: { name } }) as const),
      ];
    }),
  );
};

/** Only asked of a form in which nothing else is wrong, because a circle is found by going through all references. */
const circleProblems = (form: Form): readonly FormProblem[] => {
  try {
    compileForm(form);
    return [];
  } catch (error) {
    if (!(error instanceof FormError) || error.reason !== 'circular-rules') throw error;
    const [code = form.code] = error.codes;
    const index = form.items.findIndex((item) => item.code === code);
    const path =
      index < 0
        ? `form.groups[${(form.groups ?? []).findIndex((group) => group.code === code)}]`
        : `form.items[${index}]`;
    return [{ path, code, reason: 'circular-rules', data: { circle: error.codes.join(' → ') } }];
  }
};

const STOPS_COMPILING: ReadonlySet<string> = new Set([
  'duplicate-code',
  'rule',
  'unknown-name',
  'unknown-group',
]);

/**
 * Everything that is wrong with a well-shaped form; empty when it can be published. A circle is reported once all rules speak of
 * something: one circle at a time, with the codes that it goes through. `facts`: names beside `list`, `village` and `stratum` that
 * derived variables and review checks may speak of, such as the parameters of a design.
 */
export const formProblems = (form: Form, facts: readonly string[] = []): readonly FormProblem[] => {
  const parts = partsOfForm(form);
  const problems = [
    ...sizeProblems(form),
    ...codeProblems(parts),
    ...groupProblems(form),
    ...itemProblems(form),
    ...ruleProblems(form, parts, facts),
    ...textProblems(form, parts),
  ];
  const canCompile = !problems.some(
    ({ reason, path }) =>
      STOPS_COMPILING.has(reason) && !/label|hint|message|choices|title|notices/.test(path),
  );
  return canCompile ? [...problems, ...circleProblems(form)] : problems;
};
