/** A small campaign, brought as far as a test needs it: each step is what its people would do. */
import { type Evaluation, type Fields, fieldsOf, listOf, until } from './evaluation.ts';

export const county = '433124';

/** 花垣县: six villages of a town and four of a township, of different sizes. */
export const frame = [
  ...['201', '202', '203', '204', '205', '206'].map((end, index) => ({
    code: `433124100${end}`,
    name: `镇村${index + 1}`,
    stratum: 'town',
    size: 80 + 17 * index,
  })),
  ...['201', '202', '203', '204'].map((end, index) => ({
    code: `433124200${end}`,
    name: `乡村${index + 1}`,
    stratum: 'township',
    size: 60 + 11 * index,
  })),
];

export const villageCsv = (villages: typeof frame = frame): string =>
  ['code,name,stratum,size', ...villages.map((each) => Object.values(each).join(',')), ''].join('\n');

/** Three of six and two of four villages, one reserve each; two households of every list. */
const design = {
  strata: [
    { code: 'town', villages: 3, reserve: 1 },
    { code: 'township', villages: 2, reserve: 1 },
  ],
  households: { poor: 2, exited: 2, nonregistered: 2 },
  registryTotals: [{ division: county, poor: 300, exited: 9000, nonregistered: 30_000 }],
};

const lists = ['poor', 'exited', 'nonregistered'] as const;

/** The roster of one village with so many households on each list, all of one group. */
export const rosterWith = (
  village: string,
  counts: Readonly<Record<(typeof lists)[number], number>>,
  group: string,
): string =>
  [
    'village,list,household,group',
    ...lists.flatMap((list) =>
      Array.from({ length: counts[list] }, (_, index) => `${village},${list},${list}-${index + 1},${group}`),
    ),
    '',
  ].join('\n');

/** Five households of every list in each village. */
export const rosterCsv = (villages: readonly string[], each = 5): string =>
  [
    'village,list,household,group',
    ...villages.flatMap((village) =>
      lists.flatMap((list) =>
        Array.from(
          { length: each },
          (_, index) => `${village},${list},${list}-${index + 1},${1 + (index % 2)}组`,
        ),
      ),
    ),
    '',
  ].join('\n');

/** The commissioner engages the university; its team is given roles in the campaign, leaders theirs. Gives the campaign's id. */
export const newCampaign = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const { mustAct, give, universityId } = evaluation;
  const input = {
    name: '退出评估',
    programme: '精准扶贫',
    division: county,
    timeZone: 'Asia/Shanghai',
    evaluatorId: universityId,
    simulated: true,
    provisionalForLeaders: true,
    ...changes,
  };
  const campaign = String((await mustAct('commissioner', 'createCampaign', { input }))['id']);
  await Promise.all([
    give('university-administrator', 'lead', 'LEAD', 'CN', campaign),
    give('university-administrator', 'second-lead', 'LEAD', 'CN', campaign),
    give('university-administrator', 'interviewer', 'INTERVIEWER', county, campaign),
    give('university-administrator', 'interviewer-elsewhere', 'INTERVIEWER', '433123', campaign),
    give('office-administrator', 'leader', 'LEADER', county, campaign),
    give('office-administrator', 'leader-elsewhere', 'LEADER', '433123', campaign),
  ]);
  return campaign;
};

type ImportKind = 'VILLAGES' | 'HOUSEHOLDS' | 'CORRECTIONS';
type File = string | Uint8Array<ArrayBuffer>;

export const requestUpload = ({ mustAct }: Evaluation, campaign: string, kind: ImportKind): Promise<Fields> =>
  mustAct('lead', 'requestUpload', { campaign, kind, fileName: 'list.csv' });

export const put = async (requested: Fields, file: File): Promise<void> => {
  const answer = await fetch(String(requested['uploadUrl']), { method: 'PUT', body: file });
  if (!answer.ok) {
    throw new Error(`The file was not taken: ${answer.status}`);
  }
};

/** What became of an import, once it is adopted or refused. */
export const settledImport = (
  { ask }: Evaluation,
  campaign: string,
  requested: Fields,
  patience?: number,
): Promise<Fields> => {
  const { id } = fieldsOf(requested['frameImport']);
  const document = `query Import($campaign: ID!, $id: ID!) { campaign(id: $campaign) { ... on Campaign {
    frameImport(id: $id) { id state rows problemCount problems { row column field reason } } } } }`;
  return until(
    async () => {
      const { data } = await ask('lead', document, { campaign, id });
      return fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['frameImport']);
    },
    ({ state }) => state === 'ADOPTED' || state === 'REFUSED',
    patience,
  );
};

/** Puts a file where the lead is told to, and waits for what becomes of it. */
export const upload = async (
  evaluation: Evaluation,
  campaign: string,
  kind: ImportKind,
  file: File,
  patience?: number,
): Promise<Fields> => {
  const requested = await requestUpload(evaluation, campaign, kind);
  await put(requested, file);
  return settledImport(evaluation, campaign, requested, patience);
};

const mustBeAdopted = (done: Fields): void => {
  if (done['state'] !== 'ADOPTED') {
    throw new Error(`The import was refused: ${JSON.stringify(done)}`);
  }
};

export const withFrame = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await newCampaign(evaluation, changes);
  mustBeAdopted(await upload(evaluation, campaign, 'VILLAGES', villageCsv()));
  return campaign;
};

/** The design with the indicators of the county exit check. */
export const fullDesign = async ({ ask }: Evaluation, changes: Fields = {}): Promise<Fields> => {
  const { data } = await ask('commissioner', '{ standardIndicators }');
  const { indicators } = fieldsOf(fieldsOf(data)['standardIndicators']);
  return { ...design, indicators, ...changes };
};

export const withDesign = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await withFrame(evaluation, changes);
  await evaluation.mustAct('lead', 'saveDesign', { campaign, design: await fullDesign(evaluation) });
  return campaign;
};

export const frozen = async (
  evaluation: Evaluation,
  changes: Fields = {},
): Promise<{ readonly campaign: string; readonly designHash: string }> => {
  const campaign = await withDesign(evaluation, changes);
  const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
  return { campaign, designHash: String(designHash) };
};

export const signed = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const { campaign, designHash } = await frozen(evaluation, changes);
  await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
  return campaign;
};

export const drawn = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await signed(evaluation, changes);
  await evaluation.mustAct('lead', 'drawVillages', { campaign });
  return campaign;
};

/** Every village of the sample has been shown to its team. */
export const disclosed = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await drawn(evaluation, changes);
  await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  return campaign;
};

/** The disclosed villages as the lead sees them. */
export const sampleOf = async ({ ask }: Evaluation, campaign: string): Promise<readonly Fields[]> => {
  const document = `query Sample($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { sample(first: 100) { edges { node {
    code name stratum role rank probability size lists { list size issued } } } } } } }`;
  const { data } = await ask('lead', document, { campaign });
  const { edges } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['sample']);
  return listOf(edges).map(({ node }) => fieldsOf(node));
};

export const withRosters = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await disclosed(evaluation, changes);
  const villages = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
  mustBeAdopted(await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(villages)));
  return campaign;
};

export const householdsDrawn = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await withRosters(evaluation, changes);
  await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
  return campaign;
};

export const inFieldwork = async (evaluation: Evaluation, changes: Fields = {}): Promise<string> => {
  const campaign = await householdsDrawn(evaluation, changes);
  await evaluation.mustAct('lead', 'openFieldwork', { campaign });
  return campaign;
};
