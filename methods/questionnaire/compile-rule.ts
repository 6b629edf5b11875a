import type { Choice, Item, Rule } from './form.ts';
import { isNotAnswerCode, noAnswerIn } from './not-answer.ts';
import { operators } from './operators.ts';
import { matcherOf } from './pattern.ts';
import { isList, isTrue, type Value } from './rule-value.ts';

/**
 * A rule made ready to run. `member`: which member of a repeating group asks, 0 outside of one; `choice`: the choice that a filter
 * is asked about.
 */
export type Run<S> = (state: S, member: number, choice?: Choice) => Value;

/** How a rule reaches what `{"var": name}` stands for. */
export interface Variable<S> {
  readonly run: Run<S>;
  /** The item whose answer it is: only the item knows whether 98 is a quantity or “don't know”. */
  readonly item?: Item | undefined;
  /** Whether it gives a list of all members' answers. */
  readonly several?: boolean;
}

/** @param all wanted is the list of all members' answers, also by a rule inside the group */
export type Resolve<S> = (name: string, all: boolean) => Variable<S>;

type Operands = readonly Rule[];

const property = (choice: Choice | undefined, name: Rule): Value => {
  if (name === 'code') return choice?.code ?? null;
  const value = typeof name === 'string' ? choice?.properties?.[name] : null;
  return typeof value === 'string' ? value : null;
};

/** By the item where there is one; else 98 and `[98]` are both taken for “don't know”. */
const noAnswer = (value: Value, item: Item | undefined): number | null => {
  if (item) return noAnswerIn(item, value);
  const code = isList(value) && value.length === 1 ? value[0] : value;
  return isNotAnswerCode(code) ? code : null;
};

const nameIn = (rule: Rule | undefined): string | undefined => {
  const name = typeof rule === 'object' && rule !== null && 'var' in rule ? rule['var'] : undefined;
  return typeof name === 'string' ? name : undefined;
};

/**
 * @param rule as `readRule` gives it
 * @returns what runs it; it neither throws nor loops
 */
export const compileRule = <S>(rule: Rule, resolve: Resolve<S>): Run<S> => {
  const all = (operands: Operands): readonly Run<S>[] => operands.map((operand) => build(operand));

  const variable = (operand: Rule | undefined, every: boolean): Variable<S> => {
    const name = nameIn(operand);
    return name === undefined ? { run: build(operand ?? null) } : resolve(name, every);
  };

  /** A value together with what can be said of its not being an answer. */
  const judged = (
    operand: Rule | undefined,
  ): readonly [Run<S>, (value: Value) => number | null, (value: Value) => boolean] => {
    const { run, item, several } = variable(operand, false);
    const isKnown = (value: Value): boolean => value !== null && noAnswer(value, item) === null;
    return [
      run,
      (value) => noAnswer(value, item),
      several ? (value) => isList(value) && value.every(isKnown) : isKnown,
    ];
  };

  /** The first value that is true (or is not), else the last; what comes after it is not worked out. */
  const firstThat = (operands: Operands, truth: boolean): Run<S> => {
    const runs = all(operands);
    return (state, member, offer) => {
      let value: Value = null;
      for (const run of runs) {
        value = run(state, member, offer);
        if (isTrue(value) === truth) break;
      }
      return value;
    };
  };

  const forms: Readonly<Record<string, (operands: Operands) => Run<S>>> = {
    var: (operands) => variable({ var: operands[0] ?? null }, false).run,
    members: ([operand]) => variable(operand, true).run,
    at: ([operand, place = null]) => {
      const [list, which] = [variable(operand, true).run, build(place)];
      return (state, member, offer) => {
        const [values, wanted] = [list(state, member, offer), which(state, member, offer)];
        return (isList(values) && typeof wanted === 'number' ? values[wanted - 1] : null) ?? null;
      };
    },
    position: () => (_, member) => member || null,
    choice:
      ([name = null]) =>
      (_state, _member, choice) =>
        property(choice, name),
    and: (operands) => firstThat(operands, false),
    or: (operands) => firstThat(operands, true),
    if: (operands) => {
      const runs = all(operands);
      return (state, member, offer) => {
        let at = 0;
        while (at + 1 < runs.length && !isTrue(runs[at]?.(state, member, offer) ?? null)) at += 2;
        return runs[at + 1 < runs.length ? at + 1 : at]?.(state, member, offer) ?? null;
      };
    },
    known: (operands) => {
      const parts = operands.map(judged);
      return (state, member, offer) => parts.every(([run, , isKnown]) => isKnown(run(state, member, offer)));
    },
    'first-known': (operands) => {
      const parts = operands.map(judged);
      return (state, member, offer) => {
        for (const [run, , isKnown] of parts) {
          const value = run(state, member, offer);
          if (isKnown(value)) return value;
        }
        return null;
      };
    },
    'non-answer': ([operand]) => {
      const [run, codeIn] = judged(operand);
      return (state, member, offer) => codeIn(run(state, member, offer));
    },
    'count-selected': ([operand]) => {
      const [run, , isKnown] = judged(operand);
      return (state, member, offer) => {
        const value = run(state, member, offer);
        return isList(value) && isKnown(value) ? value.length : null;
      };
    },
    matches: ([operand = null, pattern]) => {
      const [run, matches] = [build(operand), matcherOf(String(pattern))];
      return (state, member, offer) => {
        const text = run(state, member, offer);
        return typeof text === 'string' && matches(text);
      };
    },
  };

  const apply = (operator: string, operands: Operands): Run<S> => {
    const operation = operators.get(operator)?.apply;
    if (!operation) return forms[operator]?.(operands) ?? (() => null);
    const runs = all(operands);
    const [first, second] = runs;
    // Nearly all rules compare two things; those are spared the list.
    if (first && second && runs.length === 2)
      return (state, member, offer) => operation(first(state, member, offer), second(state, member, offer));
    return (state, member, offer) => operation(...runs.map((run) => run(state, member, offer)));
  };

  const build = (part: Rule): Run<S> => {
    if (typeof part !== 'object' || part === null) return () => part;
    if (isList(part)) {
      const constant = part.every((one) => typeof one !== 'object');
      const runs = all(part);
      return constant ? () => part : (state, member, offer) => runs.map((run) => run(state, member, offer));
    }
    const [[operator, operands] = ['', null]] = Object.entries(part);
    return apply(operator, isList(operands) ? operands : [operands]);
  };

  return build(rule);
};
