import { createHash } from 'node:crypto';
import { type GraphqlClient, isFields } from '../../cli/graphql-client.ts';

const document = `mutation Send($input: SendOpenMessageInput!) { sendOpenMessage(input: $input) {
  __typename ... on OpenMessageReceipt { number outcome } ... on Refusal { rule } } }`;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** So many messages of the same code, each from a device of its own. */
export const messagesFor = (token: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      query: document,
      variables: {
        input: {
          token,
          messageId: hashOf(`message ${index}`).subarray(0, 16).toString('base64url'),
          formVersion: 1,
          language: 'zh',
          consent: true,
          secretHash: hashOf(`secret ${index}`).toString('hex'),
          answers: { topic: 4, what: '反映'.repeat(50) },
        },
      },
    }),
  );

export const openCode = async ({ url, token }: GraphqlClient, campaign: string): Promise<string> => {
  const query = `query Code($id: ID!) { campaign(id: $id) { ... on Campaign { openChannelToken } } }`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { id: campaign } }),
  });
  const body: unknown = await answer.json();
  const data = isFields(body) && isFields(body['data']) ? body['data']['campaign'] : undefined;
  const code = isFields(data) ? data['openChannelToken'] : undefined;
  if (typeof code !== 'string') {
    throw new Error(`No code of the open channel: ${JSON.stringify(body)}`);
  }
  return code;
};
