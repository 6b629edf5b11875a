/** What names stand for in a form of ours, as they will be read again from its sheets. */
import type { Form, Item, Rule } from '../form.ts';
import { readRule } from '../rule.ts';
import { openPrinter } from './expression/print.ts';
import type { Named, Scope } from './expression/scope.ts';
import { typedExpression } from './expression/translate.ts';
import type { Kind } from './expression/typed.ts';

const kinds: Readonly<Record<Exclude<Item['type'], 'calculate'>, Kind>> = {
  'select-one': 'one',
  'select-multiple': 'many',
  rank: 'many',
  integer: 'number',
  decimal: 'number',
  text: 'text',
  date: 'date',
  time: 'time',
  'date-time': 'date-time',
  note: 'text',
  acknowledge: 'truth',
  geopoint: 'text',
  image: 'text',
  audio: 'text',
  signature: 'text',
  today: 'date',
};

/** As many as `survey.ts` follows. */
const deepest = 200;

export type FormScope = (self?: string) => Scope;

export const openFormScope = (form: Form): FormScope => {
  const groups = new Map((form.groups ?? []).map((group) => [group.code, group]));
  const items = new Map(form.items.map((item) => [item.code, item]));
  const known = new Map<string, Named | undefined>();
  const working = new Set<string>();

  const repeatOf = (code: string | undefined): string | undefined => {
    const group = code === undefined ? undefined : groups.get(code);
    if (group === undefined) return undefined;
    return group.repeat === undefined ? repeatOf(group.group) : group.code;
  };

  const worthOf = (code: string, calculation: Rule): Pick<Named, 'kind' | 'codes'> => {
    if (working.has(code) || working.size > deepest) return { kind: 'opaque' };
    working.add(code);
    const scope = scopeOf();
    const { kind, codes } = typedExpression(openPrinter(scope).value(calculation), scope);
    working.delete(code);
    const said = kind === 'nothing' ? 'text' : kind;
    return codes === undefined ? { kind: said } : { kind: said, codes };
  };

  const look = (code: string): Named | undefined => {
    const item = items.get(code);
    if (item === undefined) {
      const repeat = repeatOf(code);
      return repeat === code ? { code, kind: 'number', repeat, isGroup: true } : undefined;
    }
    const repeat = repeatOf(item.group);
    const base = { code, ...(repeat === undefined ? {} : { repeat }) };
    if (item.type === 'calculate') return { ...base, ...worthOf(code, item.calculation) };
    const codes = 'choices' in item ? { codes: new Set(item.choices.map((choice) => choice.code)) } : {};
    return { ...base, kind: kinds[item.type], ...codes };
  };

  const find = (code: string): Named | undefined => {
    if (known.has(code)) return known.get(code);
    const found = look(code);
    known.set(code, found);
    return found;
  };

  const scopeOf: FormScope = (self) => {
    const item = self === undefined ? undefined : items.get(self);
    const named = self === undefined ? undefined : (find(self) ?? { code: self, kind: 'opaque' as const });
    const list =
      item !== undefined && 'choices' in item
        ? {
            codes: new Set(item.choices.map(({ code }) => code)),
            columns: new Set(item.choices.flatMap(({ properties = {} }) => Object.keys(properties))),
          }
        : undefined;
    return {
      find,
      today: () => '',
      tell: () => undefined,
      readRule: (value) => readRule(value),
      ...(named === undefined ? {} : { self: named }),
      ...(list === undefined ? {} : { list }),
    };
  };
  // In their order, because most speak of those before them.
  for (const { code } of form.items) find(code);
  return scopeOf;
};
