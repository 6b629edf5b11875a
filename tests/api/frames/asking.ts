import { put, requestUpload, settledImport } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { operations } from '../operations.ts';

/** Asks for an upload with more than its kind, such as `divisionYear: "2019"`. */
export const requestWith = async (campaign: string, more: string): Promise<Fields> => {
  const document = operations.requestUpload.document.replace('kind: $kind', `kind: $kind, ${more}`);
  const { data } = await evaluation.ask('lead', document, { campaign, kind: 'VILLAGES', fileName: 'v.csv' });
  return fieldsOf(fieldsOf(data)['requestUpload']);
};

/** Puts a list and waits for what becomes of it. */
export const uploadWith = async (campaign: string, file: string, more = ''): Promise<Fields> => {
  const requested =
    more === '' ? await requestUpload(evaluation, campaign, 'VILLAGES') : await requestWith(campaign, more);
  await put(requested, file);
  return settledImport(evaluation, campaign, requested);
};

const villageFields = 'code name stratum size attributes { name value }';
const reportFields = `listed findings { kind total first { code name about } }
  changes { basis added removed changed first { code before { ${villageFields} } after { ${villageFields} } } }`;

/** The campaign's village list as its lead reads it. */
export const frameOf = async (campaign: string, county = '433124'): Promise<Fields> => {
  const document = `query Frame($campaign: ID!, $county: String!) { campaign(id: $campaign) { ... on Campaign { divisionYear
    frame { id divisionYear rows report { ${reportFields} } villages(county: $county) { edges { node { ${villageFields} } } } } } } }`;
  const { data } = await evaluation.ask('lead', document, { campaign, county });
  return fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['frame']);
};

export const villagesOf = (frame: Fields): readonly Fields[] =>
  listOf(fieldsOf(frame['villages'])['edges']).map(({ node }) => fieldsOf(node));

/** The report of any import, by its id. */
export const reportOf = async (campaign: string, id: unknown): Promise<Fields> => {
  const document = `query Report($campaign: ID!, $id: ID!) { campaign(id: $campaign) { ... on Campaign {
    frameImport(id: $id) { report { ${reportFields} } } } } }`;
  const { data } = await evaluation.ask('lead', document, { campaign, id });
  return fieldsOf(fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['frameImport'])['report']);
};

/** `KIND total: code name about; …` of every kind that was found. */
export const findingsOf = (report: Fields): readonly string[] =>
  listOf(report['findings'])
    .filter(({ total }) => total !== 0)
    .map(({ kind, total, first }) => {
      const places = listOf(first).map(({ code, name, about }) =>
        [code, name, about].filter((each) => each !== null).join(' '),
      );
      return `${kind} ${total}: ${places.join('; ')}`;
    });
