import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openSealedBox } from '../../api/platform/sealed-box.ts';
import type { Form } from '../../methods/questionnaire/form.ts';

/** What the service of these tests was sent. */
export interface Sent {
  readonly answers: Record<string, unknown>;
  readonly language: string;
}

export interface OpenedForm {
  readonly page: Page;
  readonly sent: readonly Sent[];
}

/**
 * The respondent's page on a phone of 360 × 640 with a service that knows one link: its form, and a receipt for whatever is sent.
 * The screens need no more; that pages and service understand each other is tried with the whole system elsewhere.
 */
export const openForm = async (
  browser: Browser,
  url: string,
  form: Form,
  options: {
    readonly audience?: 'INTERVIEWER';
    readonly context?: BrowserContextOptions;
    /** Other than of an open link that nobody answered. */
    readonly link?: Readonly<Record<string, unknown>>;
    /** What cannot be reached. */
    readonly without?: 'everything' | 'sending';
    /** Without a link in the address: what waits on this phone. */
    readonly path?: string;
  } = {},
): Promise<OpenedForm> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
    ...options.context,
  });
  const page = await context.newPage();
  const sent: Sent[] = [];
  const box = await openSealedBox(new Uint8Array(32));
  await page.route('**/graphql', async (route) => {
    const { query, variables } = route.request().postDataJSON();
    const opens = String(query).includes('link(token');
    if (options.without === 'everything' || (options.without === 'sending' && !opens)) return route.abort();
    if (opens) {
      const link = {
        __typename: 'OpenLink',
        campaignName: '花垣县评估',
        commissioner: '省里',
        evaluator: '大学',
        simulated: true,
        caseNumber: 2,
        audience: options.audience ?? 'RESPONDENT',
        state: 'OPEN',
        privacy: 'CONFIDENTIAL',
        form,
        receipt: null,
        draft: null,
        ...options.link,
      };
      return route.fulfill({ json: { data: { link, sealingKey: box.publicKey } } });
    }
    if (String(query).includes('keepDraft')) {
      const keepDraft = { __typename: 'KeptDraft', version: variables.input.after + 1 };
      return route.fulfill({ json: { data: { keepDraft } } });
    }
    const input =
      variables.sealed === undefined ? variables.input : JSON.parse((await box.open(variables.sealed)) ?? '');
    if (String(query).includes('requestMediaUpload')) {
      const upload = { __typename: 'MediaUpload', alreadyThere: true };
      const requestMediaUpload = { ...upload, pieces: [], url: '', headers: [] };
      return route.fulfill({ json: { data: { requestMediaUpload } } });
    }
    sent.push(input);
    const receipt = {
      __typename: 'Receipt',
      code: '7KQ2-M9TX-04BD-WZ1H',
      receivedAt: '2026-03-31T08:00:00Z',
      receivedOn: '2026-03-31',
      outcome: 'NEW',
    };
    return route.fulfill({ json: { data: { submitResponse: receipt, submitSealed: receipt } } });
  });
  await page.goto(`${url}${options.path ?? '/r#token-of-a-test'}`);
  return { page, sent };
};
