import { parseArgs } from 'node:util';
import { type Command, WrongUse } from './command.ts';
import { ask, isFields, Refused, refusalFields } from './graphql-client.ts';

const help = `zhenping init: make yourself the operator (运维) of a new installation

The operator adds organisations, each with its first administrator, and loads the division list; campaigns are not
the operator's to see.

  --url URL            the GraphQL address, such as http://127.0.0.1:4700/graphql
  --secret SECRET      printed when the service was installed; works once
  --organisation NAME  the name of your organisation
  --token TOKEN        your sign-in token (or the variable ZHENPING_TOKEN)
  --json               print the result as JSON

Example:
  zhenping init --url http://127.0.0.1:4700/graphql --secret 3f9c… --organisation "Office of Evaluation" --token eyJ…`;

const document = `mutation Init($secret: String!, $organisation: String!) {
  initialise(secret: $secret, organisation: $organisation) { ${refusalFields} ... on Organisation { id name } }
}`;

export const init: Command = {
  help,
  run: async (args, { print, complain, environment }) => {
    const { url, secret, organisation, token, json } = read(args, environment);
    try {
      const data = await ask({ url, token }, document, { secret, organisation });
      const made = isFields(data['initialise']) ? data['initialise'] : {};
      print(
        json
          ? JSON.stringify({ id: made['id'], name: made['name'] })
          : `You are the operator of this installation, in ${made['name']} (organisation ${made['id']}).`,
      );
      return 0;
    } catch (error) {
      if (error instanceof Refused) {
        complain(`zhenping init: ${error.message}`);
        return 1;
      }
      throw error;
    }
  },
};

const read = (args: readonly string[], environment: Readonly<Record<string, string | undefined>>) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      secret: { type: 'string' },
      organisation: { type: 'string' },
      token: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { url, secret, organisation, token = environment['ZHENPING_TOKEN'], json = false } = values;
  if (url === undefined || !URL.canParse(url)) {
    throw new WrongUse('--url must be the address of the GraphQL API');
  }
  if (secret === undefined || organisation === undefined) {
    throw new WrongUse('--secret and --organisation are needed');
  }
  if (token === undefined) {
    throw new WrongUse('--token is needed, or the variable ZHENPING_TOKEN');
  }
  return { url, secret, organisation, token, json };
};
