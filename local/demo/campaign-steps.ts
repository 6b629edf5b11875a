/** The demo's campaign, step by step through the API, as its people would do it from any GraphQL client. */
import { ask, type GraphqlClient, isFields, refusalFields } from '../../cli/graphql-client.ts';

type Fields = Readonly<Record<string, unknown>>;
type Client = (personKey: string) => Promise<GraphqlClient>;

const act = async (
  client: GraphqlClient,
  name: string,
  parameters: string,
  args: string,
  type: string,
  fields: string,
  variables: Fields,
): Promise<Fields> => {
  const document = `mutation Demo${parameters} { ${name}${args} { ${refusalFields} ... on ${type} { ${fields} } } }`;
  const result = (await ask(client, document, variables))[name];
  return isFields(result) ? result : {};
};

/** The operator, then the commissioner's and the evaluator's organisations with their administrators. Gives the evaluator's id. */
export const foundOrganisations = async (client: Client, secret: string, issuer: string): Promise<string> => {
  const operator = await client('operator');
  await act(
    operator,
    'initialise',
    '($secret: String!, $organisation: String!)',
    '(secret: $secret, organisation: $organisation)',
    'Organisation',
    'id',
    { secret, organisation: '某省平台运维中心（模拟）' },
  );
  const add = (name: string, key: string, administratorName: string): Promise<Fields> =>
    act(
      operator,
      'addOrganisation',
      '($name: String!, $administrator: PersonInput!)',
      '(name: $name, administrator: $administrator)',
      'Organisation',
      'id',
      { name, administrator: { issuer, subject: `demo-${key}`, name: administratorName } },
    );
  await add('某省乡村振兴考核办（模拟）', 'administrator', '演示管理员');
  const evaluator = await add('某大学第三方评估中心（模拟）', 'evaluator-administrator', '演示评估方管理员');
  return String(evaluator['id']);
};

export interface RoleWanted {
  readonly giver: string;
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly division: string;
  readonly campaign?: string;
}

export const giveRole = async (client: Client, issuer: string, wanted: RoleWanted): Promise<void> => {
  await act(
    await client(wanted.giver),
    'giveRole',
    '($person: PersonInput!, $role: Role!, $campaign: ID, $division: String!)',
    '(person: $person, role: $role, campaign: $campaign, division: $division)',
    'Grant',
    'id',
    {
      person: { issuer, subject: `demo-${wanted.person}`, name: wanted.name },
      role: wanted.role,
      campaign: wanted.campaign ?? null,
      division: wanted.division,
    },
  );
};

/** The official list in parts, one after the other: a part lies in divisions that an earlier one named. */
export const loadDivisions = async (
  client: Client,
  parts: AsyncIterable<readonly { readonly code: string; readonly name: string }[]>,
): Promise<void> => {
  const operator = await client('operator');
  for await (const children of parts) {
    await act(
      operator,
      'loadDivisions',
      '($children: [DivisionChildInput!]!)',
      '(children: $children)',
      'Division',
      'code',
      { children },
    );
  }
};

export const createCampaign = async (
  client: Client,
  evaluatorId: string,
  division: string,
): Promise<string> => {
  const campaign = await act(
    await client('commissioner'),
    'createCampaign',
    '($input: CreateCampaignInput!)',
    '(input: $input)',
    'Campaign',
    'id',
    {
      input: {
        name: '花垣县脱贫退出专项评估（模拟演示）',
        programme: '精准扶贫（模拟演示）',
        division,
        timeZone: 'Asia/Shanghai',
        evaluatorId,
        simulated: true,
        provisionalForLeaders: true,
      },
    },
  );
  return String(campaign['id']);
};

/** One step of the lead or the commissioner that needs the campaign alone. */
export const step = async (client: Client, person: string, name: string, campaign: string): Promise<Fields> =>
  act(await client(person), name, '($campaign: ID!)', '(campaign: $campaign)', 'Campaign', 'id designHash', {
    campaign,
  });

/** The whole sample at once, as if every team departed on one day. */
export const discloseVillages = async (client: Client, campaign: string): Promise<void> => {
  await act(
    await client('lead'),
    'discloseVillages',
    '($campaign: ID!)',
    '(campaign: $campaign, wholeSample: true)',
    'MutationDiscloseVillagesSuccess',
    'data { code }',
    { campaign },
  );
};

export const signDesign = async (client: Client, campaign: string, designHash: unknown): Promise<void> => {
  await act(
    await client('commissioner'),
    'signDesign',
    '($campaign: ID!, $designHash: String!)',
    '(campaign: $campaign, designHash: $designHash)',
    'Campaign',
    'id',
    { campaign, designHash },
  );
};

export const saveDesign = async (client: Client, campaign: string, design: Fields): Promise<void> => {
  const lead = await client('lead');
  const standard = (await ask(lead, '{ standardIndicators }'))['standardIndicators'];
  const indicators = isFields(standard) ? standard['indicators'] : [];
  await act(
    lead,
    'saveDesign',
    '($campaign: ID!, $design: Design!)',
    '(campaign: $campaign, design: $design)',
    'Campaign',
    'id',
    { campaign, design: { ...design, indicators } },
  );
};

/** Uploads a list and waits until it is adopted. Throws with its problems where it is refused. */
export const importList = async (
  client: Client,
  campaign: string,
  kind: 'VILLAGES' | 'HOUSEHOLDS',
  csv: string,
): Promise<void> => {
  const lead = await client('lead');
  const requested = await act(
    lead,
    'requestUpload',
    '($campaign: ID!, $kind: ImportKind!, $fileName: String!)',
    '(campaign: $campaign, kind: $kind, fileName: $fileName)',
    'RequestedUpload',
    'uploadUrl frameImport { id }',
    { campaign, kind, fileName: `${kind.toLowerCase()}.csv` },
  );
  const put = await fetch(String(requested['uploadUrl']), { method: 'PUT', body: csv });
  if (!put.ok) {
    throw new Error(`The file store refused the upload: ${put.status}`);
  }
  const frameImport = isFields(requested['frameImport']) ? requested['frameImport'] : {};
  for (let tries = 0; tries < 600; tries += 1) {
    const state = await importState(lead, campaign, frameImport['id']);
    if (state['state'] === 'ADOPTED') {
      return;
    }
    if (state['state'] === 'REFUSED') {
      throw new Error(`The import was refused: ${JSON.stringify(state['problems'])}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not finish within 30 seconds');
};

const importState = async (lead: GraphqlClient, campaign: string, id: unknown): Promise<Fields> => {
  const document = `query Import($campaign: ID!, $id: ID!) { campaign(id: $campaign) { ${refusalFields}
    ... on Campaign { frameImport(id: $id) { state problems { row column reason } } } } }`;
  const found = (await ask(lead, document, { campaign, id }))['campaign'];
  const frameImport = isFields(found) ? found['frameImport'] : undefined;
  return isFields(frameImport) ? frameImport : {};
};
