import {
  type Reader,
  readFields,
  readList,
  readNullable,
  readText,
} from '../../methods/questionnaire/json-shape.ts';

/** Why the server did not do what was asked, already in the reader's language. */
export interface Refusal {
  /** Which rule refused; stable, unlike its wording. */
  readonly rule: string;
  readonly message: string;
  readonly problems: readonly { readonly field: string | null; readonly reason: string }[];
}

/** The fields of every refusal, for the operations that ask for one. */
export const REFUSAL_FIELDS = '... on Refusal { rule message problems { field reason } }';

export const readRefusal: Reader<Refusal> = (value, path) => {
  const fields = readFields(value, path);
  return {
    rule: readText(fields['rule'], `${path}.rule`),
    message: readText(fields['message'], `${path}.message`),
    problems: readList((part, place) => {
      const problem = readFields(part, place);
      return {
        field: readNullable(readText)(problem['field'], `${place}.field`),
        reason: readText(problem['reason'], `${place}.reason`),
      };
    })(fields['problems'], `${path}.problems`),
  };
};
