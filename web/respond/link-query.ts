import { REFUSAL_FIELDS } from '../page/refusal.ts';

/** As all operations of this page a constant text, so that a server can list them and allow no others. */
export const LINK = `query RespondentLink($token: String!) {
  link(token: $token) {
    __typename
    ... on OpenLink {
      campaignName commissioner evaluator simulated caseNumber audience state form privacy
      receipt { code receivedAt receivedOn outcome } draft { version draft }
    }
    ${REFUSAL_FIELDS}
  }
  sealingKey
}`;
