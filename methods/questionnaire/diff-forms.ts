import type { Choice, Form } from './form.ts';

/** What became of things that have codes, from one version to another. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** With the fields that differ, such as `label`, `relevant`, `choices`. */
  readonly changed: readonly { readonly code: string; readonly fields: readonly string[] }[];
}

export interface FormDifference {
  /** Fields of the form itself that differ: `title`, `languages`, `notices`. */
  readonly form: readonly string[];
  readonly items: Difference;
  readonly groups: Difference;
  readonly derived: Difference;
  /** Items whose choices differ, with the choices by code. */
  readonly choices: readonly (Difference & { readonly item: string })[];
  /** Whether items that both have are asked in another order. */
  readonly reordered: boolean;
}

interface Coded {
  readonly code: string | number;
}

/** Equal content in whatever order its fields were written. */
const content = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

const fieldsThatDiffer = (a: object, b: object): readonly string[] => {
  const [before, after] = [
    new Map<string, unknown>(Object.entries(a)),
    new Map<string, unknown>(Object.entries(b)),
  ];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => content(before.get(name)) !== content(after.get(name)));
};

const difference = (before: readonly Coded[] = [], after: readonly Coded[] = []): Difference => {
  const old = new Map(before.map((one) => [one.code, one]));
  const current = new Set(after.map(({ code }) => code));
  return {
    added: after.filter(({ code }) => !old.has(code)).map(({ code }) => String(code)),
    removed: before.filter(({ code }) => !current.has(code)).map(({ code }) => String(code)),
    changed: after.flatMap((one) => {
      const fields = fieldsThatDiffer(old.get(one.code) ?? one, one);
      return fields.length > 0 ? [{ code: String(one.code), fields }] : [];
    }),
  };
};

const choicesIn = (form: Form): ReadonlyMap<string, readonly Choice[]> =>
  new Map(form.items.flatMap((item) => ('choices' in item ? [[item.code, item.choices]] : [])));

/** What changed from form `a` to form `b`; items, groups, choices and derived variables are the same where their codes are. */
export const diffForms = (a: Form, b: Form): FormDifference => {
  const [before, after] = [choicesIn(a), choicesIn(b)];
  const items = difference(a.items, b.items);
  const kept = (form: Form, gone: readonly string[]): string =>
    content(form.items.map(({ code }) => code).filter((code) => !gone.includes(code)));
  return {
    form: fieldsThatDiffer(
      { title: a.title, languages: a.languages, notices: a.notices },
      { title: b.title, languages: b.languages, notices: b.notices },
    ),
    items,
    groups: difference(a.groups, b.groups),
    derived: difference(a.derived, b.derived),
    choices: items.changed
      .filter(({ fields }) => fields.includes('choices'))
      .map(({ code }) => ({ item: code, ...difference(before.get(code), after.get(code)) })),
    reordered: kept(a, items.removed) !== kept(b, items.added),
  };
};
