import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { canonicalText } from '../../methods/proof/canonical.ts';

/** What of an HTTP event says from where it came. */
type CameFrom = Pick<APIGatewayProxyEventV2, 'headers'> & {
  readonly requestContext: { readonly http: { readonly sourceIp: string } };
};

/**
 * From where a request came. Behind the pages' distribution the last two of `x-forwarded-for` are the visitor, whom the distribution
 * added, and the distribution, which the API added. Whoever goes around it can name any address, so this serves fairness between
 * senders, and no limit rests on it alone.
 */
export const addressOf = ({ headers, requestContext }: CameFrom): string => {
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return (hops.length > 1 ? hops.at(-2) : undefined) ?? requestContext.http.sourceIp;
};

/**
 * One of a million marks, by an address and a key of the day: some 4,000 addresses of the old kind share each, so that no mark tells
 * an address even to whoever has the key, and those of two days tell nothing about each other. The address itself is kept nowhere.
 */
export const senderMark = (key: Uint8Array, address: string, day: string): string => {
  const keyOfDay = createHmac('sha256', key)
    .update(canonicalText(['zhenping/sender-day/v1', day]))
    .digest();
  return createHmac('sha256', keyOfDay).update(address).digest('hex').slice(0, 5);
};
