import { type Fields, readFields } from '../../methods/questionnaire/json-shape.ts';

/** What `early.ts` asked for this token, taken once; undefined where it asked nothing or got no answer. */
export const earlyAnswer = async (token: string): Promise<Fields | undefined> => {
  const asked: unknown = 'zhenpingLink' in window ? window.zhenpingLink : undefined;
  if (asked === undefined) return undefined;
  Reflect.deleteProperty(window, 'zhenpingLink');
  try {
    const early = readFields(asked, 'early');
    return early['token'] === token
      ? readFields(readFields(await early['answer'], 'answer')['data'], 'data')
      : undefined;
  } catch {
    return undefined;
  }
};
