/** What somebody's phone sends who scanned the open code. */
import { createHash } from 'node:crypto';
import { type Evaluation, type Fields, fieldsOf } from '../evaluation.ts';

export const secret = 'the-code-shown-with-the-number';
const secretHash = createHash('sha256').update(secret).digest('hex');

export const said: Fields = { topic: 4, what: '危房改造的钱去年就批了，到现在没有拿到。', where: '三组' };

let made = 0;

export const message = (token: string, changes: Fields = {}): { readonly input: Fields } => {
  made += 1;
  return {
    input: {
      token,
      messageId: createHash('sha256')
        .update(`message ${made}`)
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
      formVersion: 1,
      language: 'zh',
      consent: true,
      secretHash,
      answers: said,
      ...changes,
    },
  };
};

export const codeOf = async (
  { ask }: Pick<Evaluation, 'ask'>,
  campaign: string,
  division: string | null = null,
): Promise<string> => {
  const document = `query Code($campaign: ID!, $division: String) { campaign(id: $campaign) { ... on Campaign {
    openChannelToken(division: $division) } } }`;
  const { data } = await ask('lead', document, { campaign, division });
  return String(fieldsOf(fieldsOf(data)['campaign'])['openChannelToken']);
};
