import type { Derived, Form, Group, Item, Rule, Text } from './form.ts';

/** A part of a form that has a code, with every rule and every text in it and where they stand. */
export interface FormPart {
  /** The code of the item, group or derived variable; of the form itself, its own. */
  readonly code: string;
  /** `form.items[3]` */
  readonly path: string;
  readonly rules: readonly { readonly path: string; readonly rule: Rule; readonly facts: boolean }[];
  readonly texts: readonly { readonly path: string; readonly text: Text }[];
}

type Rules = FormPart['rules'];
type Texts = FormPart['texts'];

const rule = (path: string, found: Rule | undefined, facts = false): Rules =>
  found === undefined ? [] : [{ path, rule: found, facts }];

const text = (path: string, found: Text | undefined): Texts =>
  found === undefined ? [] : [{ path, text: found }];

const choicesOf = (item: Item) => ('choices' in item ? item.choices : []);

const itemPart = (item: Item, path: string): FormPart => ({
  code: item.code,
  path,
  rules: [
    ...rule(`${path}.required`, item.required),
    ...rule(`${path}.relevant`, item.relevant),
    ...rule(`${path}.initial`, item.initial),
    ...rule(`${path}.calculation`, item.type === 'calculate' ? item.calculation : undefined),
    ...rule(`${path}.choiceFilter`, 'choices' in item ? item.choiceFilter : undefined),
    ...(item.checks ?? []).flatMap(({ holds, kind }, index) =>
      rule(`${path}.checks[${index}].holds`, holds, kind === 'review'),
    ),
  ],
  texts: [
    ...text(`${path}.label`, item.type === 'calculate' || item.type === 'today' ? undefined : item.label),
    ...text(`${path}.hint`, item.hint),
    ...(item.checks ?? []).flatMap(({ message }, index) => text(`${path}.checks[${index}].message`, message)),
    ...choicesOf(item).flatMap(({ label }, index) => text(`${path}.choices[${index}].label`, label)),
  ],
});

const groupPart = (group: Group, path: string): FormPart => ({
  code: group.code,
  path,
  rules: [...rule(`${path}.relevant`, group.relevant), ...rule(`${path}.repeat.count`, group.repeat?.count)],
  texts: text(`${path}.label`, group.label),
});

const derivedPart = (derived: Derived, path: string): FormPart => ({
  code: derived.code,
  path,
  rules: rule(`${path}.rule`, derived.rule, true),
  texts: text(`${path}.label`, derived.label),
});

/** In the order in which they stand in the form. */
export const partsOfForm = (form: Form): readonly FormPart[] => [
  {
    code: form.code,
    path: 'form',
    rules: [],
    texts: [
      ...text('form.title', form.title),
      ...text('form.notices.confidential', form.notices.confidential),
      ...text('form.notices.anonymous', form.notices.anonymous),
    ],
  },
  ...(form.groups ?? []).map((group, index) => groupPart(group, `form.groups[${index}]`)),
  ...form.items.map((item, index) => itemPart(item, `form.items[${index}]`)),
  ...(form.derived ?? []).map((derived, index) => derivedPart(derived, `form.derived[${index}]`)),
];
