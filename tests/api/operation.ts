import { refusalFields } from '../../cli/graphql-client.ts';

type Parameters = Readonly<Record<string, string>>;

/** One document that any GraphQL client could send: the result's fields, or the refusal. */
export const operation = (
  kind: 'query' | 'mutation',
  name: string,
  parameters: Parameters,
  type: string,
  fields: string,
) => {
  const names = Object.keys(parameters);
  const declared = names.map((each) => `$${each}: ${parameters[each]}`).join(', ');
  const passed = names.map((each) => `${each}: $${each}`).join(', ');
  const brackets = (text: string): string => (text === '' ? '' : `(${text})`);
  return {
    name,
    document: `${kind} Test${brackets(declared)} { ${name}${brackets(passed)} { ${refusalFields} ... on ${type} { ${fields} } } }`,
  };
};

export const mutation = (name: string, parameters: Parameters, type: string, fields: string) =>
  operation('mutation', name, parameters, type, fields);

export const inCampaign = { campaign: 'ID!' };
