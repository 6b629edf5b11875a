/** An expression of XLSForm as it is written, before anybody asks what its names mean. */
export type BinaryOperator =
  | 'and'
  | 'or'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod';

interface Placed {
  /** Where it begins in the text, from 0. */
  readonly at: number;
}

export type Expression = Placed &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    /** `${name}` */
    | { readonly kind: 'reference'; readonly name: string }
    /** `.`, the question itself; `..`, the group around it. */
    | { readonly kind: 'self' | 'parent' }
    /** A word alone: in a choice filter, a column of the list. */
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negative'; readonly operand: Expression }
    | {
        readonly kind: 'operation';
        readonly operator: BinaryOperator;
        readonly operands: readonly Expression[];
      }
    | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
  );

/** `a and b and c` is one operation on three; with brackets, one on two. */
export type Grouped = Expression & { readonly grouped?: true };
