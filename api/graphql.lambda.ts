/**
 * GraphQL behind an HTTP API. Everything outside a request is made once, at the first event; a request then knows who asks,
 * what time it is, and nothing of its surroundings.
 */
import { ApolloServer } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import { schema } from '../schema/schema.ts';
import { takesAnswers } from './campaigns/campaign-rules.ts';
import { type Context, openStores } from './context.ts';
import { askedBy } from './form-pages/asked-by.ts';
import { serveForm, simpleFormPath } from './form-pages/serve-form.ts';
import { printFunctionBy } from './invitations/print-function.ts';
import { maskError } from './mask-error.ts';
import { packedAnswer } from './packed-answer.ts';
import { personIdOf } from './people/person.ts';
import { signInReader } from './people/sign-in.ts';
import { type Clock, systemClock, systemPause } from './platform/clock.ts';
import { openTable } from './platform/dynamo.ts';
import { openGates } from './platform/gates.ts';
import { type Invoke, openInvoke } from './platform/invoke-function.ts';
import { readLinkKey } from './platform/link-key.ts';
import { openLog } from './platform/log.ts';
import { openObjects } from './platform/objects.ts';
import { newId, systemRandom } from './platform/random.ts';
import { recently } from './platform/recently.ts';
import { openSeal } from './platform/seal.ts';
import { openSealedBox } from './platform/sealed-box.ts';
import { addressOf, senderMark } from './platform/sender.ts';
import { readSettings } from './platform/settings.ts';
import { Refusal } from './refusals.ts';
import { refusalsInLanguage } from './refusals-in-language.ts';
import { drawFunctionBy } from './samples/draw-function.ts';
import { tryAgain } from './try-again.ts';

type Handler = (
  event: APIGatewayProxyEventV2,
  context: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** How long a process may rely on what it read: a closed campaign or an ended grant is noticed within two seconds. */
const recentMilliseconds = 2_000;

/** Other functions, where they run in the same process. */
export interface Beside {
  readonly draw?: Invoke;
  readonly print?: Invoke;
}

export const createHandler = (
  variables: Readonly<Record<string, string | undefined>>,
  beside: Beside = {},
  clock: Clock = systemClock,
): Handler => {
  const settings = readSettings(variables);
  const log = openLog(settings, 'graphql');
  const stores = openStores(openTable(settings, tryAgain(systemRandom, systemPause)));
  const objects = openObjects(settings);
  const { seal } = openSeal(settings, systemRandom);
  const drawFunction = drawFunctionBy(beside.draw ?? openInvoke(settings, 'DRAW_FUNCTION_NAME'));
  const print = printFunctionBy(beside.print ?? openInvoke(settings, 'PRINT_FUNCTION_NAME'));
  const linkKey = readLinkKey(settings);
  const sealedBox = linkKey.then(openSealedBox);
  const gates = openGates();
  const readSignIn = signInReader(settings.OIDC_ISSUERS);
  const recentCampaign = recently(
    recentMilliseconds,
    systemClock,
    stores.campaigns.get,
    (campaign) => campaign !== undefined && takesAnswers(campaign),
  );
  const recentPerson = recently(
    recentMilliseconds,
    systemClock,
    stores.people.personWithGrants,
    ({ person }) => person !== undefined,
  );

  const signInOf = async (authorization: string | undefined, now: Date) => {
    try {
      return { signedIn: await readSignIn(authorization, now), signInProblem: undefined };
    } catch (error) {
      if (error instanceof Refusal) {
        return { signedIn: undefined, signInProblem: error };
      }
      throw error;
    }
  };

  const contextOf = async (event: APIGatewayProxyEventV2): Promise<Context> => {
    const now = clock();
    const key = await linkKey;
    const { signedIn, signInProblem } = await signInOf(event.headers['authorization'], now);
    const known =
      signedIn === undefined
        ? { person: undefined, grants: [] }
        : await recentPerson.get(personIdOf(signedIn.issuer, signedIn.subject));
    return {
      ...known,
      signedIn,
      signInProblem,
      now,
      random: systemRandom,
      newId: () => newId(now, systemRandom),
      language: (event.headers['accept-language'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh',
      stores,
      objects,
      seal,
      drawFunction,
      print,
      linkKey: key,
      sealedBox: await sealedBox,
      initSecretHash: settings.INIT_SECRET_HASH,
      senderOn: (day) => senderMark(key, addressOf(event), day),
      gates,
      recentCampaign: recentCampaign.get,
      forgetPerson: recentPerson.forget,
    };
  };

  const server = new ApolloServer<Context>({
    schema,
    introspection: settings.STAGE !== 'prod',
    includeStacktraceInErrorResponses: false,
    formatError: maskError(log, systemRandom),
    plugins: [refusalsInLanguage],
    // The answer to a wrong query never lists the right ones to somebody who may not read the schema.
    hideSchemaDetailsFromClientErrors: settings.STAGE === 'prod',
  });
  const handle = startServerAndCreateLambdaHandler(
    server,
    handlers.createAPIGatewayProxyEventV2RequestHandler(),
    { context: ({ event }) => contextOf(event) },
  );
  const answerTo: Handler = async (event, context) => {
    const answer = await handle(event, context, () => undefined);
    return typeof answer === 'object' ? answer : { statusCode: 500, body: '' };
  };
  const newResponseId = (): string => Buffer.from(systemRandom(16)).toString('base64url');
  const answerOrPage: Handler = (event, context) =>
    event.rawPath === simpleFormPath
      ? serveForm(
          event,
          askedBy(event, (asked) => answerTo(asked, context)),
          newResponseId,
        )
      : answerTo(event, context);
  return async (event, context) => packedAnswer(event, await answerOrPage(event, context));
};

let made: Handler | undefined;

export const handler: Handler = (event, context) => {
  made ??= createHandler(process.env);
  return made(event, context);
};
