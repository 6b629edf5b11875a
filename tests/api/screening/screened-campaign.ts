import { fullDesign, newCampaign, sampleOf, upload, villageCsv } from '../campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf } from '../evaluation.ts';

/** Groups of the `index`th drawn village: four, five or six. */
export const groupsOf = (index: number): readonly string[] =>
  Array.from({ length: 4 + (index % 3) }, (_, group) => `${group + 1}组`);

/** Of each group three households that are not registered, and one of either other list. */
const rosterOf = (village: string, index: number): readonly string[] =>
  groupsOf(index).flatMap((group) => [
    ...[1, 2, 3].map((k) => `${village},nonregistered,n-${group.slice(0, 1)}-${k},${group}`),
    `${village},exited,e-${group.slice(0, 1)},${group}`,
    `${village},poor,p-${group.slice(0, 1)},${group}`,
  ]);

/** A campaign whose design has three groups a village screened, up to its rosters. `roster`: lines instead of the usual ones. */
export const withGroups = async (
  evaluation: Evaluation,
  design: Fields = { screening: { groups: 3 } },
  roster: (village: string, index: number) => readonly string[] = rosterOf,
): Promise<string> => {
  const { mustAct } = evaluation;
  const campaign = await newCampaign(evaluation);
  await upload(evaluation, campaign, 'VILLAGES', villageCsv());
  await mustAct('lead', 'saveDesign', { campaign, design: await fullDesign(evaluation, design) });
  const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
  await mustAct('commissioner', 'signDesign', { campaign, designHash });
  await mustAct('lead', 'drawVillages', { campaign });
  await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  const drawn = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
  const rows = ['village,list,household,group', ...drawn.flatMap(roster), ''];
  await upload(evaluation, campaign, 'HOUSEHOLDS', rows.join('\n'));
  return campaign;
};

export const inScreening = async (evaluation: Evaluation): Promise<string> => {
  const campaign = await withGroups(evaluation);
  await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
  await evaluation.mustAct('lead', 'openFieldwork', { campaign });
  return campaign;
};

export interface FieldCase {
  readonly village: string;
  readonly code: string;
  readonly group: string;
  readonly household: string;
  readonly token: string;
}

/** Everything that the interviewer works on. */
export const fieldCases = async (evaluation: Evaluation, campaign: string): Promise<readonly FieldCase[]> => {
  const document = `query Cases($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
    fieldVillages { code cases { code group household token } } } } }`;
  const { data } = await evaluation.ask('interviewer', document, { campaign });
  return listOf(fieldsOf(fieldsOf(data)['campaign'])['fieldVillages']).flatMap(({ code: village, cases }) =>
    listOf(cases).map(({ code, group, household, token }) => ({
      village: String(village),
      code: String(code),
      group: String(group),
      household: String(household),
      token: String(token),
    })),
  );
};

/** The drawn groups of every village, as the lead sees them. */
export const screeningsOf = async ({ ask }: Evaluation, campaign: string): Promise<readonly Fields[]> => {
  const document = `query Screenings($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
    screenings(first: 50) { edges { node { village name groups drawn { name unit ticket } } } } } } }`;
  const { data } = await ask('lead', document, { campaign });
  const { edges } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['screenings']);
  return listOf(edges).map(({ node }) => fieldsOf(node));
};
