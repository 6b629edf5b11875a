import type { Derived, Form, Item, Rule } from '../../../methods/questionnaire/form.ts';
import { namesInRule } from '../../../methods/questionnaire/names-in-rule.ts';

/** The code of the instrument that an item belongs to: B1 of `B1a`, C7 of `C7t`, and H1 of `J1_H1`, because the reason goes with its mark. */
export const instrumentCode = (code: string): string | undefined =>
  /^(?:J1_)?([A-JX][0-9]+)[a-z]*$/.exec(code)?.[1];

const speaksOf = (rule: Rule | undefined, codes: ReadonlySet<string>): boolean =>
  rule !== undefined && [...namesInRule(rule).answer].some((code) => codes.has(code));

/**
 * A shorter form: the questions of these codes are left out, and with them every check and derived variable that needs one of them. Who
 * is asked what does not change, so no question may depend on one that is left out.
 * @throws Error where one does
 */
export const withoutCodes = (
  { items, derived = [], ...form }: Form,
  leftOut: ReadonlySet<string>,
): Pick<Form, 'items' | 'derived' | 'groups'> => {
  const isOut = ({ code }: Item): boolean => leftOut.has(instrumentCode(code) ?? '');
  const out = new Set(items.filter(isOut).map(({ code }) => code));
  const kept = items.filter((item) => !isOut(item)).map((item) => withChecksOf(item, out));
  const dependent = kept.find(
    (item) => speaksOf(item.relevant, out) || (item.type === 'calculate' && speaksOf(item.calculation, out)),
  );
  if (dependent !== undefined) {
    throw new Error(`${dependent.code} depends on a question that is left out`);
  }
  return { ...(form.groups ? { groups: form.groups } : {}), items: kept, derived: derivedFrom(derived, out) };
};

const withChecksOf = (item: Item, out: ReadonlySet<string>): Item => {
  const { checks, ...rest } = item;
  const kept = (checks ?? []).filter(({ holds }) => !speaksOf(holds, out));
  return kept.length === 0 ? rest : { ...rest, checks: kept };
};

/** A derived variable may need one that is gone. */
const derivedFrom = (derived: readonly Derived[], out: ReadonlySet<string>): readonly Derived[] => {
  const gone = new Set(out);
  return derived.filter(({ code, rule }) => {
    const stays = !speaksOf(rule, gone);
    if (!stays) gone.add(code);
    return stays;
  });
};
