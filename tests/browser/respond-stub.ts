import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Form } from '../../methods/questionnaire/form.ts';

/** What the service of these tests was sent. */
export interface Sent {
  readonly answers: Record<string, unknown>;
  readonly language: string;
}

export interface OpenedForm {
  readonly page: Page;
  readonly sent: readonly Sent[];
  /** The kinds of files that were announced. */
  readonly files: readonly string[];
}

/**
 * The respondent's page on a phone of 360 × 640 with a service that knows one link: its form, and a receipt for whatever is sent.
 * The screens need no more; that pages and service understand each other is tried with the whole system elsewhere.
 */
export const openForm = async (
  browser: Browser,
  url: string,
  form: Form,
  options: { readonly audience?: 'INTERVIEWER'; readonly context?: BrowserContextOptions } = {},
): Promise<OpenedForm> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
    ...options.context,
  });
  const page = await context.newPage();
  const sent: Sent[] = [];
  const files: string[] = [];
  await page.route('**/graphql', (route) => {
    const { query, variables } = route.request().postDataJSON();
    if (String(query).includes('link(token')) {
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
      };
      return route.fulfill({ json: { data: { link, sealingKey: 'none' } } });
    }
    if (String(query).includes('requestMediaUpload')) {
      files.push(variables.input.type);
      const requestMediaUpload = { __typename: 'MediaUpload', url: '', headers: [], alreadyThere: true };
      return route.fulfill({ json: { data: { requestMediaUpload } } });
    }
    sent.push(variables.input);
    const receipt = {
      __typename: 'Receipt',
      code: '7KQ2-M9TX-04BD-WZ1H',
      receivedAt: '2026-03-31T08:00:00Z',
      receivedOn: '2026-03-31',
      outcome: 'NEW',
    };
    return route.fulfill({ json: { data: { submitResponse: receipt } } });
  });
  await page.goto(`${url}/r#token-of-a-test`);
  return { page, sent, files };
};
