import type { Fields } from '../../methods/questionnaire/json-shape.ts';
import type { Language } from '../page/language.ts';
import { postGraphql } from '../page/post-graphql.ts';
import { LINK } from './link-query.ts';

/** Asks for what the token opens; the answer can be kept as it is. @throws Unreachable */
export const askLink = (token: string, language: Language): Promise<Fields> =>
  postGraphql(LINK, { token }, language);
