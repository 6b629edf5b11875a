import type { ServerResponse } from 'node:http';
import { explorerHeaders } from './security-headers.ts';

export interface Explorer {
  readonly title: string;
  /** Stands in the editor at the first visit. */
  readonly query: string;
  /** A token for the person that the address names with `?person=`, or for the usual one. */
  readonly token: (person: string | undefined) => Promise<string>;
}

/** Shows GraphiQL, which brings everything inside its page, with a signed-in person in its header editor. */
export const showExplorer = async (
  response: ServerResponse,
  explorer: Explorer,
  query: string,
): Promise<void> => {
  // Nine megabytes that most starts never need.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const token = await explorer.token(new URLSearchParams(query).get('person') ?? undefined);
  const page = renderGraphiQL({
    title: explorer.title,
    endpoint: '/graphql',
    defaultQuery: explorer.query,
    headers: JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2),
  });
  response.writeHead(200, { ...explorerHeaders, 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
};
