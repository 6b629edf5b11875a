/**
 * The form for phones and browsers that the scripted page does not reach: one question a page, buttons that post, no script
 * at all. It asks the same operations as the scripted page; between two pages nothing is kept on the server, because all
 * that was answered so far travels in the page.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AskGraphql, askLink, askToSubmit } from './operations.ts';
import { cardPage, receiptPage, saying, stepPage } from './pages.ts';
import { type Posted, readPosted } from './posted.ts';
import { nextStep } from './visit.ts';
import { wordsIn } from './words.ts';

/** Where the form is: short, because it may have to be typed. */
export const simpleFormPath = '/f';

/** A whole answer set in a page is at most about this long; a longer body is none of ours. */
const longestBody = 200_000;

const result = (statusCode: number, body: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
  body,
});

const bodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

/** @param newResponseId 16 random bytes in base64url */
export const serveForm = async (
  event: APIGatewayProxyEventV2,
  ask: AskGraphql,
  newResponseId: () => string,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const body = bodyOf(event);
  const reader = (event.headers['accept-language'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh';
  if (event.requestContext.http.method !== 'POST' || body.length > longestBody) {
    return result(event.requestContext.http.method === 'POST' ? 413 : 200, cardPage(reader));
  }
  const posted = readPosted(body);
  if (posted.card === '') {
    return result(200, cardPage(posted.language));
  }
  try {
    return await answerTo(posted, ask, newResponseId);
  } catch {
    const words = wordsIn(posted.language);
    return result(503, saying(posted.language, words.notOpened, words.tryAgain));
  }
};

const answerTo = async (
  posted: Posted,
  ask: AskGraphql,
  newResponseId: () => string,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { card, language } = posted;
  const words = wordsIn(language);
  const opened = await askLink(ask, card, language);
  if ('refused' in opened) {
    return result(200, saying(language, words.notOpened, opened.refused.message));
  }
  const link = opened.done;
  if (link.state !== 'OPEN' && posted.act !== 'send') {
    const answered = link.state === 'ANSWERED';
    return result(
      200,
      saying(
        language,
        answered ? words.answeredHeading : words.closedHeading,
        answered ? '' : words.closedText,
      ),
    );
  }
  const { step, answers } = nextStep(link, posted);
  if (!link.form.languages.includes(language)) {
    return answerTo({ ...posted, language: link.form.languages[0] ?? 'zh' }, ask, newResponseId);
  }
  const carried = { card, language, answers, responseId: posted.responseId ?? newResponseId() };
  if (step.at !== 'send') {
    return result(200, stepPage(link, carried, step));
  }
  const sent = await askToSubmit(ask, {
    token: card,
    responseId: carried.responseId,
    formCode: link.form.code,
    formVersion: link.form.version,
    language,
    // Nobody comes to the button that sends without having pressed the one that agrees.
    consent: true,
    draftVersion: link.draft?.version ?? null,
    answers,
  });
  return result(
    200,
    'refused' in sent ? stepPage(link, carried, step, sent.refused) : receiptPage(link, language, sent.done),
  );
};
