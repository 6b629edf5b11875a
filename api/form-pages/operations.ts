import { z } from 'zod';
import type { Answers, Audience, Form, Privacy } from '../../methods/questionnaire/form.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';

/**
 * The simple form asks the same GraphQL operations as the scripted page, in the same process: no rule about links, answers or
 * authority is written a second time.
 */
export type AskGraphql = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
  language: string,
) => Promise<unknown>;

export interface OpenedLink {
  readonly campaignName: string;
  readonly commissioner: string;
  readonly evaluator: string;
  readonly simulated: boolean;
  readonly caseNumber: number;
  readonly audience: Audience;
  readonly privacy: Privacy;
  readonly state: string;
  readonly form: Form;
  /** What the scripted page kept for this card: only that there is something, to be emptied when the answers are sent. */
  readonly draft: { readonly version: number } | null;
}

export interface Refused {
  readonly message: string;
  readonly problems: readonly { readonly field: string | null; readonly reason: string }[];
}

export interface GivenReceipt {
  readonly code: string;
  readonly receivedOn: string;
  readonly outcome: 'NEW' | 'REPEATED' | 'CONFLICT';
}

export type Outcome<T> = { readonly done: T } | { readonly refused: Refused };

const refusalFields = '... on Refusal { rule message problems { field reason } }';

const LINK = `query SimpleFormLink($token: String!) { link(token: $token) { __typename
  ... on OpenLink { campaignName commissioner evaluator simulated caseNumber audience privacy state form draft { version } } ${refusalFields} } }`;

const SUBMIT = `mutation SimpleFormSubmit($input: SubmitResponseInput!) { submitResponse(input: $input) { __typename
  ... on Receipt { code receivedOn outcome } ${refusalFields} } }`;

const refusal = z.object({
  __typename: z.literal('Refusal'),
  message: z.string(),
  problems: z.array(z.object({ field: z.string().nullable(), reason: z.string() })),
});

const openLink = z.object({
  __typename: z.literal('OpenLink'),
  campaignName: z.string(),
  commissioner: z.string(),
  evaluator: z.string(),
  simulated: z.boolean(),
  caseNumber: z.int(),
  audience: z
    .enum(['RESPONDENT', 'INTERVIEWER'])
    .transform((each): Audience => (each === 'INTERVIEWER' ? 'interviewer' : 'respondent')),
  privacy: z
    .enum(['CONFIDENTIAL', 'ANONYMOUS'])
    .transform((each): Privacy => (each === 'ANONYMOUS' ? 'anonymous' : 'confidential')),
  state: z.string(),
  form: z.unknown().transform((form): Form => readForm(form)),
  draft: z.object({ version: z.int() }).nullable(),
});

const receipt = z.object({
  __typename: z.literal('Receipt'),
  code: z.string(),
  receivedOn: z.string(),
  outcome: z.enum(['NEW', 'REPEATED', 'CONFLICT']),
});

const linkAnswer = z.object({
  data: z.object({ link: z.discriminatedUnion('__typename', [openLink, refusal]) }),
});
const submitAnswer = z.object({
  data: z.object({ submitResponse: z.discriminatedUnion('__typename', [receipt, refusal]) }),
});

/** What the token opens. @throws where the service gave no answer */
export const askLink = async (
  ask: AskGraphql,
  token: string,
  language: string,
): Promise<Outcome<OpenedLink>> => {
  const { data } = linkAnswer.parse(await ask(LINK, { token }, language));
  return data.link.__typename === 'Refusal' ? { refused: data.link } : { done: data.link };
};

export interface SimpleSubmission {
  readonly token: string;
  readonly responseId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly consent: boolean;
  readonly draftVersion: number | null;
  readonly answers: Answers;
}

/** Sends the answers. @throws where the service gave no answer */
export const askToSubmit = async (
  ask: AskGraphql,
  input: SimpleSubmission,
): Promise<Outcome<GivenReceipt>> => {
  const { data } = submitAnswer.parse(await ask(SUBMIT, { input }, input.language));
  return data.submitResponse.__typename === 'Refusal'
    ? { refused: data.submitResponse }
    : { done: data.submitResponse };
};
