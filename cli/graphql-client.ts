/** The API as any client sees it: a POST of a document and its variables, an answer or a sentence about why not. */
export interface GraphqlClient {
  readonly url: string;
  /** Bearer token; absent: nobody is signed in. */
  readonly token?: string | undefined;
  readonly language?: 'en' | 'zh';
}

/** The answer to an act: the fields asked for, or a refusal. */
export class Refused extends Error {
  readonly rule: string;
  constructor(rule: string, message: string) {
    super(message);
    this.name = 'Refused';
    this.rule = rule;
  }
}

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The `data` of the answer. Throws `Refused` where the first field of the operation is a refusal, and an error that names
 * the server's own words where the request failed.
 */
export const ask = async (client: GraphqlClient, query: string, variables: Fields = {}): Promise<Fields> => {
  const answer = await reach(client, JSON.stringify({ query, variables }));
  const body: unknown = await answer.json().catch(() => undefined);
  if (!isFields(body)) {
    throw new Error(`${client.url} did not answer as a GraphQL API (status ${answer.status})`);
  }
  const { data, errors } = body;
  if (Array.isArray(errors)) {
    throw new Error(errors.map((error) => (isFields(error) ? String(error['message']) : '')).join('; '));
  }
  if (!isFields(data)) {
    throw new Error(`${client.url} answered without data (status ${answer.status})`);
  }
  for (const result of Object.values(data)) {
    if (isFields(result) && result['__typename'] === 'Refusal') {
      throw new Refused(String(result['rule']), withProblems(result));
    }
  }
  return data;
};

const reach = async ({ url, token, language = 'en' }: GraphqlClient, body: string): Promise<Response> => {
  const headers = {
    'content-type': 'application/json',
    'accept-language': language,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    return await fetch(url, { method: 'POST', headers, body });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`${url} cannot be reached: ${cause}`, { cause: error });
  }
};

const withProblems = (refusal: Fields): string => {
  const problems = Array.isArray(refusal['problems']) ? refusal['problems'].filter(isFields) : [];
  const lines = problems.map((problem) => {
    const where = [problem['row'] && `row ${problem['row']}`, problem['column'], problem['field']].filter(
      Boolean,
    );
    return `\n  ${where.join(', ')}: ${problem['reason']}`;
  });
  return `${refusal['message']}${lines.join('')}`;
};

/** What every refusal is asked for; goes into the selection of each act. */
export const refusalFields =
  '__typename ... on Refusal { rule message problems { row column field reason } }';
