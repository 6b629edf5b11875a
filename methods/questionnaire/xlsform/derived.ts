import type { Derived } from '../form.ts';
import { valueAt } from './conditions.ts';
import type { Named, Scope } from './expression/scope.ts';
import { codeFor } from './names.ts';
import type { Tell } from './problem.ts';
import { spotAt, type Table, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

/** The sheet of ours that other programs pass over. */
export const DERIVED_SHEET = 'zhenping_derived';

/** A derived variable may speak of the facts of a case and of those before it, which no sheet lists. */
const anyName =
  (find: Scope['find']) =>
  (name: string): Named | undefined => {
    const code = codeFor(name);
    return find(name) ?? (code === undefined ? undefined : { code, kind: 'opaque' });
  };

export const derivedOf = (
  table: Table | undefined,
  scope: Omit<Scope, 'tell'>,
  texts: Texts,
  tell: Tell,
): readonly Derived[] =>
  (table?.rows ?? []).flatMap((row): Derived[] => {
    if (table === undefined) return [];
    const code = codeFor(textAt(table, row, 'name'));
    const rule = valueAt({ table, row, scope: { ...scope, find: anyName(scope.find) }, tell }, 'rule');
    const label = textUnder(table, row, 'label', texts);
    if (code === undefined)
      tell('error', spotAt(table, row, 'name'), 'bad-name', 'the variable needs a name', '变量须有名称');
    if (label === undefined)
      tell(
        'error',
        spotAt(table, row, 'label'),
        'missing-label',
        'the variable needs a label',
        '变量须有说明',
      );
    return code === undefined || label === undefined ? [] : [{ code, label, rule: rule ?? null }];
  });
