/** json-logic-js ships no types; these are the functions that a test asks. */
declare module 'json-logic-js' {
  interface JsonLogic {
    apply(rule: unknown, data: unknown): unknown;
  }
  const jsonLogic: JsonLogic;
  export = jsonLogic;
}
