import { type Difference, diffForms } from '../../methods/questionnaire/diff-forms.ts';
import type { Form } from '../../methods/questionnaire/form.ts';

export const differenceKinds = ['added', 'removed', 'changed', 'reordered'] as const;

/** One thing that two versions do not have in common. */
export interface FormDifference {
  readonly kind: (typeof differenceKinds)[number];
  /** What it is; `form` for what belongs to the whole. */
  readonly part: 'form' | 'group' | 'item' | 'choice' | 'derived';
  /** Of the part; of a choice `item: choice`; for the whole form the name of the field. */
  readonly code: string;
  /** Of what was changed: the names of the fields that differ, such as `label` or `choices`. */
  readonly fields: readonly string[];
}

const listed = (
  part: FormDifference['part'],
  { added, removed, changed }: Difference,
  before = '',
): readonly FormDifference[] => [
  ...removed.map((code) => ({ kind: 'removed', part, code: `${before}${code}`, fields: [] }) as const),
  ...added.map((code) => ({ kind: 'added', part, code: `${before}${code}`, fields: [] }) as const),
  ...changed.map(
    ({ code, fields }) => ({ kind: 'changed', part, code: `${before}${code}`, fields }) as const,
  ),
];

/** What changed from one form to the other, part by part. Its version says nothing. */
export const formDifferences = (from: Form, to: Form): readonly FormDifference[] => {
  const { form, groups, items, choices, derived, reordered } = diffForms(from, to);
  return [
    ...form.map((code) => ({ kind: 'changed', part: 'form', code, fields: [] }) as const),
    ...listed('group', groups),
    ...listed('item', items),
    ...(reordered ? [{ kind: 'reordered', part: 'form', code: 'items', fields: [] } as const] : []),
    ...choices.flatMap(({ item, ...difference }) => listed('choice', difference, `${item}: `)),
    ...listed('derived', derived),
  ];
};
