import { type Fields, readFields } from '../../methods/questionnaire/json-shape.ts';
import { type Language, languageTag } from './language.ts';

/** The answer did not come: no network, too slow, or the server unwell. Trying again is right; nothing is known to be lost. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const PATIENCE_MILLISECONDS = 30_000;

const answerTo = async (body: string, headers: Readonly<Record<string, string>>): Promise<unknown> => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MILLISECONDS);
  try {
    const options = { method: 'POST', headers, body, signal: controller.signal };
    const response = await fetch('/graphql', options);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
};

/**
 * One GraphQL operation by plain fetch.
 * @returns its `data`; typed refusals are part of it
 * @throws Unreachable for everything else
 */
export const postGraphql = async (
  query: string,
  variables: Fields,
  language: Language,
  accessToken?: string,
): Promise<Fields> => {
  const headers = {
    'content-type': 'application/json',
    'accept-language': languageTag(language),
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  };
  try {
    const answer = readFields(await answerTo(JSON.stringify({ query, variables }), headers), 'answer');
    return readFields(answer['data'], 'data');
  } catch (cause) {
    throw new Unreachable('the server did not answer', { cause });
  }
};
