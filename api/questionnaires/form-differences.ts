import { isDeepStrictEqual } from 'node:util';
import type { Form } from '../../methods/questionnaire/form.ts';

export const differenceKinds = ['added', 'removed', 'changed', 'moved'] as const;

/** One thing that two versions do not have in common. */
export interface FormDifference {
  readonly kind: (typeof differenceKinds)[number];
  /** `item`, `group`, `derived`, or `form` for what belongs to the whole. */
  readonly part: 'form' | 'item' | 'group' | 'derived';
  /** Of the item, group or variable; for the whole form the name of the field. */
  readonly code: string;
  /** Of what was changed: the names of the fields that differ, such as `label` or `choices`. */
  readonly fields: readonly string[];
}

type Part = FormDifference['part'];
type Coded = { readonly code: string };

const fieldsThatDiffer = (a: object, b: object): readonly string[] => {
  const [before, after] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isDeepStrictEqual(before.get(name), after.get(name)),
  );
};

/** The codes that stand in another order than those around them: moving one item says one thing, not a thing of every other. */
const movedCodes = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const place = new Map(before.map((code, index) => [code, index]));
  const places = after.flatMap((code) => place.get(code) ?? []);
  // What remains of a longest rising run has kept its order.
  const lengths: number[] = [];
  for (const [index, own] of places.entries()) {
    const best = places
      .slice(0, index)
      .reduce((most, other, at) => (other < own ? Math.max(most, lengths[at] ?? 0) : most), 0);
    lengths.push(best + 1);
  }
  const kept = new Set<number>();
  let wanted = Math.max(0, ...lengths);
  let next = Number.POSITIVE_INFINITY;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const own = places[index] ?? next;
    if (lengths[index] === wanted && own < next) {
      kept.add(own);
      next = own;
      wanted -= 1;
    }
  }
  return new Set(after.filter((code) => place.has(code) && !kept.has(place.get(code) ?? -1)));
};

const between = (
  part: Part,
  before: readonly Coded[],
  after: readonly Coded[],
): readonly FormDifference[] => {
  const [old, fresh] = [
    new Map(before.map((each) => [each.code, each])),
    new Map(after.map((each) => [each.code, each])),
  ];
  const moved = movedCodes(
    before.map(({ code }) => code).filter((code) => fresh.has(code)),
    after.map(({ code }) => code).filter((code) => old.has(code)),
  );
  return [
    ...before.flatMap(({ code }): readonly FormDifference[] =>
      fresh.has(code) ? [] : [{ kind: 'removed', part, code, fields: [] }],
    ),
    ...after.flatMap((each): readonly FormDifference[] => {
      const { code } = each;
      const other = old.get(code);
      if (other === undefined) {
        return [{ kind: 'added', part, code, fields: [] }];
      }
      const fields = fieldsThatDiffer(other, each);
      return [
        ...(fields.length === 0 ? [] : [{ kind: 'changed', part, code, fields } as const]),
        ...(moved.has(code) ? [{ kind: 'moved', part, code, fields: [] } as const] : []),
      ];
    }),
  ];
};

/** What changed from one form to the other, part by part. Its version says nothing. */
export const formDifferences = (from: Form, to: Form): readonly FormDifference[] => {
  const whole = ({ version: _version, items: _items, groups: _groups, derived: _derived, ...rest }: Form) =>
    rest;
  return [
    ...fieldsThatDiffer(whole(from), whole(to)).map(
      (code): FormDifference => ({ kind: 'changed', part: 'form', code, fields: [] }),
    ),
    ...between('group', from.groups ?? [], to.groups ?? []),
    ...between('item', from.items, to.items),
    ...between('derived', from.derived ?? [], to.derived ?? []),
  ];
};
