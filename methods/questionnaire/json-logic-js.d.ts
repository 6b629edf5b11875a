/** json-logic-js ships no types; these are the three functions that `rule.ts` uses. */
declare module 'json-logic-js' {
  interface JsonLogic {
    apply(rule: unknown, data: unknown): unknown;
    truthy(value: unknown): boolean;
    add_operation(operator: string, operation: (...operands: readonly unknown[]) => unknown): void;
  }
  const jsonLogic: JsonLogic;
  export = jsonLogic;
}
