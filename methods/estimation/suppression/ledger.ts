import type { Term } from './simplex.ts';

/**
 * Everything that outsiders could still solve for, over all snapshots so far, as one system of linear equations: how many of the
 * households that came to a cell between two snapshots count, how many of those that left, how many of those that stayed. Numbers of households are
 * taken as known to everybody. What a published figure fixes, with what follows from it, is dropped, so the system keeps only what is secret.
 */
export interface Unknown {
  /** Households: the number lies from 0 to this. */
  readonly upper: number;
  /** The true number. */
  readonly value: number;
}

/** Σ coefficient·unknown is known. */
export type Equation = readonly Term[];

/** A hidden number that must stay hidden: Σ coefficient·unknown may not be bounded within less than `required`. */
export interface Guard {
  readonly cell: string;
  readonly snapshot: number;
  readonly terms: readonly Term[];
  readonly required: number;
}

export interface Ledger {
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Equation[];
  readonly guards: readonly Guard[];
}

export const emptyLedger: Ledger = { unknowns: [], equations: [], guards: [] };

/** The unknowns that the equations do not fix one by one: an equation with one unknown left fixes it. */
export const freeUnknowns = (count: number, equations: readonly Equation[]): readonly boolean[] => {
  const free = new Array<boolean>(count).fill(true);
  const equationsOf: number[][] = Array.from({ length: count }, () => []);
  const left = equations.map((equation, place) => {
    for (const { variable } of equation) equationsOf[variable]?.push(place);
    return equation.length;
  });
  const ready = [...left.keys()].filter((place) => left[place] === 1);
  for (let place = ready.pop(); place !== undefined; place = ready.pop()) {
    const fixed = equations[place]?.find(({ variable }) => free[variable])?.variable;
    if (fixed === undefined) continue;
    free[fixed] = false;
    for (const other of equationsOf[fixed] ?? []) {
      const remaining = (left[other] ?? 0) - 1;
      left[other] = remaining;
      if (remaining === 1) ready.push(other);
    }
  }
  return free;
};

export interface Compacted {
  readonly ledger: Ledger;
  /** The same terms in the new numbering, without what is fixed. */
  readonly renumber: (terms: readonly Term[]) => readonly Term[];
}

/** Drops what is fixed, and equations and guards about nothing else. */
export const compact = ({ unknowns, equations, guards }: Ledger): Compacted => {
  const free = freeUnknowns(unknowns.length, equations);
  const places = new Map<number, number>();
  free.forEach((stays, variable) => {
    if (stays) places.set(variable, places.size);
  });
  const renumber = (terms: readonly Term[]): readonly Term[] =>
    terms.flatMap(({ variable, coefficient }) => {
      const place = places.get(variable);
      return place === undefined ? [] : [{ variable: place, coefficient }];
    });
  return {
    ledger: {
      unknowns: unknowns.filter((_, variable) => free[variable]),
      equations: equations.map(renumber).filter(({ length }) => length > 0),
      guards: guards
        .map((guard) => ({ ...guard, terms: renumber(guard.terms) }))
        .filter(({ terms }) => terms.length > 0),
    },
    renumber,
  };
};
