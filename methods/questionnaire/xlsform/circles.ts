/** Rules that need themselves to be worked out: each is told at the cell of the first of them. */
import type { Form, Rule } from '../form.ts';
import type { Survey } from './survey.ts';
import { spotAt } from './table.ts';

const isList = (rule: Rule): rule is readonly Rule[] => Array.isArray(rule);

/** The codes of which a rule speaks. */
const spokenOf = (rule: Rule | undefined): readonly string[] => {
  if (typeof rule !== 'object' || rule === null) return [];
  if (isList(rule)) return rule.flatMap(spokenOf);
  return Object.entries(rule).flatMap(([operator, operands]) =>
    operator === 'var' && typeof operands === 'string' ? [operands] : spokenOf(operands),
  );
};

/** Whether an item is asked, and what it is worth, follows from these; a check or a default decides neither. */
const needsOf = ({ items, groups = [] }: Form): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ...items.map((item): [string, readonly string[]] => [
      item.code,
      [
        ...spokenOf(item.relevant),
        ...('calculation' in item ? spokenOf(item.calculation) : []),
        ...('choiceFilter' in item ? spokenOf(item.choiceFilter) : []),
        ...(item.group === undefined ? [] : [item.group]),
      ],
    ]),
    ...groups.map(({ code, relevant, repeat, group }): [string, readonly string[]] => [
      code,
      [...spokenOf(relevant), ...spokenOf(repeat?.count), ...(group === undefined ? [] : [group])],
    ]),
  ]);

/** A way from a code back to it, if there is one. Without recursion: a form may be a chain of two thousand. */
const circleFrom = (
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): readonly string[] | undefined => {
  const way: { readonly code: string; readonly next: string[] }[] = [];
  const enter = (code: string): void => {
    way.push({ code, next: [...(needs.get(code) ?? [])] });
  };
  if (!done.has(start)) enter(start);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const code = last.next.shift();
    if (code === undefined) {
      done.add(last.code);
      way.pop();
    } else {
      const at = way.findIndex((step) => step.code === code);
      if (at >= 0) return [...way.slice(at).map((step) => step.code), code];
      if (!done.has(code)) enter(code);
    }
  }
  return undefined;
};

export const tellCircles = (form: Form, { rows, table, tell }: Survey): void => {
  const needs = needsOf(form);
  const done = new Set<string>();
  for (const { code, row, type } of rows) {
    const circle = circleFrom(code, needs, done);
    if (circle !== undefined) {
      const key = type.kind === 'question' && type.type === 'calculate' ? 'calculation' : 'relevant';
      const names = circle.join(' → ');
      tell(
        'error',
        spotAt(table, row, key),
        'circle',
        `the rules go in a circle: ${names}`,
        `规则循环引用：${names}`,
      );
      return;
    }
  }
};
